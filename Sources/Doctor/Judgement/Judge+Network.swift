/// What the interfaces and the ways on them come to.
extension Judge {
    /// Each interface, and what came of asking on it.
    var interfaces: [Finding] {
        facts.interfaces.flatMap { interface in
            let paths = facts.paths.filter { $0.interface == interface.name }
            return [Finding(interface.skip == nil ? .fine : .note, .interface(interface))]
                + paths.map { Finding(state(of: $0, among: paths), .path($0)) }
        }
    }

    /// One way that is open is enough.
    private func state(of path: PathFact, among paths: [PathFact]) -> Finding.State {
        if path.isOpen { return .fine }
        let isOnlyOne = paths.decisive.contains(path) && !paths.decisive.contains(where: \.isOpen)
        switch path.sending {
        case .failed: return .doubt
        case .forbidden: return isOnlyOne ? .trouble : .doubt
        case .sent: return path.cameBack == nil ? .note : isOnlyOne ? .trouble : .doubt
        }
    }

    /// Whether this machine is on a network, and what is dropped on it.
    var network: [Finding] {
        let usable = facts.interfaces.filter(\.isUsable)
        guard !usable.isEmpty else { return [Finding(.trouble, .noNetwork)] }
        return dropped + narrow(usable)
    }

    private func interfaces(where isSo: (PathFact) -> Bool) -> [String] {
        facts.interfaces.map(\.name).filter { facts.paths.end(on: $0, as: isSo) }
    }

    private var dropped: [Finding] {
        let forbidden = interfaces { $0.sending == .forbidden }
        let lost = interfaces(where: \.isLost)
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
        guard !facts.hubs.contains(where: { !$0.isHere }) else { return [] }
        return [Finding(facts.target?.reached == nil ? .trouble : .note, .narrow(usable.map(\.name)))]
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
    /// Whether a query went out, and came in again.
    var isOpen: Bool { sending == .sent && cameBack == true }

    /// Whether a query went out, and did not come in again.
    var isLost: Bool { sending == .sent && cameBack == false }
}

extension [PathFact] {
    /// The ways to other machines that matter: those of IPv4 where there are any, as every hub of such a network has it.
    /// What the system could not send tells nothing.
    var decisive: [PathFact] {
        let outward = filter { path in
            guard path.kind != .thisMachine else { return false }
            if case .failed = path.sending { return false }
            return true
        }
        let old = outward.filter { $0.kind != .multicast6 }
        return old.isEmpty ? outward : old
    }

    /// Whether all ways to other machines on an interface have come to such an end.
    func end(on interface: String, as isSo: (PathFact) -> Bool) -> Bool {
        let paths = filter { $0.interface == interface }.decisive
        return !paths.isEmpty && paths.allSatisfy(isSo)
    }

    /// Whether there is an interface on which nothing came in again.
    package var haveSilence: Bool { contains { end(on: $0.interface, as: \.isLost) } }
}
