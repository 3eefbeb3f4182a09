import ChatModel

/// A proven connection: whose it is, what it reads, and what it is owed.
struct Session: Sendable {
    let user: UserNumber
    let kind: SessionKind
    var lastHeard: Monotonic
    var nextHeartbeat: Monotonic
    /// The rooms that it reads and may post to.
    var rooms: Set<RoomNumber> = []
    /// Of those, the ones whose history it still waits for, with the newest read for each.
    var opening: [RoomNumber: LoadTicket] = [:]
    /// Posts that are neither acknowledged nor refused yet.
    var unacknowledged = 0
    /// Posts of a lower attempt are refused: an earlier one failed, and the author's order must hold.
    var attemptFloor: UInt32 = 0
    var rate: TokenBucket
    /// Reads of the journal under way for it.
    var loads = 0
    /// Whether the hub reads it later, because it is over its rate.
    var isDelayed = false

    /// Takes a sign of life, and a token for what is more than that; says whether just now its rate was exceeded.
    mutating func hear(takingToken: Bool, at now: Monotonic) -> Bool {
        lastHeard = now
        guard takingToken, !rate.take(at: now), !isDelayed else { return false }
        isDelayed = true
        return true
    }

    /// Counts a post that it may send; or says why it may not.
    mutating func admit(_ post: Post, credit: Int) -> (code: Refusal.Code, detail: String)? {
        if !rooms.contains(post.room) { return (.notJoined, "You are not in that room.") }
        if post.attempt < attemptFloor {
            return (.staleAttempt, "An earlier message was not stored; this one waits for it.")
        }
        if unacknowledged >= credit {
            return (.overCredit, "Too many messages wait for the hub; send this one again later.")
        }
        unacknowledged += 1
        return nil
    }

    /// Refuses posts of lower attempts from now on.
    mutating func raiseFloor(to attempt: UInt32) { attemptFloor = max(attemptFloor, attempt) }
}

/// Everything open that belongs to one user; it outlives their sessions while a room still shows them.
struct Presence: Sendable {
    var sessions: Set<SessionID> = []
    /// How many of them stand in rosters.
    var members = 0
    var away: AwayText?
}
