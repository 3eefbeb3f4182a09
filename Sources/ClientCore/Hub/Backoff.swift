/// How long the client waits before its next try: 1, 2, 4, 8, 16, then 30 s, each a quarter shorter or longer.
enum Backoff {
    /// Milliseconds before the try with this number, counted from 0.
    static func milliseconds(attempt: Int, using random: inout some RandomNumberGenerator) -> UInt64 {
        let base = attempt >= 5 ? ClientLimits.longestRetry : UInt64(1_000) << UInt64(max(0, attempt))
        return UInt64.random(in: base - base / 4...base + base / 4, using: &random)
    }
}
