import ChatModel

/// A rate with room for a burst: each post takes a token, tokens come back with time.
struct TokenBucket: Sendable {
    private let perSecond: UInt64
    private let burst: UInt64
    /// Thousandths of a token; below zero when more was taken than there was.
    private var thousandths: Int64
    private var filled: Monotonic

    init(perSecond: UInt64, burst: UInt64, at now: Monotonic) {
        self.perSecond = perSecond
        self.burst = burst
        thousandths = Int64(burst) * 1_000
        filled = now
    }

    /// Takes one token, on credit if need be; says whether the rate still holds.
    mutating func take(at now: Monotonic) -> Bool {
        fill(at: now)
        thousandths -= 1_000
        return thousandths >= 0
    }

    /// Whether there is a token now.
    mutating func hasToken(at now: Monotonic) -> Bool {
        fill(at: now)
        return thousandths >= 1_000
    }

    private mutating func fill(at now: Monotonic) {
        let earned = Int64(min(now.since(filled), 3_600_000) * perSecond)
        thousandths = min(thousandths + earned, Int64(burst) * 1_000)
        filled = now
    }
}
