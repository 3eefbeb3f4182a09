import Testing

@testable import Doctor

@Suite struct UFWStatusTests {
    @Test(arguments: [
        ("ufw-on.txt", "x.x."), ("ufw-rules.txt", ".x.."), ("ufw-closed.txt", ".x.x"),
    ])
    func `what it printed`(file: String, marks: String) throws {
        let rules = try #require(UFWStatus.read(try Fixture.text(file)))
        #expect(try Packets.marks(rules) == marks)
    }

    @Test func `it is off`() throws { #expect(UFWStatus.read(try Fixture.text("ufw-off.txt")) == nil) }

    @Test func `a rule that says no is named, a default is not`() throws {
        let rules = try #require(UFWStatus.read(try Fixture.text("ufw-closed.txt")))
        #expect(Packets.rule(rules, try Packets.make(.outgoing, .udp)) == "24822/udp DENY OUT Anywhere")
        #expect(Packets.rule(rules, try Packets.make(.outgoing, .tcp)) == nil)
    }

    @Test(arguments: [
        ("24822                      ALLOW IN    Anywhere", "...."),
        ("24822/udp on e0            ALLOW IN    Anywhere", "..x."),
        ("24822/udp on e1            ALLOW IN    Anywhere", "x.x."),
        ("Anywhere                   ALLOW IN    10.9.0.0/16", "...."),
        ("Anywhere                   ALLOW IN    10.9.0.7", "?.?."),
        ("10.9.0.1 24822/tcp         ALLOW IN    Anywhere", "x..."),
        ("22,24822/tcp               ALLOW IN    Anywhere", "x..."),
        ("OpenSSH                    ALLOW IN    Anywhere", "?.?."),
        ("24822/udp (v6)             ALLOW IN    Anywhere (v6)", "x.x."),
        ("24822/udp                  ALLOW IN    Anywhere                   # chat", "..x."),
        ("24822/udp                  LIMIT IN    Anywhere", "..x."),
        ("24822/udp                  REJECT OUT  Anywhere", "xxx."),
        ("Anywhere on e0             ALLOW IN    Anywhere", "...."),
        ("fd00::1 24822/udp          ALLOW IN    Anywhere (v6)", "x.x."),
    ])
    func `rules mean what its manual says`(rule: String, marks: String) throws {
        let head = "Status: active\nDefault: deny (incoming), allow (outgoing), disabled (routed)\n\nTo Action From\n--"
        let rules = try #require(UFWStatus.read("\(head)\n\(rule)\n"))
        #expect(try Packets.marks(rules) == marks)
    }
}
