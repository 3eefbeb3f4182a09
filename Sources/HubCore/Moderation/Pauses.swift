import ChatModel

/// When people spoke last in a room that has a pause between two messages.
struct Pauses: Sendable {
    private var spoke: [UserNumber: Monotonic] = [:]

    /// Milliseconds that somebody still has to wait.
    func left(of user: UserNumber, pause: UInt64, at now: Monotonic) -> UInt64 {
        guard let last = spoke[user] else { return 0 }
        let past = now.since(last)
        return past < pause ? pause - past : 0
    }

    /// Somebody speaks; over the limit, those whose pause is over are forgotten, or else everybody.
    mutating func note(_ user: UserNumber, pause: UInt64, at now: Monotonic, limit: Int) {
        if spoke.count >= limit, spoke[user] == nil {
            spoke = spoke.filter { now.since($0.value) < pause }
            if spoke.count >= limit { spoke = [:] }
        }
        spoke[user] = now
    }

    mutating func forget() { spoke = [:] }
}
