import ChatModel

/// Says what facts mean: what is fine, what is not, and what to mend first.
package struct Judge {
    private let facts: Facts
    private let filters: FilterCheck

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

// MARK: The network

extension Judge {
    private var interfaces: [Finding] {
        facts.interfaces.flatMap { interface in
            let paths = facts.paths.filter { $0.interface == interface.name }
            return [Finding(interface.skip == nil ? .fine : .note, .interface(interface))]
                + paths.map { Finding(state(of: $0, among: paths), .path($0)) }
        }
    }

    /// One way that is open is enough.
    private func state(of path: PathFact, among paths: [PathFact]) -> Finding.State {
        if path.isOpen { return .fine }
        let isOnlyOne = path.kind != .thisMachine && !paths.contains(where: \.isOpen)
        switch path.sending {
        case .failed: return .doubt
        case .forbidden: return isOnlyOne ? .trouble : .doubt
        case .sent: return path.cameBack == nil ? .note : isOnlyOne ? .trouble : .doubt
        }
    }

    private var network: [Finding] {
        let usable = facts.interfaces.filter(\.isUsable)
        guard !usable.isEmpty else { return [Finding(.trouble, .noNetwork)] }
        return dropped + narrow(usable)
    }

    /// The interfaces to other machines on which all ways have come to such an end.
    private func interfaces(where isSo: (PathFact) -> Bool) -> [String] {
        let outward = facts.paths.filter { path in
            guard path.kind != .thisMachine else { return false }
            if case .failed = path.sending { return false }
            return true
        }
        let names = facts.interfaces.map(\.name).filter { name in outward.contains { $0.interface == name } }
        return names.filter { name in outward.filter { $0.interface == name }.allSatisfy(isSo) }
    }

    private var dropped: [Finding] {
        let forbidden = interfaces { $0.sending == .forbidden }
        let lost = interfaces { $0.sending == .sent && $0.cameBack == false }
        var findings: [Finding] = []
        if !forbidden.isEmpty {
            findings.append(Finding(.trouble, .outgoingForbidden(forbidden, culprit(.outgoing, on: forbidden))))
        }
        if !lost.isEmpty {
            findings.append(Finding(.trouble, .incomingDropped(lost, culprit(.incoming, on: lost))))
        }
        return findings
    }

    private func culprit(_ direction: Packet.Direction, on interfaces: [String]) -> Culprit {
        let stops = filters.stops(direction, .udp, on: interfaces)
        if let stop = (stops.first(where: \.isSure) ?? stops.first)?.stop { return .filter(stop) }
        return filters.unread.isEmpty ? .unknown : .unread(filters.unread)
    }

    private func narrow(_ usable: [InterfaceFact]) -> [Finding] {
        guard usable.allSatisfy(\.isNarrow) else { return [] }
        let isHeard = facts.hubs.contains { !$0.isHere }
        return [Finding(isHeard || facts.target?.reached != nil ? .note : .trouble, .narrow(usable.map(\.name)))]
    }
}

extension InterfaceFact {
    /// Whether it has no broadcast where it should have one; IPv6 has none anywhere.
    fileprivate var isNarrow: Bool {
        let addresses = addresses.filter { $0.own != nil }
        return skip != nil || !addresses.isEmpty && addresses.allSatisfy { $0.broadcast == nil }
    }
}

extension PathFact {
    fileprivate var isOpen: Bool { sending == .sent && cameBack == true }
}

// MARK: Ports and packet filters

extension Judge {
    private var ports: [Finding] {
        let udp: Finding =
            switch facts.udp {
            case .shared: Finding(.fine, .udpShared)
            case .taken(let program): Finding(.trouble, .udpTaken(by: program))
            case .failed(let reason): Finding(.trouble, .udpFailed(reason))
            }
        let tcp: Finding =
            switch facts.tcp {
            case .free: Finding(.fine, .tcpFree)
            case .hub(let id, _): Finding(.fine, .tcpHub(id))
            case .program(let program): Finding(.trouble, .tcpTaken(by: program))
            case .failed(let reason): Finding(.doubt, .tcpFailed(reason))
            }
        return [udp, tcp] + hidden
    }

    /// Hubs of this machine that nobody else can reach.
    private var hidden: [Finding] {
        var findings: [Finding] = []
        for hub in facts.hubs where hub.isWithin {
            let address = hub.listeners.first.map(\.address) ?? ""
            findings.append(Finding(.trouble, .hubWithin(hub.name, address: address)))
        }
        if case .hub(let id, let listeners) = facts.tcp, !facts.hubs.contains(where: { $0.id == id }),
            !listeners.isEmpty, listeners.allSatisfy(\.isLoopback)
        {
            findings.append(Finding(.trouble, .hubWithin(nil, address: listeners.first?.address ?? "")))
        }
        return findings
    }

    private var packetFilters: [Finding] {
        guard !facts.filters.isEmpty else { return [Finding(.fine, .noFilter)] }
        let stops = [
            (Packet.Direction.incoming, Packet.Transport.udp), (.outgoing, .udp), (.incoming, .tcp), (.outgoing, .tcp),
        ].flatMap { filters.stops($0, $1) }
        return FilterKind.allCases.flatMap { kind -> [Finding] in
            guard let filter = facts.filters.first(where: { $0.kind == kind }) else { return [] }
            switch filter.state {
            case .off: return [Finding(.fine, .filterOff(kind))]
            case .unreadable: return [Finding(.note, .filterUnreadable(kind))]
            case .on:
                let own = stops.filter { $0.filter == kind }
                return own.isEmpty ? [Finding(.fine, .filterOpen(kind))] : own.map(finding)
            }
        }
    }

    /// What was tried weighs more than what the rules seem to say.
    private func finding(_ answer: FilterCheck.Answer) -> Finding {
        let stop = answer.stop
        guard answer.isSure, !isRefuted(stop) else { return Finding(.doubt, .filterMayStop(stop)) }
        let isNeeded = stop.transport == .udp || stop.direction == .outgoing || hasHub
        return Finding(isNeeded ? .trouble : .note, .filterStops(stop))
    }

    private func isRefuted(_ stop: Stop) -> Bool {
        let outward = facts.paths.filter { $0.kind != .thisMachine }
        switch (stop.direction, stop.transport) {
        case (.incoming, .udp): return outward.contains(where: \.isOpen)
        case (.outgoing, .udp): return outward.contains { $0.sending == .sent }
        case (.outgoing, .tcp): return facts.target?.reached != nil
        case (.incoming, .tcp): return false
        }
    }

    /// Whether a hub on this machine is there for others.
    private var hasHub: Bool {
        if case .hub(_, let listeners) = facts.tcp, !listeners.allSatisfy(\.isLoopback) { return true }
        return facts.hubs.contains { $0.isHere && !$0.isWithin }
    }
}

// MARK: Hubs and clocks

extension Judge {
    private var hubs: [Finding] {
        guard !facts.hubs.isEmpty else { return [Finding(.note, .noHub)] }
        let isAnswered = facts.hubs.contains { $0.answered && !$0.isHere } || facts.hubs.allSatisfy(\.isHere)
        return facts.hubs.map { Finding(.fine, .hub($0)) } + (isAnswered ? [] : [Finding(.note, .noAnswers)])
    }

    /// One hub whose clock differs may be wrong itself; several that agree are right.
    private var clocks: [Finding] {
        let others = facts.hubs.filter { !$0.isHere }
        let wrong = others.filter { $0.skew.magnitude >= UInt64(Self.clockTolerance) }
        guard let first = wrong.first else { return [] }
        let agree = wrong.count == others.count && wrong.allSatisfy { ($0.skew - first.skew).magnitude < 60_000 }
        if agree, wrong.count > 1 { return [Finding(.trouble, .ownClock(skew: first.skew))] }
        return wrong.map { Finding(.trouble, .hubClock($0.name, skew: $0.skew)) }
    }

    private var target: [Finding] {
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
