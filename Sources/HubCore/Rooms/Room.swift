import ChatModel

/// A room: who stands in it, how far it is published, and what its next roster delta will say.
struct Room: Sendable {
    let kind: RoomKind
    private(set) var topic: Topic
    private(set) var mode: RoomMode
    /// When people spoke last, while the room has a pause.
    private(set) var pauses = Pauses()
    /// The last published entry's place.
    private(set) var head: Seq
    /// The last place whose entry has expired.
    private(set) var floor: Seq
    /// When somebody said or changed something last.
    private(set) var time: HubTime
    /// The last published entry that says what the room is: while the journal has it, the room can be rebuilt.
    private(set) var described = Seq.zero
    private var edits = EditTrail()
    var roster = Roster()
    /// Whose numbers the published log has told; what still waits for the journal does not count.
    private var introduced: Set<UserNumber> = []
    var news = RosterNews()

    /// A room as the journal has it.
    init(_ state: RoomState) {
        kind = state.record.kind
        (topic, head, floor, time, mode) = (state.topic, state.head, state.floor, state.time, state.mode)
    }

    mutating func set(_ mode: RoomMode) {
        self.mode = mode
        if mode.pause == 0 { pauses.forget() }
    }

    /// Somebody speaks: what their pause counts from.
    mutating func noteSpeech(by user: UserNumber, at now: Monotonic, limit: Int) {
        if mode.pause > 0 { pauses.note(user, pause: UInt64(mode.pause) * 1_000, at: now, limit: limit) }
    }

    var name: RoomName? {
        if case .named(let name) = kind { name } else { nil }
    }

    /// Takes in an entry as it is published; says whether its author must be introduced first.
    mutating func advance(to entry: Entry, authorStays: Bool, editsRemembered: Int) -> Bool {
        head = entry.seq
        if entry.author != .hub { time = entry.time }
        switch entry.body {
        case .topic(let topic): (self.topic, described) = (topic, entry.seq)
        case .snapshot: described = entry.seq
        case .edit(let target, _): edits.note(entry.seq, of: target, limit: editsRemembered)
        default: break
        }
        if authorStays { return introduced.insert(entry.author).inserted }
        return !introduced.contains(entry.author)
    }

    /// The place up to which the published log holds words of a message: its own, or that of its last edit.
    func lastWords(of target: Seq) -> Seq { edits.end(of: target) }

    /// What stands up to this place has expired.
    mutating func raiseFloor(to seq: Seq) { floor = max(floor, seq) }

    /// Takes in what is published besides entries.
    mutating func advance(by event: RoomEvent) {
        switch event {
        case .arrived(let member): introduced.insert(member.person.number)
        case .introduced(let person): introduced.insert(person.number)
        case .left(let user): introduced.remove(user)
        case .roster(let delta):
            introduced.subtract(delta.left)
            introduced.formUnion(delta.arrived.lazy.map(\.person.number))
        case .entry, .renamed, .away, .role, .typing: break
        }
    }

    /// Notes that a user came; says whether that is told at once, and not with the next delta.
    mutating func noteArrival(of user: UserNumber, quiet: Int) -> Bool {
        guard roster.count >= quiet || !news.isEmpty else { return true }
        news.arrive(user)
        return false
    }

    /// Notes that a user is gone; says whether that is told at once, and not with the next delta.
    mutating func noteDeparture(of user: UserNumber, quiet: Int) -> Bool {
        guard roster.count >= quiet || !news.isEmpty else { return true }
        news.leave(user)
        return false
    }

    /// Whether single people are spoken of: it is not large, and whoever stands in its roster was told.
    func tellsOfEach(quiet: Int) -> Bool { roster.count < quiet && news.isEmpty }

    /// Forgets that a user who stands in no roster was introduced.
    mutating func forgetVisitor(_ user: UserNumber) {
        if !roster.contains(user) { introduced.remove(user) }
    }
}
