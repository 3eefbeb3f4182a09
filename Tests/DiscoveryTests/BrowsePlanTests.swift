import ChatModel
import MessageCodec
import NIOCore
import Testing

@testable import Discovery

@Suite struct BrowsePlanTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let lan: NetworkInterface
    private let ways: [DiscoveryTarget]
    private let source = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)
    private var plan = BrowsePlan(jitter: { $0.upperBound }, token: { 42 })

    init() throws {
        lan = try interface(["10.0.0.1/24", "fe80::1/64"])
        ways = DiscoveryTarget.all([lan]).distinct
    }

    private mutating func ticks(until end: NIODeadline) -> [Int64] {
        var times: [Int64] = []
        while let next = plan.nextTick, next <= end {
            if !plan.apply(.tick, at: next).isEmpty { times.append((next - start).nanoseconds / 1_000_000) }
        }
        return times
    }

    private mutating func sighting(
        _ hub: TestHub, counter: UInt64, flags: Beacon.Flags = [], token: UInt64 = 0, waited: UInt32 = 0,
        after: TimeAmount = .zero, from source: SocketAddress? = nil
    ) throws -> Sighting? {
        let received = try hub.received(hub.beacon(counter: counter, flags: flags, token: token, waited: waited))
        let arrival = Arrival(from: source ?? self.source, interface: 2)
        let effects = plan.apply(.received(received, arrival, at: .own), at: start + after)
        guard case .show(let sighting) = effects.first else { return nil }
        return sighting
    }

    @Test mutating func `it asks at once, after a quarter of a second, after one, then every ten or so`() {
        #expect(plan.apply(.interfaces([lan]), at: start) == [.ask(token: 42, ways)])
        #expect(ticks(until: start + .seconds(30)) == [250, 1_000, 12_000, 23_000])
    }

    @Test mutating func `it asks rarely while hubs are heard, and often again once they are silent`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        let hub = try TestHub()
        _ = try sighting(hub, counter: 1, after: .milliseconds(5))
        #expect(ticks(until: start + .seconds(70)) == [250, 1_000])
        _ = try sighting(hub, counter: 2, after: .seconds(70))
        #expect(ticks(until: start + .seconds(175)) == [76_000, 151_000, 160_000, 171_000])
    }

    @Test mutating func `a hub that says goodbye is no reason to ask rarely`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = try sighting(try TestHub(), counter: 1, flags: .goodbye, after: .milliseconds(5))
        #expect(ticks(until: start + .seconds(30)) == [250, 1_000, 12_000, 23_000])
    }

    @Test mutating func `a changed list of interfaces is asked at once, the same one is not, and so after a sleep`() {
        _ = plan.apply(.interfaces([]), at: start)
        _ = ticks(until: start + .seconds(5))
        #expect(plan.apply(.interfaces([]), at: start + .seconds(5)) == [])
        #expect(plan.apply(.interfaces([lan]), at: start + .seconds(6)) == [.ask(token: 42, ways)])
        #expect(ticks(until: start + .seconds(18)) == [6_250, 7_000, 18_000])
        #expect(plan.apply(.woke, at: start + .seconds(19)) == [.ask(token: 42, ways)])
        #expect(ticks(until: start + .seconds(25)) == [19_250, 20_000])
    }

    @Test mutating func `an answer to a query of its own tells the round trip, without the hub's waiting`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        let hub = try TestHub()
        let first = try sighting(hub, counter: 1, token: 42, after: .microseconds(2_500))
        #expect(first?.roundTrip == 2.5)
        #expect(first?.hub == hub.identity.id)
        #expect(first?.address == .tcp(host: "10.0.0.9", port: 4_000, plain: false))
        let late = try sighting(hub, counter: 2, token: 42, waited: 90_000, after: .milliseconds(92))
        #expect(late?.roundTrip == 2)
        let lying = try sighting(hub, counter: 3, token: 42, waited: .max, after: .milliseconds(92))
        #expect(lying?.roundTrip == 0)
    }

    @Test(arguments: [0, 43] as [UInt64])
    mutating func `a beacon that nobody asked for, or somebody else, tells none`(token: UInt64) throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        let sighting = try #require(try sighting(try TestHub(), counter: 1, token: token))
        #expect(sighting.roundTrip == nil)
    }

    @Test mutating func `a recorded beacon is shown once, from wherever it comes`() throws {
        let hub = try TestHub()
        #expect(try sighting(hub, counter: 5) != nil)
        #expect(try sighting(hub, counter: 5) == nil)
        #expect(try sighting(hub, counter: 5, from: IPv4Address(bits: 0x0A00_0010).socket(port: 1)) == nil)
        #expect(try sighting(hub, counter: 6) != nil)
    }

    @Test mutating func `hubs of one name at one address stay two`() throws {
        let (one, other) = (try TestHub(), try TestHub())
        let found = [try sighting(one, counter: 1), try sighting(other, counter: 1)].compactMap(\.self?.hub)
        #expect(found == [one.identity.id, other.identity.id])
    }

    @Test(
        arguments: [
            ("127.0.0.1", [], "127.0.0.1"), ("127.3.2.1", [], "127.0.0.1"), ("127.0.0.1", .loopback6, "::1"),
            ("::1", [], "127.0.0.1"), ("10.0.0.9", .loopback6, "10.0.0.9"),
        ] as [(String, Beacon.Flags, String)])
    mutating func `a hub on this machine is reached at the loopback address that it listens on`(
        from: String, flags: Beacon.Flags, host: String
    ) throws {
        let source = try SocketAddress(ipAddress: from, port: 9)
        let sighting = try sighting(try TestHub(), counter: 1, flags: flags.union(.plain), from: source)
        #expect(sighting?.address == .tcp(host: host, port: 4_000, plain: true))
    }

    @Test(arguments: [(2, "fe80::9%eth0"), (7, "fe80::9%7")] as [(UInt32, String)])
    mutating func `a hub at an address of one link is reached with the link's name`(zone: UInt32, host: String) throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        let source = try #require(IPv6Address("fe80::9")).socket(port: 9, zone: zone)
        let sighting = try sighting(try TestHub(), counter: 1, from: source)
        #expect(sighting?.address == .tcp(host: host, port: 4_000, plain: false))
    }

    @Test mutating func `a goodbye passes with its flag`() throws {
        let sighting = try #require(try sighting(try TestHub(), counter: 1, flags: .goodbye))
        #expect(sighting.beacon.flags.contains(.goodbye))
    }

    @Test mutating func `a hub that listens nowhere, and queries, are no hubs`() throws {
        let hub = try TestHub(port: 0)
        #expect(try sighting(hub, counter: 1) == nil)
        let query = try ReceivedDatagram(.query(token: 7))
        #expect(plan.apply(.received(query, Arrival(from: source), at: .own), at: start) == [])
    }

    @Test mutating func `its own query that comes back is told, and where`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        for target in ways {
            let arrival = Arrival(from: source, interface: target.index, to: target.destination)
            let echo = BrowsePlan.Event.received(try ReceivedDatagram(.query(token: 42)), arrival, at: .shared)
            #expect(plan.apply(echo, at: start + .milliseconds(1)) == [.echo(target)])
        }
    }

    @Test mutating func `one source's flood of hubs is cut`() throws {
        let hub = try TestHub()
        let beacons = try (1...150).map { try hub.received(hub.beacon(counter: $0)) }
        let shown = beacons.filter { !plan.apply(.received($0, Arrival(from: source), at: .own), at: start).isEmpty }
        #expect(shown.count == 100)
    }

    @Test mutating func `what the system refused is asked again, and alone`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(2))
        _ = plan.apply(.outcome(sent: [], refused: [ways[1]]), at: start + .seconds(2))
        #expect(plan.nextTick == start + .seconds(3))
        #expect(plan.apply(.tick, at: start + .seconds(3)) == [.ask(token: 42, [ways[1]])])
    }
}
