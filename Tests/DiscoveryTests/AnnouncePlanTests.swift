import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct AnnouncePlanTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let lan = BroadcastTarget(own: IPv4Address(bits: 0x0A00_0001), broadcast: IPv4Address(bits: 0x0A00_00FF))
    private let asker = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)
    private var plan = AnnouncePlan(scope: .everywhere) { $0.upperBound }

    /// What the plan does by itself until a moment, with the times in milliseconds.
    private mutating func ticks(until end: NIODeadline) -> [Int64] {
        var times: [Int64] = []
        while let next = plan.nextTick, next <= end {
            if !plan.apply(.tick, at: next).isEmpty { times.append((next - start).nanoseconds / 1_000_000) }
        }
        return times
    }

    @Test mutating func `it announces at start, once more, and then about every 30 seconds`() {
        #expect(plan.nextTick == nil)
        #expect(plan.apply(.targets([.loopback, lan]), at: start) == [.announce([.loopback, lan])])
        #expect(ticks(until: start + .seconds(100)) == [1_000, 34_000, 67_000, 100_000])
    }

    @Test mutating func `a changed list of interfaces is announced at once, the same one is not`() {
        _ = plan.apply(.targets([.loopback]), at: start)
        _ = ticks(until: start + .seconds(5))
        #expect(plan.apply(.targets([.loopback]), at: start + .seconds(5)) == [])
        #expect(plan.apply(.targets([lan]), at: start + .seconds(6)) == [.announce([lan])])
        #expect(ticks(until: start + .seconds(20)) == [7_000])
    }

    @Test mutating func `a query is answered to its source, and soon to everybody`() {
        _ = plan.apply(.targets([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        let query = AnnouncePlan.Event.received(.query(token: 77), from: asker, at: .shared)
        #expect(plan.apply(query, at: start + .seconds(10)) == [.answer(token: 77, to: asker)])
        #expect(ticks(until: start + .seconds(20)) == [10_150])
    }

    @Test mutating func `many queries bring no more than one announcement a second`() {
        _ = plan.apply(.targets([lan]), at: start)
        var announced: [Int64] = []
        for step in 0..<400 {
            let now = start + .milliseconds(10_000 + Int64(step) * 10)
            announced += ticks(until: now)
            let source = IPv4Address(bits: 0x0A00_0000 + UInt32(step)).socket(port: 5_000)
            _ = plan.apply(.received(.query(token: 1), from: source, at: .shared), at: now)
        }
        let prompted = announced.filter { $0 > 10_000 }
        #expect(prompted == [10_150, 11_150, 12_150, 13_150])
    }

    @Test mutating func `one source gets a burst of answers and no more`() {
        _ = plan.apply(.targets([lan]), at: start)
        let query = AnnouncePlan.Event.received(.query(token: 1), from: asker, at: .shared)
        let answers = (0..<1_000).flatMap { _ in plan.apply(query, at: start) }
        #expect(answers.count == 40)
    }

    @Test(arguments: [AnnouncePlan.Door.shared, .own])
    mutating func `a ping comes back from the port where it came in`(door: AnnouncePlan.Door) throws {
        let payload = try #require(PingPayload([1, 2, 3]))
        let effects = plan.apply(.received(.ping(token: 9, payload), from: asker, at: door), at: start)
        #expect(effects == [.pong(token: 9, payload, to: asker, from: door)])
    }

    @Test mutating func `beacons and pongs of others mean nothing to it`() throws {
        let hub = try TestHub()
        let pong = Datagram.pong(token: 1, try #require(PingPayload([])), HubTime(milliseconds: 0))
        let beacon = try hub.received(hub.beacon(counter: 1)).datagram
        for datagram in [pong, beacon] {
            #expect(plan.apply(.received(datagram, from: asker, at: .shared), at: start) == [])
        }
        #expect(plan.nextTick == nil)
    }

    @Test(arguments: [AnnouncePlan.Door.shared, .own])
    mutating func `who is here is told from the port where it was asked`(door: AnnouncePlan.Door) {
        plan = AnnouncePlan(scope: .everywhere, namesPeople: true) { $0.upperBound }
        let effects = plan.apply(.received(.who(token: 9), from: asker, at: door), at: start)
        #expect(effects == [.tellPeople(token: 9, to: asker, from: door)])
    }

    @Test mutating func `a hub that keeps its people to itself answers nothing`() {
        #expect(plan.apply(.received(.who(token: 9), from: asker, at: .own), at: start) == [])
    }

    @Test mutating func `who is here is told to one source a few times a second`() {
        plan = AnnouncePlan(scope: .everywhere, namesPeople: true) { $0.upperBound }
        let who = AnnouncePlan.Event.received(.who(token: 9), from: asker, at: .own)
        let told = (0..<1_000).flatMap { _ in plan.apply(who, at: start) }
        #expect(told.count == 20)
        let other = IPv4Address(bits: 0x0A00_0008).socket(port: 5_000)
        #expect(plan.apply(.received(.who(token: 9), from: other, at: .own), at: start).count == 1)
        let later = (0..<1_000).flatMap { _ in plan.apply(who, at: start + .seconds(1)) }
        #expect(later.count == 5)
    }

    @Test mutating func `comings and goings are announced within seconds, a crowd's in one`() {
        _ = plan.apply(.targets([lan]), at: start)
        #expect(ticks(until: start + .seconds(5)) == [1_000])
        #expect(plan.apply(.people(0), at: start + .seconds(5)) == [])
        #expect(ticks(until: start + .seconds(9)) == [])
        for count in 1...50 as ClosedRange<UInt32> {
            #expect(plan.apply(.people(count), at: start + .milliseconds(10_000 + Int64(count))) == [])
        }
        #expect(ticks(until: start + .seconds(12)) == [10_151])
        #expect(plan.apply(.people(49), at: start + .seconds(12)) == [])
        #expect(ticks(until: start + .seconds(20)) == [13_151])
    }

    @Test mutating func `people who come and go all the time cost less than an announcement in two seconds`() {
        _ = plan.apply(.targets([lan]), at: start)
        var announced: [Int64] = []
        for second in 0..<100 {
            let now = start + .seconds(Int64(second))
            announced += ticks(until: now)
            _ = plan.apply(.people(UInt32(second)), at: now)
        }
        #expect(announced.count < 50 && announced.count > 20, "\(announced)")
    }

    @Test mutating func `stopping says goodbye everywhere and plans nothing more`() {
        _ = plan.apply(.targets([.loopback, lan]), at: start)
        #expect(plan.apply(.stopping, at: start) == [.goodbye([.loopback, lan])])
        #expect(plan.nextTick == nil)
    }

    @Test func `a hub on loopback alone is announced to this machine and answers nobody else`() throws {
        let here = try SocketAddress(ipAddress: "127.0.0.1", port: 4_000)
        let scope = try #require(AnnounceScope(listening: [here], port: 4_000))
        var plan = AnnouncePlan(scope: scope) { $0.upperBound }
        #expect(plan.apply(.targets([.loopback, lan]), at: start) == [.announce([.loopback])])
        let query = Datagram.query(token: 1)
        #expect(plan.apply(.received(query, from: asker, at: .shared), at: start) == [])
        #expect(plan.apply(.received(query, from: here, at: .shared), at: start) == [.answer(token: 1, to: here)])
    }
}

@Suite struct AnnounceScopeTests {
    private func scope(_ listening: [(String, Int)]) throws -> AnnounceScope? {
        AnnounceScope(listening: try listening.map { try SocketAddress(ipAddress: $0.0, port: $0.1) }, port: 4_000)
    }

    @Test func `it follows from where the hub listens on the announced port`() throws {
        #expect(try scope([("::", 4_000), ("0.0.0.0", 4_000)]) == .everywhere)
        #expect(try scope([("::", 4_000)]) == nil)
        #expect(try scope([]) == nil)
        let address = try #require(IPv4Address("10.0.0.1"))
        #expect(try scope([("10.0.0.1", 4_000), ("0.0.0.0", 5_000)]) == .addresses([address]))
    }

    @Test func `a hub on one address speaks from it, on its network only`() throws {
        let scope = try #require(try scope([("10.0.0.1", 4_000)]))
        let lan = BroadcastTarget(own: IPv4Address(bits: 0x0A00_0001), broadcast: IPv4Address(bits: 0x0A00_00FF))
        let other = BroadcastTarget(own: IPv4Address(bits: 0x0B00_0001), broadcast: IPv4Address(bits: 0x0B00_00FF))
        #expect(scope.targets(of: [.loopback, lan, other]) == [lan])
        #expect(scope.source == IPv4Address("10.0.0.1"))
    }
}
