import ChatModel

/// How fast something goes: from how far it had come at a few moments of the last seconds.
struct Pace: Hashable, Sendable {
    private struct Sample: Hashable, Sendable {
        let at: Monotonic
        let bytes: UInt64
    }

    /// Milliseconds over which the speed is taken.
    private static let window: UInt64 = 5_000
    /// Milliseconds between two samples that are kept.
    private static let step: UInt64 = 250

    private var samples: [Sample] = []
    private var latest: Sample?

    /// So many bytes were there at this moment.
    mutating func note(_ bytes: UInt64, at now: Monotonic) {
        let sample = Sample(at: now, bytes: bytes)
        if let before = latest, bytes < before.bytes { samples = [] }
        latest = sample
        if samples.last.map({ now.since($0.at) >= Self.step }) ?? true { samples.append(sample) }
        while samples.count > 2, now.since(samples[1].at) >= Self.window { samples.removeFirst() }
    }

    /// Bytes a second; nil before there are two moments to compare. It falls while nothing comes.
    func speed(at now: Monotonic) -> UInt64? {
        guard let first = samples.first, let latest, latest.at > first.at else { return nil }
        let time = now.since(first.at)
        let bytes = (latest.bytes - first.bytes).multipliedReportingOverflow(by: 1_000)
        return time > 0 && !bytes.overflow ? bytes.partialValue / time : nil
    }
}
