import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct AnnouncePlanTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let lan: NetworkInterface
    private let ways: [DiscoveryTarget]
    private let asker = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)
    private var plan = AnnouncePlan(scope: .everywhere) { $0.upperBound }

    init() throws {
        lan = try interface(["10.0.0.1/24", "fe80::1/64"])
        ways = DiscoveryTarget.all([lan]).distinct
    }

    /// A query to everybody on the LAN, from an asker of its own for each last byte.
    private func asked(
        _ token: UInt64, by last: UInt8 = 9, to destination: IPAddress = .v4(.group), on interface: UInt32 = 2,
        at door: AnnouncePlan.Door = .shared
    ) -> AnnouncePlan.Event {
        let source = IPv4Address(bits: 0x0A00_0000 | UInt32(last)).socket(port: 5_000)
        return .received(.query(token: token), Arrival(from: source, interface: interface, to: destination), at: door)
    }

    /// What the plan does by itself until a moment.
    private mutating func effects(until end: NIODeadline) -> [(at: Int64, [AnnouncePlan.Effect])] {
        var all: [(Int64, [AnnouncePlan.Effect])] = []
        while let next = plan.nextTick, next <= end {
            let effects = plan.apply(.tick, at: next)
            if !effects.isEmpty { all.append(((next - start).nanoseconds / 1_000_000, effects)) }
        }
        return all
    }

    /// The times of that, in milliseconds.
    private mutating func ticks(until end: NIODeadline) -> [Int64] { effects(until: end).map(\.at) }

    /// So many other hubs are heard.
    private mutating func hear(_ count: UInt8, at now: NIODeadline) throws {
        for number in 0..<count {
            let beacon = Beacon(
                hubKey: [UInt8](repeating: number, count: 65), freshness: Freshness(start: 1, counter: 1),
                name: try HubName("lab"), port: 1, pingPort: 1, people: 0, flags: [],
                clock: HubTime(milliseconds: 0), token: 0)
            let signed = Datagram.beacon(SignedBeacon(beacon: beacon, signature: []))
            let arrival = Arrival(from: IPv4Address(bits: 0x0A00_0100 | UInt32(number)).socket(port: 9))
            #expect(plan.apply(.received(signed, arrival, at: .shared), at: now) == [])
        }
    }

    private func tokens(_ effects: [AnnouncePlan.Effect]) -> [UInt64] {
        effects.compactMap { if case .answer(let token, _, _) = $0 { token } else { nil } }
    }

    @Test mutating func `it announces at start, once more, and then about every 30 seconds`() {
        #expect(plan.nextTick == nil)
        #expect(plan.apply(.interfaces([lan]), at: start) == [.announce(ways)])
        #expect(ways.map(\.kind) == [.thisMachine, .broadcast, .multicast, .multicast6])
        #expect(ticks(until: start + .seconds(100)) == [1_000, 34_000, 67_000, 100_000])
    }

    @Test mutating func `a changed list of interfaces is announced at once, the same one is not`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        let unplugged = NetworkInterface(
            name: lan.name, index: lan.index, flags: [.up, .broadcast, .multicast], addresses: lan.addresses)
        #expect(plan.apply(.interfaces([lan]), at: start + .seconds(5)) == [])
        #expect(plan.apply(.interfaces([unplugged]), at: start + .seconds(6)) == [.announce([.thisMachine])])
        #expect(plan.apply(.interfaces([lan]), at: start + .seconds(8)) == [.announce(ways)])
        #expect(ticks(until: start + .seconds(20)) == [9_000])
    }

    @Test mutating func `after a sleep it is announced at once`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        #expect(plan.apply(.woke, at: start + .seconds(6)) == [.announce(ways)])
        #expect(ticks(until: start + .seconds(20)) == [7_000])
    }

    @Test mutating func `a query is answered to its source out of the same interface, and soon to everybody there`() {
        let other = NetworkInterface(name: "eth1", index: 3, flags: lan.flags, addresses: [])
        _ = plan.apply(.interfaces([lan, other]), at: start)
        _ = ticks(until: start + .seconds(5))
        let back = AnnouncePlan.Return(
            source: IPv4Address(bits: 0x0A00_0009).socket(port: 5_000), door: .own,
            route: Route(interface: 2, from: lan.addresses[0].ip))
        #expect(plan.apply(asked(77), at: start + .seconds(10)) == [.answer(token: 77, waited: .zero, back)])
        let prompted = effects(until: start + .seconds(20))
        #expect(prompted.map(\.at) == [10_150])
        #expect(prompted.first?.1 == [.announce(ways.filter { $0.index == 2 })])
    }

    @Test mutating func `a query that comes in on several paths is answered once for each address of the asker`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        let broadcast = IPAddress.v4(IPv4Address(bits: 0x0A00_00FF))
        var answered: [UInt64] = []
        for event in [asked(7), asked(7, to: broadcast), asked(8), asked(7, by: 10)] {
            answered += tokens(plan.apply(event, at: start + .seconds(5)))
        }
        #expect(answered == [7, 8, 7])
        #expect(tokens(plan.apply(asked(7), at: start + .seconds(8))) == [7], "much later it is another one")
    }

    @Test mutating func `who asks the hub alone is answered from where they asked, and nobody else hears of it`() {
        let here = IPAddress.v4(IPv4Address(bits: 0x0A00_0001))
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        let source = IPv4Address(bits: 0xC0A8_0709).socket(port: 5_000)
        let arrival = Arrival(from: source, interface: 2, to: here)
        let back = AnnouncePlan.Return(source: source, door: .shared, route: Route(from: here))
        let effects = plan.apply(.received(.query(token: 5), arrival, at: .shared), at: start + .seconds(10))
        #expect(effects == [.answer(token: 5, waited: .zero, back)])
        #expect(ticks(until: start + .seconds(30)) == [])
    }

    @Test mutating func `many queries bring no more than one announcement a second`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        var announced: [Int64] = []
        for step in 0..<400 {
            let now = start + .milliseconds(10_000 + Int64(step) * 10)
            announced += ticks(until: now)
            _ = plan.apply(asked(1, by: UInt8(step % 200)), at: now)
        }
        #expect(announced.filter { $0 > 10_000 } == [10_150, 11_150, 12_150, 13_150])
    }

    @Test mutating func `where many ask at once, an announcement answers those who got no answer`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        let answered = (0..<200).flatMap { tokens(plan.apply(asked($0, by: UInt8($0)), at: start + .seconds(10))) }
        #expect(answered.count == 50)
        #expect(ticks(until: start + .seconds(12)) == [10_150])
    }

    @Test mutating func `among many hubs the answer waits its turn and says for how long`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        try hear(100, at: start + .seconds(6))
        #expect(plan.apply(asked(7), at: start + .seconds(10)) == [])
        let later = effects(until: start + .seconds(12))
        #expect(later.map(\.at) == [10_100, 10_250])
        guard case .answer(7, let waited, _)? = later.first?.1.first else {
            Issue.record("no answer")
            return
        }
        #expect(waited == .milliseconds(100))
    }

    @Test mutating func `an answer that waits is dropped when all have just heard the hub`() throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = ticks(until: start + .seconds(5))
        try hear(100, at: start + .seconds(6))
        #expect(plan.apply(asked(7), at: start + .milliseconds(33_950)) == [])
        #expect(effects(until: start + .seconds(40)).map(\.1) == [[.announce(ways)]])
    }

    @Test mutating func `one source gets a burst of answers and no more`() {
        _ = plan.apply(.interfaces([]), at: start)
        let here = IPv4Address.loopback.socket(port: 5_000)
        let answers = (1...1_000).flatMap { token in
            plan.apply(.received(.query(token: token), Arrival(from: here), at: .own), at: start)
        }
        #expect(answers.count == 40)
    }

    @Test mutating func `what the system refused is tried again, ever more rarely, and alone`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        let refused = [ways[3]]
        _ = plan.apply(.outcome(sent: Array(ways.dropLast()), refused: refused), at: start)
        var tries: [Int64] = []
        while let next = plan.nextTick, next <= start + .seconds(20) {
            for case .announce(let targets) in plan.apply(.tick, at: next) {
                if targets == refused { tries.append((next - start).nanoseconds / 1_000_000) }
                let failed = targets.filter { $0.kind == .multicast6 }
                _ = plan.apply(.outcome(sent: targets.filter { $0.kind != .multicast6 }, refused: failed), at: next)
            }
        }
        #expect(tries == [3_000, 7_000, 15_000])
        _ = plan.apply(.outcome(sent: refused, refused: []), at: start + .seconds(20))
        #expect(ticks(until: start + .seconds(40)) == [34_000])
    }

    @Test(arguments: [AnnouncePlan.Door.shared, .own])
    mutating func `a ping comes back from the port and the address where it came in`(
        door: AnnouncePlan.Door
    ) throws {
        _ = plan.apply(.interfaces([lan]), at: start)
        let payload = try #require(PingPayload([1, 2, 3]))
        let (source, here) = (IPv4Address(bits: 0x0A00_0009).socket(port: 5_000), lan.addresses[0].ip)
        let arrival = Arrival(from: source, interface: 2, to: here)
        let effects = plan.apply(.received(.ping(token: 9, payload), arrival, at: door), at: start)
        let back = AnnouncePlan.Return(source: source, door: door, route: Route(from: here))
        #expect(effects == [.pong(token: 9, payload, back)])
    }

    @Test mutating func `beacons and pongs of others mean nothing to it`() throws {
        let hub = try TestHub()
        let pong = Datagram.pong(token: 1, try #require(PingPayload([])), HubTime(milliseconds: 0))
        let beacon = try hub.received(hub.beacon(counter: 1)).datagram
        let arrival = Arrival(from: IPv4Address(bits: 0x0A00_0009).socket(port: 5_000))
        for datagram in [pong, beacon] {
            #expect(plan.apply(.received(datagram, arrival, at: .shared), at: start) == [])
        }
        #expect(plan.nextTick == nil)
    }

    @Test(arguments: [AnnouncePlan.Door.shared, .own])
    mutating func `who is here is told from the port where it was asked`(door: AnnouncePlan.Door) {
        plan = AnnouncePlan(scope: .everywhere, namesPeople: true) { $0.upperBound }
        _ = plan.apply(.interfaces([lan]), at: start)
        let here = lan.addresses[0].ip
        let arrival = Arrival(from: asker, interface: 2, to: here)
        let effects = plan.apply(.received(.who(token: 9), arrival, at: door), at: start)
        let back = AnnouncePlan.Return(source: asker, door: door, route: Route(from: here))
        #expect(effects == [.tellPeople(token: 9, back)])
    }

    @Test mutating func `a hub that keeps its people to itself answers nothing`() {
        #expect(plan.apply(.received(.who(token: 9), Arrival(from: asker), at: .own), at: start) == [])
    }

    @Test mutating func `who is here is told to one source a few times a second`() {
        plan = AnnouncePlan(scope: .everywhere, namesPeople: true) { $0.upperBound }
        let who = AnnouncePlan.Event.received(.who(token: 9), Arrival(from: asker), at: .own)
        let told = (0..<1_000).flatMap { _ in plan.apply(who, at: start) }
        #expect(told.count == 20)
        let other = IPv4Address(bits: 0x0A00_0008).socket(port: 5_000)
        #expect(plan.apply(.received(.who(token: 9), Arrival(from: other), at: .own), at: start).count == 1)
        let later = (0..<1_000).flatMap { _ in plan.apply(who, at: start + .seconds(1)) }
        #expect(later.count == 5)
    }

    @Test mutating func `comings and goings are announced within seconds, a crowd's in one`() {
        _ = plan.apply(.interfaces([lan]), at: start)
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
        _ = plan.apply(.interfaces([lan]), at: start)
        var announced: [Int64] = []
        for second in 0..<100 {
            let now = start + .seconds(Int64(second))
            announced += ticks(until: now)
            _ = plan.apply(.people(UInt32(second)), at: now)
        }
        #expect(announced.count < 50 && announced.count > 20, "\(announced)")
    }

    @Test mutating func `stopping says goodbye everywhere and plans nothing more`() {
        _ = plan.apply(.interfaces([lan]), at: start)
        _ = plan.apply(.outcome(sent: [], refused: [ways[1]]), at: start)
        _ = plan.apply(asked(7), at: start)
        #expect(plan.apply(.stopping, at: start) == [.goodbye(ways)])
        #expect(plan.nextTick == nil)
    }
}
