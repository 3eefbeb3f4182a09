import ChatModel
import Doctor

/// What a doctor finds on a machine with a Wi-Fi card and an idle bridge.
extension Sample {
    static let wifi = InterfaceFact(
        name: "wlan0",
        addresses: [InterfaceFact.Address("192.168.1.20", prefix: 24, broadcast: "192.168.1.255")], skip: nil)

    static let bridge = InterfaceFact(
        name: "docker0", addresses: [InterfaceFact.Address("172.17.0.1", prefix: 16, broadcast: "172.17.255.255")],
        skip: .noCarrier)

    static let loopback = InterfaceFact(
        name: "lo", addresses: [InterfaceFact.Address("127.0.0.1", prefix: 8, broadcast: nil)], skip: .loopback)

    /// Everything works, and nobody is there.
    static var facts: Facts {
        var facts = Facts()
        facts.interfaces = [loopback, wifi, bridge]
        facts.paths = [
            path("lo", .thisMachine, "127.255.255.255"), path("wlan0", .broadcast, "192.168.1.255"),
            path("wlan0", .multicast, "239.255.48.22"),
        ]
        return facts
    }

    static func path(
        _ interface: String, _ kind: PathFact.Kind, _ destination: String, _ sending: PathFact.Sending = .sent,
        cameBack: Bool? = true
    ) -> PathFact {
        PathFact(
            interface: interface, kind: kind, destination: destination, sending: sending, cameBack: cameBack, hubs: 0)
    }

    /// All that goes to other machines comes to this end.
    static func facts(_ sending: PathFact.Sending, cameBack: Bool?, _ filters: [FilterFact] = []) -> Facts {
        var facts = facts
        facts.paths = [
            facts.paths[0], path("wlan0", .broadcast, "192.168.1.255", sending, cameBack: cameBack),
            path("wlan0", .multicast, "239.255.48.22", sending, cameBack: cameBack),
        ]
        facts.filters = filters
        return facts
    }

    static func facts(_ change: (inout Facts) throws -> Void) rethrows -> Facts {
        var facts = facts
        try change(&facts)
        return facts
    }

    /// A chain of nftables with one rule that drops UDP.
    static func nftables(_ hook: String) -> FilterFact {
        let rule = RuleSet.Rule([.transport(["udp"])], .drop, text: "udp dport 24822 drop")
        let chain = RuleSet.Chain(hook, base: RuleSet.Base(hook: hook, accepts: true), rules: [rule])
        return FilterFact(
            .nftables, .on(RuleSet(tables: [RuleSet.Table(family: "inet", name: "filter", chains: [chain])])))
    }

    static func heard(_ byte: UInt8, _ name: String, host: String = "192.168.1.7", skew: Int64 = 0) throws -> HubFact {
        HubFact(
            id: try hub(byte), name: try HubName(name), addresses: [.tcp(host: host, port: 24822, plain: false)],
            roundTrip: 2, skew: skew, answered: true)
    }

    static func named(_ outcome: AddressFact.Outcome, ping: PingFact? = nil) -> Facts {
        facts { facts in
            facts.target = TargetFact(
                name: "lab", tries: [AddressFact(address: "192.168.1.7:24822", outcome: outcome)], ping: ping)
        }
    }
}
