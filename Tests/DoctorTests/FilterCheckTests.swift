import Testing

@testable import Doctor

/// What people set and what the kernel has of it, together.
@Suite struct FilterCheckTests {
    private func openings(_ filters: FilterFact..., direction: Packet.Direction = .incoming) -> [String] {
        let facts = Facts.well.with { $0.filters = filters }
        return FilterCheck(facts).stops(direction, .udp).map { "\($0.isSure) \($0.stop.opening)" }
    }

    private func ufw(_ file: String) throws -> FilterFact {
        FilterFact(.ufw, UFWStatus.read(try Fixture.text(file)).map(FilterFact.State.on) ?? .off)
    }

    private var kernelOfUFW: FilterFact {
        get throws {
            FilterFact(.iptables, .on(IPTablesSave.read(try Fixture.text("ufw-iptables.txt"), family: "ip")))
        }
    }

    @Test func `ufw is opened with ufw`() throws {
        #expect(openings(try ufw("ufw-on.txt"), try kernelOfUFW) == ["true sudo ufw allow 24822/udp"])
        #expect(openings(try ufw("ufw-on.txt")) == ["true sudo ufw allow 24822/udp"])
    }

    @Test func `a rule of ufw that says no is turned around, or gone past`() throws {
        let closed = try ufw("ufw-rules.txt")
        #expect(openings(closed, direction: .outgoing) == ["true sudo ufw allow out 24822/udp"])
        let wider = try Fixture.text("ufw-rules.txt").replacing("24822/udp  ", with: "24000:25000/udp")
        let fact = FilterFact(.ufw, try #require(UFWStatus.read(wider).map(FilterFact.State.on)))
        #expect(openings(fact, direction: .outgoing) == ["true sudo ufw prepend allow out 24822/udp"])
    }

    @Test func `a rule beside those of ufw is opened where it is`() throws {
        let text = try Fixture.text("ufw-iptables.txt").replacing(
            "-A INPUT -j ufw-before-logging-input",
            with: "-A INPUT -p udp -j DROP\n-A INPUT -j ufw-before-logging-input")
        let kernel = FilterFact(.iptables, .on(IPTablesSave.read(text, family: "ip")))
        #expect(
            openings(try ufw("ufw-rules.txt"), kernel).last
                == "true sudo iptables -I INPUT -p udp --dport 24822 -j ACCEPT")
    }

    @Test func `firewalld is opened in the interface's zone, and what its services have is left to the kernel`() throws
    {
        let zones = FirewalldZones(try Fixture.text("firewalld-public.txt")).ruleSet(default: nil)
        let firewalld = FilterFact(.firewalld, .on(zones), zones: ["e0": "public"])
        let line = "sudo firewall-cmd --permanent --zone=public --add-port=24822/udp && sudo firewall-cmd --reload"
        #expect(openings(firewalld) == ["false \(line)"])
        let chain = RuleSet.Chain("filter_INPUT", base: RuleSet.Base(hook: "input", accepts: false))
        let table = RuleSet.Table(family: "inet", name: "firewalld", chains: [chain])
        #expect(openings(firewalld, FilterFact(.nftables, .on(RuleSet(tables: [table])))) == ["true \(line)"])
        #expect(openings(firewalld, FilterFact(.nftables, .on(RuleSet(tables: [])))) == [])
    }

    @Test func `what iptables shows is not told a second time by nftables`() throws {
        let iptables = IPTablesSave.read("*filter\n:INPUT DROP [0:0]\nCOMMIT", family: "ip")
        let base = RuleSet.Base(hook: "input", accepts: false)
        let table = RuleSet.Table(family: "ip", name: "filter", chains: [RuleSet.Chain("INPUT", base: base)])
        let nftables = FilterFact(.nftables, .on(RuleSet(tables: [table])))
        #expect(
            openings(FilterFact(.iptables, .on(iptables)), nftables)
                == ["true sudo iptables -I INPUT -p udp --dport 24822 -j ACCEPT"])
        #expect(openings(nftables) == ["true sudo nft insert rule ip filter INPUT udp dport 24822 accept"])
    }
}
