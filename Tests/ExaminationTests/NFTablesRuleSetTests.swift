import Doctor
import Testing

@testable import Examination

@Suite struct NFTablesRuleSetTests {
    private func rules(_ name: String) throws -> RuleSet {
        try #require(NFTablesRuleSet.read(try Fixture.text("\(name).json"), listing: try Fixture.text("\(name).txt")))
    }

    private func packet(
        _ direction: Packet.Direction, _ transport: Packet.Transport, interface: String = "e0"
    ) throws -> Packet {
        let network = try #require(IPv4Range("10.9.0.0/24"))
        let all = try #require(IPv4Range(transport == .udp ? "10.9.0.255" : "10.9.0.1"))
        return Packet(
            direction, transport, interface: interface, port: 24822,
            addresses: .ipv4(source: network, destination: all))
    }

    /// What becomes of UDP in, UDP out, TCP in and TCP out: `.` open, `?` may be blocked, `x` blocked.
    private func marks(_ rules: RuleSet) throws -> String {
        let packets = [
            try packet(.incoming, .udp), try packet(.outgoing, .udp), try packet(.incoming, .tcp),
            try packet(.outgoing, .tcp),
        ]
        return packets.map { packet in
            switch rules.passage(of: packet) {
            case .open: "."
            case .mayBeBlocked: "?"
            case .blocked: "x"
            }
        }.joined()
    }

    /// Rates, and matches that only iptables knows, can't be told.
    @Test(arguments: [
        ("nft-drop", "xx.."), ("nft-workstation", "x.?."), ("nft-of-iptables", "?.?."), ("firewalld-nft", "x.x."),
        ("firewalld-open-nft", "...."), ("ufw-nft", "?.?."),
    ])
    func `what nft printed`(name: String, marks: String) throws { #expect(try self.marks(rules(name)) == marks) }

    @Test func `a rule is named as nft writes it`() throws {
        let obstacle = try rules("nft-workstation").passage(of: packet(.incoming, .udp)).obstacle
        #expect(
            obstacle
                == Obstacle(
                    family: "inet", table: "filter", base: "input", chain: "others",
                    rule: "meta l4proto udp reject with icmpx admin-prohibited"))
        let counted = try rules("nft-drop").passage(of: packet(.outgoing, .udp)).obstacle
        #expect(counted?.rule == "udp dport 24822 drop")
    }

    @Test func `interfaces are told apart`() throws {
        let rules = try rules("nft-workstation")
        #expect(rules.passage(of: try packet(.incoming, .udp, interface: "lo")) == .open)
        #expect(
            rules.passage(of: try packet(.outgoing, .udp, interface: "wg0")).obstacle?.rule
                == "oifname \"wg*\" udp dport 24822 drop")
    }

    @Test(arguments: [
        (
            #"{"match":{"op":"==","left":{"payload":{"protocol":"udp","field":"dport"}},"right":{"set":[1,{"range":[24000,25000]}]}}}"#,
            "..x."
        ),
        (#"{"match":{"op":"!=","left":{"payload":{"protocol":"udp","field":"dport"}},"right":53}}"#, "..x."),
        (#"{"match":{"op":"==","left":{"payload":{"protocol":"udp","field":"dport"}},"right":"@ports"}}"#, "..x."),
        (#"{"match":{"op":"==","left":{"payload":{"protocol":"udp","field":"dport"}},"right":"@seen"}}"#, "?.?."),
        (#"{"match":{"op":"==","left":{"payload":{"protocol":"th","field":"dport"}},"right":24822}}"#, "...."),
        (
            #"{"match":{"op":"==","left":{"payload":{"protocol":"ip","field":"saddr"}},"right":{"range":["10.9.0.0","10.9.0.9"]}}}"#,
            "?.?."
        ),
        (#"{"match":{"op":"==","left":{"payload":{"protocol":"ip6","field":"saddr"}},"right":"fd00::1"}}"#, "x.x."),
        (#"{"match":{"op":"==","left":{"meta":{"key":"nfproto"}},"right":"ipv4"}}"#, "...."),
        (#"{"match":{"op":"==","left":{"meta":{"key":"mark"}},"right":1}}"#, "?.?."),
        (#"{"match":{"op":"in","left":{"ct":{"key":"state"}},"right":["established","related"]}}"#, "x.x."),
        (#"{"match":{"op":"==","left":{"fib":{"result":"type","flags":["daddr"]}},"right":"broadcast"}}"#, "..x."),
        (#"{"limit":{"rate":10,"per":"second"}}"#, "?.?."), (#"{"counter":{"packets":0,"bytes":0}}"#, "...."),
        (#"{"xt":{"type":"match","name":"recent"}}"#, "?.?."),
        (#"{"match":{"op":"<","left":{"payload":{"protocol":"udp","field":"dport"}},"right":30000}}"#, "?.?."),
    ])
    func `statements mean what their manual says`(statement: String, marks: String) throws {
        let json = """
            {"nftables":[
              {"table":{"family":"inet","name":"t","handle":1}},
              {"set":{"family":"inet","name":"ports","table":"t","elem":[24822,{"elem":{"val":9,"comment":"x"}}]}},
              {"set":{"family":"inet","name":"seen","table":"t","flags":["dynamic"],"elem":[24822]}},
              {"chain":{"family":"inet","table":"t","name":"in","type":"filter","hook":"input","policy":"drop"}},
              {"chain":{"family":"inet","table":"t","name":"nat","type":"nat","hook":"prerouting","policy":"drop"}},
              {"rule":{"family":"inet","table":"t","chain":"in","handle":2,"expr":[\(statement),{"accept":null}]}}
            ]}
            """
        #expect(try self.marks(#require(NFTablesRuleSet.read(json, listing: ""))) == marks)
    }

    @Test(arguments: ["", "{", "[]", "{\"nftables\":1}", "{\"nftables\":[{\"rule\":{\"expr\":[[]]}}]}"])
    func `whatever stands there, reading ends`(json: String) throws {
        #expect(NFTablesRuleSet.read(json, listing: json)?.isEmpty ?? true)
    }
}
