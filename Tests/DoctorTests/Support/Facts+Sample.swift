import ChatModel
import Testing

@testable import Doctor

extension Facts {
    /// A machine at 10.9.0.1/24 on which everything works.
    static var well: Facts {
        var facts = Facts()
        facts.interfaces = [.loopback, .ethernet]
        facts.paths = [.sent("lo", .thisMachine), .sent("e0", .broadcast), .sent("e0", .multicast)]
        return facts
    }

    /// The same with a change.
    func with(_ change: (inout Facts) throws -> Void) rethrows -> Facts {
        var facts = self
        try change(&facts)
        return facts
    }

    /// All ways to other machines come to this end.
    mutating func end(_ sending: PathFact.Sending, cameBack: Bool?) {
        paths = paths.map { path in
            path.kind == .thisMachine ? path : .sent(path.interface, path.kind, sending, cameBack: cameBack)
        }
    }
}

extension InterfaceFact {
    static var loopback: InterfaceFact {
        InterfaceFact(name: "lo", addresses: [Address("127.0.0.1", prefix: 8, broadcast: nil)], skip: .loopback)
    }

    static var ethernet: InterfaceFact {
        InterfaceFact(
            name: "e0", addresses: [Address("10.9.0.1", prefix: 24, broadcast: "10.9.0.255")], skip: nil)
    }

    static func narrow(_ prefix: UInt8, skip: Skip?) -> InterfaceFact {
        InterfaceFact(name: "tun0", addresses: [Address("10.8.0.1", prefix: prefix, broadcast: nil)], skip: skip)
    }
}

extension PathFact {
    static func sent(
        _ interface: String, _ kind: Kind, _ sending: Sending = .sent, cameBack: Bool? = true
    ) -> PathFact {
        PathFact(
            interface: interface, kind: kind, destination: "10.9.0.255", sending: sending, cameBack: cameBack, hubs: 0)
    }
}

extension HubFact {
    /// A hub with a key of its own at 10.9.0.2, or another host.
    static func named(_ name: String, host: String = "10.9.0.2", skew: Int64 = 0, answered: Bool = true) throws
        -> HubFact
    {
        HubFact(
            id: try id(UInt8(name.utf8.count)), name: try HubName(name),
            addresses: [.tcp(host: host, port: 24822, plain: false)], roundTrip: answered ? 1 : nil, skew: skew,
            answered: answered)
    }

    static func id(_ byte: UInt8) throws -> HubID {
        HubID(try #require(Digest([UInt8](repeating: byte, count: Digest.byteCount))))
    }
}

extension FilterFact {
    static func nftables(_ hook: String, _ rule: RuleSet.Rule?, accepts: Bool = true) -> FilterFact {
        let base = RuleSet.Base(hook: hook, accepts: accepts)
        let chain = RuleSet.Chain(hook, base: base, rules: rule.map { [$0] } ?? [])
        return FilterFact(
            .nftables, .on(RuleSet(tables: [RuleSet.Table(family: "inet", name: "lab", chains: [chain])])))
    }
}

extension RuleSet.Rule {
    static let dropUDP = RuleSet.Rule(
        [.transport(["udp"]), .destinationPort([24822...24822])], .drop, text: "udp dport 24822 drop")
}
