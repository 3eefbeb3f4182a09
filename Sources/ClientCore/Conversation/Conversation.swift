import ChatModel

/// A named room or a direct conversation, as one person reads it.
package struct Conversation: Sendable {
    /// Whether the hub's session is in the room.
    package enum Status: Hashable, Sendable {
        case outside
        case joining
        case joined(RoomNumber)
    }

    package let key: ConversationKey
    /// The room's name as it is written; nil for a direct conversation.
    package internal(set) var name: RoomName?
    /// With whom one talks directly; nil for a room.
    package internal(set) var partner: Person?
    package internal(set) var status: Status = .outside
    package private(set) var topic: Topic = .none
    package private(set) var mode: RoomMode = .open
    /// What the user is in the room.
    package internal(set) var role = Role.member
    /// Why the user is not in the room, until they ask to be; nil otherwise.
    package internal(set) var exit: Exit?
    package internal(set) var timeline = Timeline()
    package internal(set) var roster = Roster()
    /// Who was in it before the connection broke.
    var returning = Returning()
    /// Which part of it is on the screen, or was when it was last there.
    package internal(set) var view: View = .newest
    /// How far it is read, and what is not.
    package internal(set) var reading = Reading()
    /// The message that commands are about, chosen by the person; nil while none is.
    package internal(set) var selection: Seq?
    /// The own message whose words are in the composer to be changed.
    package internal(set) var editing: Seq?
    /// The place that was last jumped to, while it is on the screen.
    package internal(set) var landmark: Seq?
    /// Who writes something there, and until when that is believed.
    var writers: [UserNumber: Monotonic] = [:]
    /// What the hub was last told of the user's own writing there; nil if nothing in this session.
    var toldWriting: ToldWriting?
    /// Whether a page of the journal is on its way.
    package internal(set) var isLoading = false

    /// Whether a session has been in it, in this run or in the one that kept it.
    var wasJoined = false
    private var topicPlace: Seq = .zero
    private var modePlace: Seq = .zero
    /// The place that is to be shown once it is loaded.
    var target: Target?
    /// Messages that are answered and not loaded: what is known of them, and which were asked for.
    var quotes = Quotes()
    /// Whether the person came to the top and wants more.
    var wantsOlder = false
    /// Whether a roster page is on its way.
    var isLoadingRoster = false
    /// Whether the hub refused a page; not asked again before the next session or the next wish.
    var isBlocked = false

    init(room name: RoomName) {
        key = .room(name)
        self.name = name
    }

    init(with partner: Person) {
        key = .direct(partner.id)
        self.partner = partner
    }

    /// The last place that was read.
    package var read: Seq { reading.place }

    /// How many lines of others stand behind it.
    package var unread: Int { reading.unread }

    /// How many of those call the person: as a rule those that speak of them, and all of a direct conversation.
    package var mentions: Int { reading.mentions }

    /// The place behind which the line "3 new" stands; nil when there is none.
    package var newLine: Seq? { reading.line }

    /// How many lines of others stand behind that line.
    package var newCount: Int { reading.newCount }

    /// The room's number while the session is in it.
    package var number: RoomNumber? {
        if case .joined(let number) = status { number } else { nil }
    }

    /// Whether the partner of a direct conversation is on the hub.
    package var isPartnerHere: Bool { partner.map { roster.contains($0.number) } ?? true }

    /// Takes a topic that was set at a place, unless a later one is known.
    mutating func set(_ topic: Topic, at place: Seq) {
        guard place >= topicPlace else { return }
        (self.topic, topicPlace) = (topic, place)
    }

    /// Takes a mode that was set at a place, unless a later one is known.
    mutating func set(_ mode: RoomMode, at place: Seq) {
        guard place >= modePlace else { return }
        (self.mode, modePlace) = (mode, place)
    }

    /// Whether the user may speak here, as far as the client knows.
    package var maySpeak: Bool { exit == nil && (!mode.isAnnounceOnly || role >= .operator) }

    /// Forgets what the old journal said of topic and mode.
    mutating func forgetSettings() { (topicPlace, modePlace) = (.zero, .zero) }

    /// Takes in the state of messages.
    mutating func take(_ amendments: [Amendment]) {
        timeline.take(amendments)
        for amendment in amendments { quotes.forget(amendment.target) }
    }

    /// Everything up to the end is read.
    mutating func readAll() { reading.readAll(to: timeline.head) }

    /// The person looks at its end: the line stands where they left off.
    mutating func look() { reading.look(to: timeline.head) }

    /// The person goes elsewhere: the line has done its work.
    mutating func turnAway() {
        reading.dropLine()
        (view, selection, landmark, target) = (.newest, nil, nil, nil)
    }

    /// Counts again from the lines that are there; where they are not all there, from what the hub counted.
    mutating func recount(using judge: Judge) {
        let start = reading.beginRecount(
            knowsAll: timeline.coversAll(after: read), missing: timeline.holes.count, judge.attention(to: key))
        for item in timeline.items.reversed() {
            guard item.place.seq > start else { break }
            guard let entry = item.entry, judge.counts(entry) else { continue }
            reading.add(isMention: judge.calls(entry, in: key))
        }
    }
}

/// What decides whether a line counts: who reads, and whom they ignore.
struct Judge {
    let you: Person
    let people: People
    let ignored: Set<UserID>
    /// What the person chose for conversations; for others mentions count.
    var attention: [ConversationKey: Attention] = [:]

    /// Whether somebody else said it, whom the person does not ignore.
    func counts(_ entry: Entry) -> Bool {
        guard entry.author != you.number, entry.body.isSaid else { return false }
        return people[entry.author].map { !ignored.contains($0.id) } ?? true
    }

    /// Which messages of a conversation call the person.
    func attention(to key: ConversationKey) -> Attention { attention[key] ?? .mentions }

    /// Whether it calls the person.
    func calls(_ entry: Entry, in key: ConversationKey) -> Bool {
        switch attention(to: key) {
        case .all: true
        case .mentions: isMention(entry, in: key)
        case .none: false
        }
    }

    /// Whether it speaks of the user, or to them alone.
    func isMention(_ entry: Entry, in key: ConversationKey) -> Bool {
        key.isDirect || entry.body.spoken.map { Mention.of(you.nick, in: $0.text) } ?? false
    }
}
