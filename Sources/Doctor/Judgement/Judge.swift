import ChatModel

/// Says what facts mean: what is fine, what is not, and what to mend first.
package struct Judge {
    let facts: Facts
    let filters: FilterCheck

    /// Milliseconds that clocks may differ by before it is a fault.
    package static let clockTolerance: Int64 = 300_000

    private init(_ facts: Facts) {
        self.facts = facts
        filters = FilterCheck(facts)
    }

    /// The findings in the order in which people read them.
    package static func report(on facts: Facts) -> Report {
        let judge = Judge(facts)
        let findings =
            judge.target + judge.interfaces + judge.network + judge.ports + judge.packetFilters + judge.hubs
            + judge.clocks
        return Report(facts: facts, findings: findings, verdict: judge.verdict(findings))
    }

    private func verdict(_ findings: [Finding]) -> Verdict {
        let troubles = findings.filter { $0.state == .trouble }.map(\.matter)
        let first = troubles.enumerated().min { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        if let first = first?.element { return .trouble(first) }
        if let target = facts.target, let reached = target.reached {
            return .reached(name: target.name, address: reached.address, milliseconds: reached.milliseconds)
        }
        return facts.hubs.isEmpty ? .alone : .hears(facts.hubs.count)
    }
}

extension Matter {
    /// What to mend first: the lowest.
    fileprivate var rank: Int {
        switch self {
        case .noNetwork: 0
        case .target: 1
        case .outgoingForbidden: 2
        case .udpTaken, .udpFailed: 3
        case .incomingDropped: 4
        case .filterStops: 5
        case .pingSilent: 6
        case .hubClock, .ownClock, .targetClock: 7
        case .hubWithin: 8
        case .tcpTaken: 9
        case .narrow: 10
        default: 11
        }
    }
}
