/// How fast something is carried: over the last seconds, not since its beginning.
struct TransferRate: Sendable {
    private static let window = Duration.seconds(5)
    private var samples: [(time: ContinuousClock.Instant, bytes: UInt64)] = []

    /// So many bytes are there now.
    mutating func note(_ bytes: UInt64, at now: ContinuousClock.Instant) {
        if let last = samples.last, bytes < last.bytes { samples = [] }
        samples.append((now, bytes))
        while samples.count > 2, samples[1].time.duration(to: now) >= Self.window { samples.removeFirst() }
    }

    /// Bytes a second; nil while that is not known.
    var perSecond: UInt64? {
        guard let first = samples.first, let last = samples.last, last.time > first.time else { return nil }
        return UInt64(Double(last.bytes - first.bytes) / (first.time.duration(to: last.time) / .seconds(1)))
    }

    /// Whole seconds until all of it is there, if it goes on like this; nil while that is not known.
    func secondsLeft(to total: UInt64?) -> UInt64? {
        guard let total, let done = samples.last?.bytes, total >= done else { return nil }
        if total == done { return 0 }
        guard let speed = perSecond, speed > 0 else { return nil }
        return (total - done - 1) / speed + 1
    }
}
