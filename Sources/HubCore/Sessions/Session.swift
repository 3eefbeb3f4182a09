import ChatModel

/// A proven connection: whose it is, what it reads, and what it is owed.
struct Session: Sendable {
    let user: UserNumber
    let kind: SessionKind
    /// The address from which it came.
    let place: AddressTable.Place
    var lastHeard: Monotonic
    var nextHeartbeat: Monotonic
    /// The rooms that it reads and may post to.
    private(set) var rooms: Set<RoomNumber> = []
    /// Of those, the ones whose history it still waits for, with the newest read for each.
    var opening: [RoomNumber: LoadTicket] = [:]
    /// Of those, the direct ones into which it was brought because somebody wrote to its user.
    private(set) var unasked: Set<RoomNumber> = []
    /// The last place that each of them had when it came in.
    private(set) var entries: [RoomNumber: Seq] = [:]
    /// How far its user has read each of them, as far as it was told or said.
    private(set) var marks: [RoomNumber: Seq] = [:]
    /// Posts that are neither acknowledged nor refused yet.
    private(set) var unacknowledged = 0
    /// The rooms that were told that its user writes something.
    var typing: [RoomNumber: TypingNotice] = [:]
    /// Orders that are not answered yet.
    var orders = 0
    /// Posts of a lower attempt are refused: an earlier one failed, and the author's order must hold.
    private(set) var attemptFloor: UInt32 = 0
    /// The highest attempt among its posts.
    private(set) var newestAttempt: UInt32 = 0
    var allowance: Allowance
    /// Reads of the journal under way for it.
    var loads = 0
    /// The tags of its uploads and open files that ended a moment ago, and how much of each may still come.
    private(set) var strays: [Tag: Int] = [:]
    /// Searches under way for it.
    var searches = 0
    /// Whether the hub reads it later, because it is over its rate.
    var isDelayed = false

    /// Takes a sign of life and what it weighs; says whether its rates still hold, and to which address it counts.
    mutating func hear(
        _ cost: UInt64, bytes: Int, _ limits: Limits, at now: Monotonic
    ) -> (holds: Bool, place: AddressTable.Place) {
        lastHeard = now
        return (cost == 0 || allowance.take(cost, bytes: bytes, limits, at: now), place)
    }

    /// It reads a room from now on.
    mutating func enter(_ room: RoomNumber, at head: Seq, unasked isUnasked: Bool) {
        guard rooms.insert(room).inserted else { return }
        entries[room] = head
        if isUnasked { unasked.insert(room) }
    }

    /// The last place that a room had when it came in; nil if it is not there.
    func entered(_ room: RoomNumber) -> Seq? { entries[room] }

    /// It no longer reads a room.
    mutating func leave(_ room: RoomNumber) {
        rooms.remove(room)
        unasked.remove(room)
        opening[room] = nil
        typing[room] = nil
        marks[room] = nil
        entries[room] = nil
    }

    /// How far its user has read a room, as far as it knows.
    func mark(in room: RoomNumber) -> Seq { marks[room] ?? .zero }

    /// Takes in how far its user has read a room; says whether that is further than it knew. Visitors have no marks.
    mutating func learn(_ mark: Seq, in room: RoomNumber) -> Bool {
        guard kind == .member, rooms.contains(room), mark > self.mark(in: room) else { return false }
        marks[room] = mark
        return true
    }

    /// Counts a post that it may send; or says why it may not.
    mutating func admit(
        _ post: Post, credit: Int, _ speech: SpeechObjection?
    ) -> (code: Refusal.Code, detail: String)? {
        if !rooms.contains(post.room) { return (.notJoined, "You are not in that room.") }
        if post.attempt < attemptFloor {
            return (.staleAttempt, "An earlier message was not stored; this one waits for it.")
        }
        newestAttempt = max(newestAttempt, post.attempt)
        if let speech {
            if speech.isPassing { startAnew() }
            return (speech.code, speech.detail)
        }
        if unacknowledged >= credit {
            startAnew()
            return (.overCredit, "Too many messages wait for the hub; send this one again later.")
        }
        unacknowledged += 1
        return nil
    }

    /// One of its posts, or orders, is answered.
    mutating func release(_ source: JournalQueue.Pending.Source) {
        switch source {
        case .post: unacknowledged -= 1
        case .order: orders -= 1
        case .run, .file: break
        }
    }

    /// An upload or open file of it ended: what was sent before that was known is no offence.
    mutating func noteStray(_ tag: Tag, upTo limit: Int) {
        if strays.count >= limit, strays[tag] == nil { strays = [:] }
        strays[tag] = FilePieces.underWay / (4 << 10)
    }

    /// Whether an upload or open file ended a moment ago.
    func isStray(_ tag: Tag) -> Bool { strays[tag] != nil }

    /// Takes something for an upload or open file that ended; says whether that may be borne.
    mutating func takeStray(of tag: Tag) -> Bool {
        guard let left = strays[tag], left > 0 else { return false }
        strays[tag] = left - 1
        return true
    }

    /// One of its posts goes back: refuses all attempts so far from now on, and gives the lowest that counts.
    @discardableResult
    mutating func startAnew() -> UInt32 {
        attemptFloor = max(attemptFloor, newestAttempt == .max ? .max : newestAttempt + 1)
        return attemptFloor
    }
}

/// Everything open that belongs to one user; it outlives their sessions while a room still shows them.
struct Presence: Sendable {
    var sessions: Set<SessionID> = []
    /// How many of them stand in rosters.
    var members = 0
    var away: AwayText?
}
