import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct SweepPlanTests {
    private var plan = SweepPlan { 42 }
    private let source = IPv4Address(bits: 0x0A00_0009).socket(port: 24822)

    @Test func `everybody is asked the same`() { #expect(plan.query == .query(token: 42)) }

    @Test mutating func `an answer to its question is a hub, each once`() throws {
        let hub = try TestHub()
        plan.hear(try hub.received(hub.beacon(counter: 1, token: 42)), from: source)
        plan.hear(try hub.received(hub.beacon(counter: 2, token: 42)), from: source)
        #expect(plan.found.map(\.hub) == [hub.identity.id])
        #expect(plan.found.map(\.address) == [.tcp(host: "10.0.0.9", port: 4_000, plain: false)])
    }

    @Test(arguments: [0, 43] as [UInt64])
    mutating func `what was not asked for is nothing`(token: UInt64) throws {
        let hub = try TestHub()
        plan.hear(try hub.received(hub.beacon(counter: 1, token: token)), from: source)
        #expect(plan.found.isEmpty)
    }

    @Test mutating func `another's signature is nothing`() throws {
        let (hub, other) = (try TestHub(), try TestHub())
        let forged = try other.received(hub.beacon(counter: 1, token: 42))
        plan.hear(forged, from: source)
        #expect(plan.found.isEmpty)
    }
}
