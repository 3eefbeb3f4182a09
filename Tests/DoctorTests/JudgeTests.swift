import ChatModel
import Testing

@testable import Doctor

@Suite struct JudgeTests {
    private func verdict(_ facts: Facts) -> Verdict { Judge.report(on: facts).verdict }

    private func states(_ facts: Facts, _ name: String) -> [Finding.State] {
        Judge.report(on: facts).findings.filter { $0.matter.name == name }.map(\.state)
    }

    // MARK: All is well

    @Test func `nobody is there`() { #expect(verdict(.well) == .alone) }

    @Test func `hubs are heard`() throws {
        let facts = try Facts.well.with { $0.hubs = [try .named("lab"), try .named("workshop")] }
        #expect(verdict(facts) == .hears(2))
        #expect(Judge.report(on: facts).findings.allSatisfy { [.fine, .note].contains($0.state) })
    }

    @Test func `a machine with IPv6 only is well`() {
        let facts = Facts.well.with { facts in
            facts.interfaces[1] = InterfaceFact(
                name: "e0", addresses: [InterfaceFact.Address("fe80::1", prefix: 64, broadcast: nil)], skip: nil)
            facts.paths = [.sent("e0", .multicast6)]
        }
        #expect(verdict(facts) == .alone)
    }

    @Test func `one open way on an interface is enough`() {
        let facts = Facts.well.with { $0.paths[2] = .sent("e0", .multicast, cameBack: false) }
        #expect(verdict(facts) == .alone)
        #expect(states(facts, "path") == [.fine, .fine, .doubt])
    }

    // MARK: The network

    /// A silence is listened to once more before it is believed.
    @Test(arguments: [
        ([PathFact.sent("e0", .broadcast), .sent("e0", .multicast, cameBack: false)], false),
        ([.sent("e0", .broadcast, cameBack: false), .sent("e0", .multicast, cameBack: false)], true),
        ([.sent("e0", .broadcast), .sent("e1", .broadcast, cameBack: false)], true),
        ([.sent("lo", .thisMachine, cameBack: false), .sent("e0", .broadcast)], false),
        ([.sent("e0", .broadcast, cameBack: nil)], false),
        ([.sent("e0", .broadcast, .forbidden, cameBack: false)], false),
        ([.sent("e0", .broadcast), .sent("e0", .multicast6, cameBack: false)], false), ([], false),
    ])
    func silenceIsWhereNothingComesBackOnAnInterface(paths: [PathFact], isSilent: Bool) {
        #expect(paths.haveSilence == isSilent)
    }

    @Test func `no interface is up`() {
        for skip in [InterfaceFact.Skip.down, .noCarrier, .noAddress] {
            let facts = Facts.well.with { facts in
                facts.interfaces[1] = InterfaceFact(name: "e0", addresses: [], skip: skip)
                facts.paths.removeLast(2)
            }
            #expect(verdict(facts) == .trouble(.noNetwork))
        }
    }

    @Test(arguments: [(UInt8(31), nil), (32, .tooSmall), (24, .pointToPoint)] as [(UInt8, InterfaceFact.Skip?)])
    func `only a way to one machine`(prefix: UInt8, skip: InterfaceFact.Skip?) throws {
        let facts = Facts.well.with { facts in
            facts.interfaces[1] = .narrow(prefix, skip: skip)
            facts.paths = skip == nil ? [.sent("tun0", .multicast)] : []
        }
        #expect(verdict(facts) == .trouble(.narrow(["tun0"])))
        let heard = try facts.with { $0.hubs = [try .named("lab")] }
        #expect(verdict(heard) == .hears(1))
        let here = try facts.with { $0.hubs = [try .named("lab", host: "127.0.0.1")] }
        #expect(verdict(here) == .trouble(.narrow(["tun0"])))
    }

    @Test func `a VPN beside a network is nobody's fault`() {
        let facts = Facts.well.with { $0.interfaces.append(.narrow(32, skip: .pointToPoint)) }
        #expect(verdict(facts) == .alone)
    }

    @Test func `what comes in is dropped by a rule that can be read`() {
        let facts = Facts.well.with { facts in
            facts.end(.sent, cameBack: false)
            facts.filters = [.nftables("input", .dropUDP)]
        }
        let stop = Stop(
            filter: .nftables, direction: .incoming, transport: .udp, rule: "udp dport 24822 drop",
            place: "inet lab input", opening: "sudo nft insert rule inet lab input udp dport 24822 accept")
        #expect(verdict(facts) == .trouble(.incomingDropped(["e0"], .filter(stop))))
    }

    @Test func `that IPv6 comes in is no comfort where hubs have IPv4, the other way round it is`() {
        let old = Facts.well.with { facts in
            facts.end(.sent, cameBack: false)
            facts.paths.append(.sent("e0", .multicast6))
        }
        #expect(verdict(old) == .trouble(.incomingDropped(["e0"], .unknown)))
        #expect(states(old, "path") == [.fine, .trouble, .trouble, .fine])
        let new = Facts.well.with { $0.paths.append(.sent("e0", .multicast6, cameBack: false)) }
        #expect(verdict(new) == .alone)
        #expect(states(new, "path") == [.fine, .fine, .fine, .doubt])
    }

    @Test func `what comes in is dropped, by whom can't be read`() {
        let facts = Facts.well.with { $0.end(.sent, cameBack: false) }
        #expect(verdict(facts) == .trouble(.incomingDropped(["e0"], .unknown)))
        let unread = facts.with { $0.filters = [FilterFact(.nftables, .unreadable), FilterFact(.ufw, .unreadable)] }
        #expect(verdict(unread) == .trouble(.incomingDropped(["e0"], .unread([.ufw, .nftables]))))
    }

    @Test func `to send is forbidden`() {
        let facts = Facts.well.with { facts in
            facts.end(.forbidden, cameBack: false)
            facts.filters = [.nftables("output", .dropUDP)]
        }
        guard case .trouble(.outgoingForbidden(["e0"], .filter(let stop))) = verdict(facts) else {
            Issue.record("\(verdict(facts))")
            return
        }
        #expect(stop.opening == "sudo nft insert rule inet lab output udp dport 24822 accept")
    }

    @Test func `what could not be sent for another reason is a doubt`() {
        let facts = Facts.well.with { $0.end(.failed("Network is unreachable"), cameBack: false) }
        #expect(verdict(facts) == .alone)
        #expect(states(facts, "path") == [.fine, .doubt, .doubt])
    }

    // MARK: What was tried weighs more than rules

    @Test func `rules that seem to drop what came in nevertheless are a doubt`() {
        let facts = Facts.well.with { $0.filters = [.nftables("input", .dropUDP)] }
        #expect(verdict(facts) == .alone)
        #expect(states(facts, "filter-may-stop") == [.doubt])
    }

    @Test func `rules that may drop something are a doubt`() {
        let rule = RuleSet.Rule([.unknown], .drop, text: "xt match recent drop")
        let facts = Facts.well.with { $0.filters = [.nftables("input", rule)] }
        #expect(verdict(facts) == .alone)
        #expect(states(facts, "filter-may-stop") == [.doubt, .doubt])
    }

    @Test func `whoever hosts needs TCP, others don't`() throws {
        let closed = RuleSet.Rule([.transport(["tcp"]), .state(["new"])], .drop, text: "tcp drop")
        let facts = Facts.well.with { $0.filters = [.nftables("input", closed)] }
        #expect(verdict(facts) == .alone)
        #expect(states(facts, "filter-stops") == [.note])
        let hosting = try facts.with { facts in
            facts.tcp = .hub(try HubFact.id(1), [ListenerFact(address: "0.0.0.0", program: nil)])
        }
        #expect(states(hosting, "filter-stops") == [.trouble])
        #expect(verdict(hosting).name == "filter-stops")
    }

    // MARK: Ports

    @Test func `another program has the UDP port`() {
        let facts = Facts.well.with { facts in
            facts.udp = .taken(by: "dnsmasq")
            facts.end(.sent, cameBack: nil)
        }
        #expect(verdict(facts) == .trouble(.udpTaken(by: "dnsmasq")))
    }

    @Test func `another program has the TCP port`() {
        #expect(verdict(Facts.well.with { $0.tcp = .program("nc") }) == .trouble(.tcpTaken(by: "nc")))
    }

    @Test(arguments: [(["127.0.0.1"], true), (["127.0.0.1", "::1"], true), (["0.0.0.0"], false), ([], false)])
    func `a hub for this machine alone`(listeners: [String], isWithin: Bool) throws {
        let facts = try Facts.well.with { facts in
            var hub = try HubFact.named("lab", host: "127.0.0.1")
            hub.listeners = listeners.map { ListenerFact(address: $0, program: nil) }
            facts.hubs = [hub]
        }
        let within = Verdict.trouble(.hubWithin(try HubName("lab"), address: "127.0.0.1"))
        #expect(verdict(facts) == (isWithin ? within : .hears(1)))
    }

    @Test func `a hub for this machine alone that is not heard`() throws {
        let facts = try Facts.well.with { facts in
            facts.tcp = .hub(try HubFact.id(1), [ListenerFact(address: "127.0.0.1", program: nil)])
        }
        #expect(verdict(facts) == .trouble(.hubWithin(nil, address: "127.0.0.1")))
    }

    // MARK: Clocks

    @Test func `one hub's clock differs`() throws {
        let facts = try Facts.well.with { $0.hubs = [try .named("lab", skew: 86_400_000), try .named("den")] }
        #expect(verdict(facts) == .trouble(.hubClock(try HubName("lab"), skew: 86_400_000)))
        let little = try Facts.well.with { $0.hubs = [try .named("lab", skew: -299_999)] }
        #expect(verdict(little) == .hears(1))
        let behind = try Facts.well.with { $0.hubs = [try .named("lab", skew: -300_000)] }
        #expect(verdict(behind) == .trouble(.hubClock(try HubName("lab"), skew: -300_000)))
    }

    @Test func `all hubs agree that it is this machine's clock`() throws {
        let facts = try Facts.well.with {
            $0.hubs = [try .named("lab", skew: 86_400_000), try .named("cave", skew: 86_401_000)]
        }
        #expect(verdict(facts) == .trouble(.ownClock(skew: 86_400_000)))
    }

    // MARK: The hub that was named

    private func target(_ outcomes: AddressFact.Outcome..., ping: PingFact? = nil) -> TargetFact {
        let tries = outcomes.enumerated().map { AddressFact(address: "10.9.0.\($0 + 2):24822", outcome: $1) }
        return TargetFact(name: "lab", tries: tries, ping: ping)
    }

    @Test func `it is reached at its second address`() throws {
        let hub = AddressFact.Outcome.hub(try HubFact.id(3), milliseconds: 2, .known)
        let facts = Facts.well.with {
            $0.target = target(.silent, hub, ping: .answered(roundTrip: 1, skew: 0))
        }
        #expect(verdict(facts) == .reached(name: "lab", address: "10.9.0.3:24822", milliseconds: 2))
        #expect(states(facts, "no-answer") == [.note])
    }

    @Test(
        arguments: [
            .nothingListens, .silent, .notAHub, .otherWay("hubbub+plain://10.9.0.2:24822"), .unknownName,
            .unreachable("No route to host"), .unclear("Two hubs are called lab."),
        ] as [AddressFact.Outcome])
    func `it is not reached`(outcome: AddressFact.Outcome) {
        let facts = Facts.well.with { $0.target = target(outcome) }
        #expect(verdict(facts) == .trouble(.target(AddressFact(address: "10.9.0.2:24822", outcome: outcome))))
    }

    @Test func `another key answers`() throws {
        let outcome = AddressFact.Outcome.hub(
            try HubFact.id(3), milliseconds: 2, .changed(was: try HubFact.id(4), handle: "lab"))
        let facts = Facts.well.with { $0.target = target(outcome, ping: .silent(port: 24822)) }
        #expect(verdict(facts).name == "key-changed")
    }

    @Test func `it is reached over TCP only`() throws {
        let hub = AddressFact.Outcome.hub(try HubFact.id(3), milliseconds: 2, .new)
        let facts = Facts.well.with { $0.target = target(hub, ping: .silent(port: 24822)) }
        #expect(verdict(facts) == .trouble(.pingSilent(address: "10.9.0.2:24822", port: 24822)))
    }

    @Test func `without a network nothing else matters`() {
        let facts = Facts.well.with { facts in
            facts.interfaces.removeLast()
            facts.target = target(.unreachable("Network is unreachable"))
            facts.tcp = .program("nc")
        }
        #expect(verdict(facts) == .trouble(.noNetwork))
    }
}
