extension RuleSet {
    /// What becomes of a packet, as far as the rules tell: what a rule may or may not be about, may happen.
    package func passage(of packet: Packet) -> Passage {
        var worst = Passage.open
        for hook in packet.hooks {
            for table in tables where table.concerns(packet) {
                for chain in table.chains where chain.base?.hook == hook {
                    worst = .worse(worst, RuleWalk(packet, in: table).passage(from: chain))
                }
            }
        }
        return worst
    }
}

extension RuleSet.Table {
    fileprivate func concerns(_ packet: Packet) -> Bool {
        switch (family, packet.addresses) {
        case ("ip", .ipv4), ("ip6", .ipv6), ("inet", _): true
        default: false
        }
    }
}

/// One packet's way through the chains of a table.
private struct RuleWalk {
    /// Chains that may call each other; the kernel's own limit is 16.
    private static let depth = 16

    private let packet: Packet
    private let table: RuleSet.Table
    private let chains: [String: RuleSet.Chain]

    /// What may happen in a chain.
    private struct Ends {
        /// Whether a rule lets it pass for good.
        var accepts = false
        /// The first rule that may stop it.
        var obstacle: Obstacle?
        /// The rule that stops it if none before it does.
        var wall: Obstacle?
        /// Whether it may come out at the chain's end.
        var returns = false

        mutating func stop(at place: Obstacle, isSure: Bool) {
            obstacle = obstacle ?? place
            if isSure { wall = wall ?? place }
        }

        mutating func add(_ other: Ends, isSure: Bool) {
            accepts = accepts || other.accepts
            obstacle = obstacle ?? other.obstacle
            if isSure { wall = wall ?? other.wall }
        }
    }

    init(_ packet: Packet, in table: RuleSet.Table) {
        self.packet = packet
        self.table = table
        chains = Dictionary(table.chains.map { ($0.name, $0) }) { first, _ in first }
    }

    func passage(from chain: RuleSet.Chain) -> Passage {
        var ends = walk(chain, base: chain.name, depth: 0)
        if ends.returns {
            if chain.base?.accepts ?? true {
                ends.accepts = true
            } else {
                ends.stop(at: obstacle(nil, in: chain.name, base: chain.name), isSure: true)
            }
        }
        guard let obstacle = ends.obstacle else { return .open }
        return ends.accepts ? .mayBeBlocked(obstacle) : .blocked(ends.wall ?? obstacle)
    }

    private func walk(_ chain: RuleSet.Chain, base: String, depth: Int) -> Ends {
        var ends = Ends()
        for rule in chain.rules {
            let match = Match.all(rule.conditions.lazy.map { $0.match(packet) })
            guard match != .no else { continue }
            let goesOn = take(rule, isSure: match == .yes, in: chain.name, base: base, depth: depth, &ends)
            if match == .yes, !goesOn { return ends }
        }
        ends.returns = true
        return ends
    }

    /// Notes what a rule does; whether the packet goes on to the next rule.
    private func take(
        _ rule: RuleSet.Rule, isSure: Bool, in chain: String, base: String, depth: Int, _ ends: inout Ends
    ) -> Bool {
        switch rule.verdict {
        case .none: return true
        case .accept: ends.accepts = true
        case .drop: ends.stop(at: obstacle(rule, in: chain, base: base), isSure: isSure)
        case .leave: ends.returns = true
        case .unknown:
            ends.accepts = true
            ends.stop(at: obstacle(rule, in: chain, base: base), isSure: false)
        case .jump(let name), .goTo(let name):
            guard depth < Self.depth, let next = chains[name] else { return true }
            let inner = walk(next, base: base, depth: depth + 1)
            ends.add(inner, isSure: isSure)
            if case .jump = rule.verdict { return inner.returns }
            // What comes out there does not come back here, but to whoever called this chain.
            ends.returns = ends.returns || inner.returns
        }
        return false
    }

    private func obstacle(_ rule: RuleSet.Rule?, in chain: String, base: String) -> Obstacle {
        Obstacle(family: table.family, table: table.name, base: base, chain: chain, rule: rule?.text)
    }
}
