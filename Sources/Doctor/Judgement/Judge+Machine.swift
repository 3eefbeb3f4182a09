import ChatModel

/// What the ports and the packet filters of this machine come to.
extension Judge {
    /// The two ports, and the hubs of this machine that have one.
    var ports: [Finding] {
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

    /// What each packet filter does with Hubbub's packets.
    var packetFilters: [Finding] {
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
        let outward = facts.paths.decisive
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
