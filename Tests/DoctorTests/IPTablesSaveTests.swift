import Testing

@testable import Doctor

@Suite struct IPTablesSaveTests {
    private func marks(_ rules: String, policy: String = "DROP") throws -> String {
        try Packets.marks(
            IPTablesSave.read("*filter\n:INPUT \(policy) [0:0]\n:OUTPUT ACCEPT [0:0]\n\(rules)\nCOMMIT\n", family: "ip")
        )
    }

    @Test func `a workstation that drops what is not asked for`() throws {
        let rules = IPTablesSave.read(try Fixture.text("iptables-save.txt"), family: "ip")
        #expect(try Packets.marks(rules) == "x...")
        // One rule may drop it before, the policy does in any case.
        let obstacle = rules.passage(of: try Packets.make(.incoming, .udp)).obstacle
        #expect(obstacle == Obstacle(family: "ip", table: "filter", base: "INPUT", chain: "INPUT", rule: nil))
        let vpn = try Packets.make(.outgoing, .udp, interface: "tun0")
        #expect(
            Packets.rule(rules, vpn) == "-A OUTPUT -o tun+ -p udp -j REJECT --reject-with icmp-port-unreachable")
    }

    @Test func `what ufw makes of itself`() throws {
        let rules = IPTablesSave.read(try Fixture.text("ufw-iptables.txt"), family: "ip")
        #expect(try Packets.marks(rules) == "x.x.")
        #expect(rules.passage(of: try Packets.make(.incoming, .udp)).obstacle?.chain == "ufw-skip-to-policy-input")
    }

    @Test(arguments: [
        ("-A INPUT -p udp -m udp --dport 24822 -j ACCEPT", "..x."),
        ("-A INPUT -p tcp -m multiport --dports 22,24000:25000 -j ACCEPT", "x..."),
        ("-A INPUT -p udp -m udp ! --dport 53 -j ACCEPT", "..x."), ("-A INPUT -i e+ -j ACCEPT", "...."),
        ("-A INPUT ! -i e0 -j ACCEPT", "x.x."), ("-A INPUT -s 10.0.0.0/8 -j ACCEPT", "...."),
        ("-A INPUT -s 10.9.0.0/28 -j ACCEPT", "?.?."), ("-A INPUT ! -s 10.9.0.0/24 -j ACCEPT", "x.x."),
        ("-A INPUT -m iprange --src-range 10.9.0.0-10.9.1.9 -j ACCEPT", "...."),
        ("-A INPUT -d 10.9.0.255/32 -j ACCEPT", "..x."), ("-A INPUT -m pkttype --pkt-type broadcast -j ACCEPT", "..x."),
        ("-A INPUT -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT", "x.x."),
        ("-A INPUT -m state --state NEW -j ACCEPT", "...."), ("-A INPUT -m mark --mark 0x1 -j ACCEPT", "?.?."),
        ("-A INPUT -p udp -m udp --sport 67 -j ACCEPT", "x.x."),
        ("-A INPUT -p udp -m udp --sport 1024:65535 -j ACCEPT", "..x."),
        ("-A INPUT -p udp -m udp --sport 24822 -j ACCEPT", "?.x."),
        ("-A INPUT -p udp -m comment --comment \"a -j DROP \\\" b\" -j ACCEPT", "..x."),
        ("[3:210] -A INPUT -p udp -j ACCEPT", "..x."), ("-A INPUT -j LOG --log-prefix \"x -j ACCEPT \"", "x.x."),
        ("-A OUTPUT -p udp -m udp --dport 24822 -j NFQUEUE --queue-num 1", "x?x."),
    ])
    func `rules mean what their manual says`(rule: String, marks: String) throws {
        #expect(try self.marks(rule) == marks)
    }

    @Test func `chains are jumped to, gone to and left`() throws {
        let jump =
            ":own - [0:0]\n-A INPUT -j own\n-A INPUT -j ACCEPT\n-A own -p udp -j DROP\n-A own -j RETURN\n-A own -j DROP"
        #expect(try marks(jump) == "x...")
        let goTo = ":own - [0:0]\n-A INPUT -g own\n-A INPUT -j ACCEPT\n-A own -p udp -j ACCEPT"
        #expect(try marks(goTo) == "..x.")
    }

    @Test func `chains that call each other come to an end`() throws {
        #expect(try marks(":a - [0:0]\n:b - [0:0]\n-A INPUT -j a\n-A a -j b\n-A b -j a") == "x.x.")
    }

    @Test func `rules before the filter count, address translation does not`() throws {
        let text = """
            *raw
            :PREROUTING ACCEPT [0:0]
            -A PREROUTING -p udp -m udp --dport 24822 -j DROP
            COMMIT
            *nat
            :PREROUTING DROP [0:0]
            COMMIT
            """
        #expect(try Packets.marks(IPTablesSave.read(text, family: "ip")) == "x...")
        #expect(try Packets.marks(IPTablesSave.read(text, family: "ip6")) == "....")
    }

    @Test func `nothing at all stops nothing`() {
        #expect(IPTablesSave.read("", family: "ip").isEmpty)
        #expect(IPTablesSave.read("*filter\n:INPUT ACCEPT [9:9]\n:x - [0:0]\nCOMMIT", family: "ip").isEmpty)
        #expect(!IPTablesSave.read("*filter\n:INPUT DROP [9:9]\nCOMMIT", family: "ip").isEmpty)
    }

    @Test func `whatever stands there, reading ends`() throws {
        let words = [
            "*filter", ":INPUT DROP [0:0]", "-A", "INPUT", "-p", "!", "--dport", "\"", "\\", "-j", ":", "1:2:3", "",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = (0..<20).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "\n")
            _ = try Packets.marks(IPTablesSave.read(text, family: "ip"))
        }
    }
}
