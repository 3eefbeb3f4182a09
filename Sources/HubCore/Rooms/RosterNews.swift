import ChatModel

/// A large room's comings and goings that were not told yet.
struct RosterNews: Sendable {
    /// Who came; true for those whom the room still shows from before.
    private var arrived: [UserNumber: Bool] = [:]
    private var left: Set<UserNumber> = []
    private var lastTold: Monotonic?

    var isEmpty: Bool { arrived.isEmpty && left.isEmpty }

    /// Somebody came; one who had left untold is told all the same: nick and absence may have changed.
    mutating func arrive(_ user: UserNumber) { arrived[user] = left.remove(user) != nil }

    /// Somebody left; of one whose coming was not told, nothing is told at all.
    mutating func leave(_ user: UserNumber) {
        if arrived.removeValue(forKey: user) != false { left.insert(user) }
    }

    /// Takes all that is to be told; nil when the last time was less than an interval (ms) ago.
    mutating func take(at now: Monotonic, every interval: UInt64) -> (arrived: [UserNumber], left: [UserNumber])? {
        if let lastTold, now.since(lastTold) < interval { return nil }
        defer {
            arrived = [:]
            left = []
            lastTold = now
        }
        return (arrived.keys.sorted(), left.sorted())
    }
}
