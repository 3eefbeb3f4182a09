/// One stretch of load: what was delivered, how fast, and what the hub used for it.
struct Run: Sendable {
    let deliveries: UInt64
    /// From the first post to the last delivery.
    let seconds: Double
    let lost: UInt64
    let outOfOrder: UInt64
    let listeners: Histogram
    let talkers: Histogram
    /// The hub before it; nil if that can't be seen.
    var before: Usage?
    /// The hub after it.
    var after: Usage?

    var deliveriesPerSecond: Double? { seconds > 0 ? Double(deliveries) / seconds : nil }

    /// Seconds of the hub's processor time for a million deliveries.
    var cpuPerMillion: Double? {
        guard let before, let after, deliveries > 0 else { return nil }
        return (after.processor - before.processor) / (Double(deliveries) / 1_000_000)
    }

    /// How much more memory the hub has after it than before, in MiB.
    var growthMiB: Double? {
        guard let before, let after else { return nil }
        return (Double(after.resident) - Double(before.resident)) / 1_048_576
    }
}
