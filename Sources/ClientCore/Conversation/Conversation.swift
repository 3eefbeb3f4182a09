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
    package internal(set) var timeline = Timeline()
    package internal(set) var roster = Roster()
    /// Which part of it is on the screen, or was when it was last there.
    package internal(set) var view: View = .newest
    /// The last place that was read.
    package private(set) var read: Seq = .zero
    /// How many lines of others stand behind it.
    package private(set) var unread = 0
    /// How many of those speak of the user; all of them in a direct conversation.
    package private(set) var mentions = 0
    /// Whether a page of the journal is on its way.
    package internal(set) var isLoading = false

    /// Whether the session has been in it in this run.
    var wasJoined = false
    private var topicPlace: Seq = .zero
    private var fence: Seq?
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

    /// The entry behind which the line "3 new" stands; nil when there is none.
    package var newLine: Seq? { unread > 0 ? read : fence }

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

    /// Forgets what the old journal said of the topic.
    mutating func forgetTopic() { topicPlace = .zero }

    /// Everything up to the end is read.
    mutating func readAll() {
        (unread, mentions) = (0, 0)
        read = timeline.head
    }

    /// The person looks at its end: the line stands where they left off.
    mutating func look() {
        if unread > 0 { fence = read }
        readAll()
    }

    /// The person goes elsewhere: the line has done its work.
    mutating func turnAway() { fence = nil }

    /// Everything before this place counts as read, what follows does not.
    mutating func setRead(_ place: Seq) { read = place }

    /// Counts a new line of somebody else.
    mutating func count(_ entry: Entry, isMention: Bool) {
        guard entry.seq > read else { return }
        unread += 1
        if isMention { mentions += 1 }
    }

    /// Counts again from the lines that are there; what is missing counts as unread.
    mutating func recount(using judge: Judge) {
        (unread, mentions) = (Int(timeline.holes.count(above: read)), 0)
        for item in timeline.items.reversed() {
            guard item.place.seq > read else { break }
            guard let entry = item.entry, judge.counts(entry) else { continue }
            unread += 1
            if judge.isMention(entry, in: key) { mentions += 1 }
        }
    }
}

/// What decides whether a line counts: who reads, and whom they ignore.
struct Judge {
    let you: Person
    let people: People
    let ignored: Set<UserID>

    /// Whether somebody else said it, whom the person does not ignore.
    func counts(_ entry: Entry) -> Bool {
        guard entry.author != you.number, entry.body.spoken != nil else { return false }
        return people[entry.author].map { !ignored.contains($0.id) } ?? true
    }

    /// Whether it speaks of the user, or to them alone.
    func isMention(_ entry: Entry, in key: ConversationKey) -> Bool {
        key.isDirect || entry.body.spoken.map { Mention.of(you.nick, in: $0.text) } ?? false
    }
}
