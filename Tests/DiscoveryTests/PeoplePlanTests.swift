import ChatModel
import MessageCodec
import NIOCore
import Testing
import Trust

@testable import Discovery

@Suite struct PeoplePlanTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let source = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)
    private var plan = {
        let tokens = Tokens()
        return PeoplePlan(port: 24_822) { tokens.next() }
    }()

    private func sighting(
        _ hub: TestHub, counter: UInt64 = 1, flags: Beacon.Flags = .namesPeople, roundTrip: Double? = nil
    ) -> Sighting {
        Sighting(
            hub: hub.identity.id, beacon: hub.beacon(counter: counter, flags: flags),
            address: .tcp(host: "10.0.0.9", port: 4_000, plain: false), roundTrip: roundTrip)
    }

    private mutating func hear(
        _ hub: TestHub, flags: Beacon.Flags = .namesPeople, roundTrip: Double? = nil, from source: SocketAddress? = nil
    ) {
        let effects = plan.apply(
            .heard(sighting(hub, flags: flags, roundTrip: roundTrip), from: source ?? self.source), at: start)
        #expect(effects == [])
    }

    private func people(_ hub: TestHub, token: UInt64, as signer: TestHub? = nil) throws -> PeoplePlan.Event {
        let people = PeopleOnline(
            hubKey: hub.identity.publicKey, token: token, total: 7, nicks: [try Nick("ann"), try Nick("李雷")])
        let payload = try DatagramCodec.peoplePayload(people)
        let signature = try PeopleSignature.sign(payload, as: (signer ?? hub).identity)
        return .received(SignedPeople(people: people, signature: signature), signedBytes: payload)
    }

    private func ask(_ hub: TestHub) -> PeoplePlan.Event { .asked(hub.identity.id) }

    @Test mutating func `a hub is asked at its own port, and its answer is shown`() throws {
        let hub = try TestHub()
        hear(hub)
        let place = IPv4Address(bits: 0x0A00_0009).socket(port: 4_001)
        #expect(plan.apply(ask(hub), at: start) == [.ask(token: 1, place)])
        let shown = HubPeople(hub: hub.identity.id, total: 7, nicks: [try Nick("ann"), try Nick("李雷")])
        #expect(plan.apply(try people(hub, token: 1), at: start) == [.show(shown)])
        #expect(plan.nextTick == nil)
    }

    @Test mutating func `without an answer it is asked once more at the shared port, and then given up`() throws {
        let hub = try TestHub()
        hear(hub)
        _ = plan.apply(ask(hub), at: start)
        #expect(plan.apply(ask(hub), at: start) == [], "one question at a time")
        #expect(plan.nextTick == start + .seconds(1))
        #expect(plan.apply(.tick, at: start + .milliseconds(999)) == [])
        let shared = IPv4Address(bits: 0x0A00_0009).socket(port: 24_822)
        #expect(plan.apply(.tick, at: start + .seconds(1)) == [.ask(token: 1, shared)])
        #expect(plan.nextTick == start + .seconds(2))
        #expect(plan.apply(.tick, at: start + .seconds(2)) == [])
        #expect(plan.nextTick == nil)
        #expect(plan.apply(try people(hub, token: 1), at: start + .seconds(2)) == [], "too late")
        #expect(plan.apply(ask(hub), at: start + .seconds(3)).count == 1)
    }

    @Test mutating func `a late answer to the first question still counts after the second was asked`() throws {
        let hub = try TestHub()
        hear(hub)
        _ = plan.apply(ask(hub), at: start)
        _ = plan.apply(.tick, at: start + .seconds(1))
        #expect(plan.apply(try people(hub, token: 1), at: start + .milliseconds(1_200)).count == 1)
        #expect(plan.apply(try people(hub, token: 1), at: start + .milliseconds(1_201)) == [], "each counts once")
    }

    @Test mutating func `only the hub that was asked answers, with the token of the question`() throws {
        let (hub, thief) = (try TestHub(), try TestHub())
        hear(hub)
        hear(thief)
        _ = plan.apply(ask(hub), at: start)
        #expect(plan.apply(try people(hub, token: 2), at: start) == [], "another token")
        #expect(plan.apply(try people(thief, token: 1), at: start) == [], "another hub with its own key")
        #expect(plan.apply(try people(hub, token: 1, as: thief), at: start) == [], "signed by another")
        #expect(plan.apply(try people(hub, token: 1), at: start).count == 1)
    }

    @Test mutating func `a recorded answer is none to a later question`() throws {
        let hub = try TestHub()
        hear(hub)
        _ = plan.apply(ask(hub), at: start)
        let recorded = try people(hub, token: 1)
        _ = plan.apply(recorded, at: start)
        _ = plan.apply(ask(hub), at: start)
        #expect(plan.apply(recorded, at: start) == [])
    }

    @Test mutating func `forged answers are not looked at for long`() throws {
        let (hub, thief) = (try TestHub(), try TestHub())
        hear(hub)
        _ = plan.apply(ask(hub), at: start)
        for _ in 0..<DiscoveryLimits.peopleTries {
            #expect(plan.apply(try people(hub, token: 1, as: thief), at: start) == [])
        }
        #expect(plan.apply(try people(hub, token: 1), at: start) == [])
    }

    @Test mutating func `a hub that keeps it to itself, was never heard or said goodbye is not asked`() throws {
        let (shy, unheard, gone) = (try TestHub(), try TestHub(), try TestHub())
        hear(shy, flags: [])
        hear(gone)
        hear(gone, flags: [.namesPeople, .goodbye])
        for hub in [shy, unheard, gone] { #expect(plan.apply(ask(hub), at: start) == []) }
        #expect(plan.count == 0)
    }

    @Test mutating func `the way on which an answer came is taken, whatever is heard from elsewhere`() throws {
        let hub = try TestHub()
        let elsewhere = IPv4Address(bits: 0x0A63_0001).socket(port: 5_000)
        hear(hub, from: elsewhere)
        hear(hub, roundTrip: 2)
        hear(hub, from: elsewhere)
        let place = IPv4Address(bits: 0x0A00_0009).socket(port: 4_001)
        #expect(plan.apply(ask(hub), at: start) == [.ask(token: 1, place)])
    }

    @Test mutating func `the hub that was silent for longest makes room`() throws {
        let hub = try TestHub()
        hear(hub)
        for index in 0..<DiscoveryLimits.hubs {
            let id = HubID(try #require(Digest((0..<32).map { UInt8(truncatingIfNeeded: index >> ($0 % 2 * 8)) })))
            let other = Sighting(
                hub: id, beacon: hub.beacon(counter: 1, flags: .namesPeople),
                address: .tcp(host: "10.0.0.9", port: 4_000, plain: false), roundTrip: nil)
            _ = plan.apply(.heard(other, from: source), at: start)
        }
        #expect(plan.count == DiscoveryLimits.hubs)
        #expect(plan.apply(ask(hub), at: start) == [])
    }
}
