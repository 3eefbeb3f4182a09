import ChatModel

/// A proven connection: whose it is, what it reads, and what it is owed.
struct Session: Sendable {
    let user: UserNumber
    let kind: SessionKind
    let address: PeerAddress
    var lastHeard: Monotonic
    var nextHeartbeat: Monotonic
    /// The rooms that it reads and may post to.
    var rooms: Set<RoomNumber> = []
    /// Posts that are neither acknowledged nor refused yet.
    var unacknowledged = 0
    /// Posts of a lower attempt are refused: an earlier one failed, and the author's order must hold.
    var attemptFloor: UInt32 = 0
    var rate: TokenBucket
    /// Reads of the journal under way for it.
    var loads = 0
    /// Whether the hub reads it later, because it is over its rate.
    var isDelayed = false
}

/// Everything open that belongs to one user.
struct Presence: Sendable {
    var sessions: Set<SessionID> = []
    /// How many of them stand in rosters.
    var members = 0
    var away: AwayText?
    var lastSpoke: Monotonic?

    var isMember: Bool { members > 0 }
}
