import NIOCore

/// How much is let through: so many a second for long, so many at once.
struct Rate: Hashable, Sendable {
    /// Between two that are let through for long.
    let interval: TimeAmount
    /// How far ahead of that pace a burst may run.
    let tolerance: TimeAmount

    init(perSecond: Int64, burst: Int64) {
        interval = .nanoseconds(1_000_000_000 / perSecond)
        tolerance = interval * Int(burst - 1)
    }
}

/// One leaky bucket (ITU-T I.371, generic cell rate algorithm): a moment, no counters.
struct Meter: Hashable, Sendable {
    /// When the next one is due at the steady pace; a moment in the past is an empty bucket.
    private var due: NIODeadline = .uptimeNanoseconds(0)

    /// Whether one more is let through now.
    mutating func admits(_ rate: Rate, at now: NIODeadline) -> Bool {
        guard due <= now + rate.tolerance else { return false }
        due = max(due, now) + rate.interval
        return true
    }

    /// Whether nothing of it is worth keeping.
    func isIdle(at now: NIODeadline) -> Bool { due <= now }
}

/// A rate for each source and one for all; when its table is full of busy sources, strangers wait.
struct RateLimiter<Source: Hashable & Sendable>: Sendable {
    private let perSource: Rate
    private let all: Rate
    private let capacity: Int
    private var meters: [Source: Meter] = [:]
    private var total = Meter()

    init(perSource: Rate, all: Rate, capacity: Int) {
        self.perSource = perSource
        self.all = all
        self.capacity = capacity
    }

    /// How many sources are in the table.
    var count: Int { meters.count }

    /// Whether one more from this source is let through now.
    mutating func admits(_ source: Source, at now: NIODeadline) -> Bool {
        if meters[source] == nil, meters.count >= capacity { meters = meters.filter { !$0.value.isIdle(at: now) } }
        guard meters[source] != nil || meters.count < capacity else { return false }
        guard meters[source, default: Meter()].admits(perSource, at: now) else { return false }
        return total.admits(all, at: now)
    }
}
