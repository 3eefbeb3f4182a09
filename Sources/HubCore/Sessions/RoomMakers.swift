import ChatModel

/// Who has made rooms of late, and how many more each may make.
struct RoomMakers: Sendable {
    private var left: [UserNumber: TokenBucket] = [:]

    /// Takes a room that a user makes, if they may make one.
    mutating func take(_ user: UserNumber, of rate: Rate, at now: Monotonic) -> Bool {
        left[user, default: TokenBucket(full: rate, at: now)].takeIfAny(of: rate, at: now)
    }

    /// Forgets those who may make as many as ever; nobody is remembered for longer than a whole burst takes to come
    /// back.
    mutating func tick(of rate: Rate, at now: Monotonic) {
        for user in Array(left.keys) where left[user]?.isFull(rate, at: now) == true { left[user] = nil }
    }
}
