import NIOCore

/// The ways on which the system refused to send: tried again, ever more rarely.
struct Retries: Sendable {
    private struct Refused {
        var delay: TimeAmount
        var due: NIODeadline
    }

    private var refused: [DiscoveryTarget: Refused] = [:]

    /// When the next one is due.
    var nextTick: NIODeadline? { refused.values.map(\.due).min() }

    /// What became of sending.
    mutating func note(sent: [DiscoveryTarget], refused failed: [DiscoveryTarget], at now: NIODeadline) {
        for target in sent { refused[target] = nil }
        for target in failed {
            let delay = refused[target].map { min($0.delay * 2, DiscoveryLimits.retryLimit) } ?? DiscoveryLimits.retry
            refused[target] = Refused(delay: delay, due: now + delay)
        }
    }

    /// Ways that are no more are not tried.
    mutating func keep(_ targets: [DiscoveryTarget]) {
        let kept = Set(targets)
        refused = refused.filter { kept.contains($0.key) }
    }

    /// Those of these ways that are due now; each is due again later, until it is noted as sent.
    mutating func due(_ targets: [DiscoveryTarget], at now: NIODeadline) -> [DiscoveryTarget] {
        targets.filter { target in
            guard let entry = refused[target], entry.due <= now else { return false }
            refused[target]?.due = now + entry.delay
            return true
        }
    }
}
