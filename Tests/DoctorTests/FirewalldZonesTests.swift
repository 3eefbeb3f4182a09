import Testing

@testable import Doctor

@Suite struct FirewalldZonesTests {
    /// A zone's services may have any port, so that it is not sure that they don't have ours.
    @Test(arguments: [
        ("firewalld-default.txt", "?.?."), ("firewalld-public.txt", "?.?."), ("firewalld-open.txt", "...."),
    ])
    func `what it printed`(file: String, marks: String) throws {
        #expect(try Packets.marks(FirewalldZones(try Fixture.text(file)).ruleSet(default: nil)) == marks)
    }

    @Test func `each interface has its zone`() throws {
        let zones = FirewalldZones(try Fixture.text("firewalld-all.txt"))
        #expect(zones.zone(of: "e0") == "trusted")
        #expect(zones.zone(of: "e1") == nil)
        let rules = zones.ruleSet(default: "drop")
        #expect(try Packets.marks(rules) == "....")
        #expect(Packets.rule(rules, try Packets.make(.incoming, .tcp, interface: "e1")) == "zone drop")
        #expect(rules.passage(of: try Packets.make(.incoming, .tcp, interface: "e1")).obstacle?.chain == "drop")
    }

    @Test(arguments: [
        ("  ports: 24822/udp", "..x."), ("  ports: 24000-25000/tcp", "x..."), ("  target: ACCEPT", "...."),
        ("  rich rules: \n\trule family=\"ipv4\" source address=\"10.9.0.0/16\" accept", "...."),
        (
            "  rich rules: \n\trule family=\"ipv4\" source address=\"10.9.0.0/28\" port port=\"24822\" protocol=\"udp\" accept",
            "?.x."
        ),
        ("  rich rules: \n\trule family=\"ipv6\" port port=\"24822\" protocol=\"udp\" accept", "x.x."),
        ("  rich rules: \n\trule port port=\"24822\" protocol=\"udp\" drop\n  ports: 24822/udp", "x.x."),
        ("  rich rules: \n\trule service name=\"chat\" accept", "?.?."),
    ])
    func `zones mean what their manual says`(lines: String, marks: String) throws {
        let text = "work (active)\n  target: default\n  interfaces: e0\n  services: \n\(lines)\n"
        #expect(try Packets.marks(FirewalldZones(text).ruleSet(default: nil)) == marks)
    }
}
