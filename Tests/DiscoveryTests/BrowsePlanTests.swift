import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct BrowsePlanTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let lan = BroadcastTarget(own: IPv4Address(bits: 0x0A00_0001), broadcast: IPv4Address(bits: 0x0A00_00FF))
    private let source = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)
    private var plan = BrowsePlan { 42 }

    private mutating func ticks(until end: NIODeadline) -> [Int64] {
        var times: [Int64] = []
        while let next = plan.nextTick, next <= end {
            if !plan.apply(.tick, at: next).isEmpty { times.append((next - start).nanoseconds / 1_000_000) }
        }
        return times
    }

    private mutating func sighting(
        _ hub: TestHub, counter: UInt64, flags: Beacon.Flags = [], token: UInt64 = 0, after: TimeAmount = .zero,
        from source: SocketAddress? = nil
    ) throws -> Sighting? {
        let received = try hub.received(hub.beacon(counter: counter, flags: flags, token: token))
        let effects = plan.apply(.received(received, from: source ?? self.source), at: start + after)
        guard case .show(let sighting) = effects.first else { return nil }
        return sighting
    }

    @Test mutating func `it asks at once, after a quarter of a second, after one, then every ten`() {
        #expect(plan.apply(.targets([.loopback, lan]), at: start) == [.ask(token: 42, [.loopback, lan])])
        #expect(ticks(until: start + .seconds(25)) == [250, 1_000, 11_000, 21_000])
    }

    @Test mutating func `a changed list of interfaces is asked at once, the same one is not`() {
        _ = plan.apply(.targets([.loopback]), at: start)
        _ = ticks(until: start + .seconds(5))
        #expect(plan.apply(.targets([.loopback]), at: start + .seconds(5)) == [])
        #expect(plan.apply(.targets([lan]), at: start + .seconds(6)) == [.ask(token: 42, [lan])])
        #expect(ticks(until: start + .seconds(18)) == [6_250, 7_000, 17_000])
    }

    @Test mutating func `an answer to a query of its own tells the round trip`() throws {
        _ = plan.apply(.targets([lan]), at: start)
        let hub = try TestHub()
        let sighting = try sighting(hub, counter: 1, token: 42, after: .microseconds(2_500))
        #expect(sighting?.roundTrip == 2.5)
        #expect(sighting?.hub == hub.identity.id)
        #expect(sighting?.address == .tcp(host: "10.0.0.9", port: 4_000, plain: false))
    }

    @Test(arguments: [0, 43] as [UInt64])
    mutating func `a beacon that nobody asked for, or somebody else, tells none`(token: UInt64) throws {
        _ = plan.apply(.targets([lan]), at: start)
        let sighting = try #require(try sighting(try TestHub(), counter: 1, token: token))
        #expect(sighting.roundTrip == nil)
    }

    @Test mutating func `a recorded beacon is shown once, from wherever it comes`() throws {
        let hub = try TestHub()
        #expect(try sighting(hub, counter: 5) != nil)
        #expect(try sighting(hub, counter: 5) == nil)
        #expect(try sighting(hub, counter: 4, from: IPv4Address(bits: 0x0A00_0010).socket(port: 1)) == nil)
        #expect(try sighting(hub, counter: 6) != nil)
    }

    @Test mutating func `hubs of one name at one address stay two`() throws {
        let (one, other) = (try TestHub(), try TestHub())
        let found = [try sighting(one, counter: 1), try sighting(other, counter: 1)].compactMap(\.self?.hub)
        #expect(found == [one.identity.id, other.identity.id])
    }

    @Test(arguments: ["127.0.0.1", "127.3.2.1"])
    mutating func `a hub on this machine is reached at 127.0.0.1`(from: String) throws {
        let source = try SocketAddress(ipAddress: from, port: 9)
        let sighting = try sighting(try TestHub(), counter: 1, flags: .plain, from: source)
        #expect(sighting?.address == .tcp(host: "127.0.0.1", port: 4_000, plain: true))
    }

    @Test mutating func `a goodbye passes with its flag`() throws {
        let sighting = try #require(try sighting(try TestHub(), counter: 1, flags: .goodbye))
        #expect(sighting.beacon.flags.contains(.goodbye))
    }

    @Test mutating func `a hub that listens nowhere, queries and pings are no hubs`() throws {
        #expect(try sighting(try TestHub(port: 0), counter: 1) == nil)
    }

    @Test mutating func `one source's flood of hubs is cut`() throws {
        let hub = try TestHub()
        let beacons = try (1...150).map { try hub.received(hub.beacon(counter: $0)) }
        let shown = beacons.filter { !plan.apply(.received($0, from: source), at: start).isEmpty }
        #expect(shown.count == 100)
    }
}
