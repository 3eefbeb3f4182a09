import ChatModel

/// What the hubs that were heard, their clocks, and the hub that was named come to.
extension Judge {
    /// The hubs that were heard.
    var hubs: [Finding] {
        guard !facts.hubs.isEmpty else { return [Finding(.note, .noHub)] }
        let isAsked = facts.paths.contains { $0.kind != .thisMachine && $0.sending == .sent }
        let isAnswered = !isAsked || facts.hubs.contains { $0.answered || $0.isHere }
        return facts.hubs.map { Finding(.fine, .hub($0)) } + (isAnswered ? [] : [Finding(.note, .noAnswers)])
    }

    /// One hub whose clock differs may be wrong itself; several that agree are right.
    var clocks: [Finding] {
        let others = facts.hubs.filter { !$0.isHere }
        let wrong = others.filter { $0.skew.magnitude >= UInt64(Self.clockTolerance) }
        guard let first = wrong.first else { return [] }
        let agree = wrong.count == others.count && wrong.allSatisfy { ($0.skew - first.skew).magnitude < 60_000 }
        if agree, wrong.count > 1 { return [Finding(.trouble, .ownClock(skew: first.skew))] }
        return wrong.map { Finding(.trouble, .hubClock($0.name, skew: $0.skew)) }
    }

    /// What came of going to the hub that was named.
    var target: [Finding] {
        guard let target = facts.target else { return [] }
        var findings = target.tries.map { Finding(state(of: $0, of: target), .target($0)) }
        guard let reached = target.reached else { return findings }
        switch target.ping {
        case .answered(let roundTrip, let skew)?:
            findings.append(Finding(.fine, .ping(roundTrip: roundTrip, skew: skew)))
            if skew.magnitude >= UInt64(Self.clockTolerance) {
                findings.append(Finding(.trouble, .targetClock(target.name, skew: skew)))
            }
        case .silent(let port)?:
            findings.append(Finding(.trouble, .pingSilent(address: reached.address, port: port)))
        case nil: break
        }
        return findings
    }

    /// Where one address works, that another does not is worth knowing only.
    private func state(of attempt: AddressFact, of target: TargetFact) -> Finding.State {
        switch attempt.outcome {
        case .hub(_, _, .changed): .trouble
        case .hub: .fine
        default: target.reached == nil ? .trouble : .note
        }
    }
}

extension HubFact {
    /// Whether it runs on this machine.
    package var isHere: Bool {
        addresses.contains { address in
            guard case .tcp(let host, _, _) = address else { return false }
            return ListenerFact(address: host, program: nil).isLoopback
        }
    }

    /// Whether only this machine reaches it.
    var isWithin: Bool { isHere && !listeners.isEmpty && listeners.allSatisfy(\.isLoopback) }
}

extension TargetFact {
    /// The first address at which the hub was met as it should be.
    var reached: (address: String, milliseconds: Double)? {
        for attempt in tries {
            switch attempt.outcome {
            case .hub(_, let milliseconds, .known), .hub(_, let milliseconds, .new):
                return (attempt.address, milliseconds)
            default: continue
            }
        }
        return nil
    }
}
