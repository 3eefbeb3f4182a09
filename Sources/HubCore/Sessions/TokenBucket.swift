import ChatModel

/// What is left of a rate: each use takes from it, and time gives back.
struct TokenBucket: Sendable {
    /// In 60,000ths of a token, which is what a rate of one a minute gives in a millisecond; below zero when more was
    /// taken than there was.
    private var level: Int64
    private var filled: Monotonic

    private static let unit: Int64 = 60_000

    init(full rate: Rate, at now: Monotonic) {
        level = Int64(clamping: rate.burst) * Self.unit
        filled = now
    }

    /// Takes so many tokens, on credit if need be; says whether the rate still holds.
    mutating func take(_ count: UInt64 = 1, of rate: Rate, at now: Monotonic) -> Bool {
        fill(rate, at: now)
        level -= Int64(clamping: count) * Self.unit
        return level >= 0
    }

    /// Takes a token if there is one; says whether there was.
    mutating func takeIfAny(of rate: Rate, at now: Monotonic) -> Bool {
        guard hasToken(of: rate, at: now) else { return false }
        level -= Self.unit
        return true
    }

    /// Whether there is a token now.
    mutating func hasToken(of rate: Rate, at now: Monotonic) -> Bool {
        fill(rate, at: now)
        return level >= Self.unit
    }

    /// Whether nothing is missing.
    mutating func isFull(_ rate: Rate, at now: Monotonic) -> Bool {
        fill(rate, at: now)
        return level == Int64(clamping: rate.burst) * Self.unit
    }

    /// How many tokens were taken that there were not.
    mutating func owed(of rate: Rate, at now: Monotonic) -> UInt64 {
        fill(rate, at: now)
        return level < 0 ? UInt64((-level + Self.unit - 1) / Self.unit) : 0
    }

    private mutating func fill(_ rate: Rate, at now: Monotonic) {
        let earned = Int64(clamping: min(now.since(filled), 3_600_000) * rate.perMinute)
        level = min(level + earned, Int64(clamping: rate.burst) * Self.unit)
        filled = now
    }
}
