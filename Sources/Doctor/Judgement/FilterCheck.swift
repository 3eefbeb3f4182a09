import ChatModel

/// What this machine's packet filters do with Hubbub's packets.
struct FilterCheck {
    private let filters: [FilterFact]
    private let interfaces: [InterfaceFact]

    init(_ facts: Facts) {
        filters = FilterKind.allCases.compactMap { kind in facts.filters.first { $0.kind == kind } }
        interfaces = facts.interfaces.filter(\.isUsable)
    }

    /// The filters that only root may read.
    var unread: [FilterKind] { filters.filter { $0.state == .unreadable }.map(\.kind) }

    /// What one filter does with packets of a kind.
    struct Answer {
        let filter: FilterKind
        let isSure: Bool
        let stop: Stop
    }

    /// The filters that stop such packets on one of these interfaces, or may; the one that people set stands first.
    func stops(_ direction: Packet.Direction, _ transport: Packet.Transport, on names: [String]? = nil) -> [Answer] {
        let interfaces = interfaces.filter { names?.contains($0.name) ?? true }
        return filters.compactMap { filter in
            let answers = interfaces.compactMap { interface in
                answer(filter, Packet(direction, transport, on: interface), on: interface.name)
            }
            return answers.first(where: \.isSure) ?? answers.first
        }
    }

    private func answer(_ filter: FilterFact, _ packet: Packet, on interface: String) -> Answer? {
        let passage = passage(filter, packet)
        guard let obstacle = passage.obstacle else { return nil }
        let stop = Stop(
            filter: filter.kind, direction: packet.direction, transport: packet.transport, rule: obstacle.rule,
            place: place(filter.kind, obstacle),
            opening: Opening.line(filter.kind, packet, past: obstacle, zone: filter.zones[interface]))
        if case .blocked = passage { return Answer(filter: filter.kind, isSure: true, stop: stop) }
        return Answer(filter: filter.kind, isSure: false, stop: stop)
    }

    private func place(_ kind: FilterKind, _ obstacle: Obstacle) -> String {
        switch kind {
        case .nftables: "\(obstacle.family) \(obstacle.table) \(obstacle.chain)"
        case .iptables, .ufw, .firewalld: obstacle.chain
        }
    }

    /// What people set stands in the kernel as rules of iptables or nftables, which tell more, but not in their words.
    private func passage(_ filter: FilterFact, _ packet: Packet) -> Passage {
        guard case .on(let rules) = filter.state else { return .open }
        switch filter.kind {
        case .ufw: return rules.passage(of: packet).checked(by: kernel(.iptables)?.passage(of: packet))
        case .firewalld:
            return rules.passage(of: packet)
                .checked(by: kernel(.nftables)?.without { !$0.isFirewalld }.passage(of: packet))
        case .iptables:
            let passage = rules.passage(of: packet)
            return isOn(.ufw) && passage.obstacle?.isUFW == true ? .open : passage
        case .nftables:
            let others = kernel(.iptables)?.tables ?? []
            let own = rules.without { table in
                isOn(.firewalld) && table.isFirewalld && packet.direction == .incoming
                    || others.contains { $0.family == table.family && $0.name == table.name }
            }
            return own.passage(of: packet)
        }
    }

    private func isOn(_ kind: FilterKind) -> Bool {
        filters.contains { filter in
            guard filter.kind == kind, case .on = filter.state else { return false }
            return true
        }
    }

    private func kernel(_ kind: FilterKind) -> RuleSet? {
        for filter in filters where filter.kind == kind {
            if case .on(let rules) = filter.state { return rules }
        }
        return nil
    }
}

extension Passage {
    /// The kernel's rules decide whether it is so; these tell it in a person's words.
    fileprivate func checked(by kernel: Passage?) -> Passage {
        guard let kernel, let obstacle = obstacle ?? kernel.obstacle else { return self }
        switch kernel {
        case .open: return .open
        case .mayBeBlocked: return .mayBeBlocked(obstacle)
        case .blocked: return .blocked(obstacle)
        }
    }
}

extension Obstacle {
    /// Whether it is one that ufw made: a rule of its chains, or that nothing else is let through.
    fileprivate var isUFW: Bool { chain.hasPrefix("ufw") || rule == nil }
}

extension RuleSet.Table {
    fileprivate var isFirewalld: Bool { name == "firewalld" }
}

extension Packet {
    /// The group of discovery, 239.255.48.22.
    private static let group = IPv4Range(lower: 0xEFFF_3016, upper: 0xEFFF_3016)

    /// A packet to Hubbub's port over an interface, as the first one from or to its network.
    fileprivate init(_ direction: Direction, _ transport: Transport, on interface: InterfaceFact) {
        let port = HubAddress.defaultPort
        guard let address = interface.address, let own = address.own, let network = address.network else {
            self.init(direction, transport, interface: interface.name, port: port, addresses: .ipv6)
            return
        }
        let all = address.broadcast.flatMap { IPv4Range($0) } ?? Self.group
        let addresses: Addresses =
            switch (direction, transport) {
            case (.incoming, .udp): .ipv4(source: network, destination: all)
            case (.incoming, .tcp): .ipv4(source: network, destination: own)
            case (.outgoing, .udp): .ipv4(source: own, destination: all)
            case (.outgoing, .tcp): .ipv4(source: own, destination: network)
            }
        self.init(direction, transport, interface: interface.name, port: port, addresses: addresses)
    }
}
