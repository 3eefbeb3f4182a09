import ChatModel
import NIOCore
import Testing

@testable import Discovery

@Suite struct PingTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let target = IPv4Address(bits: 0x0A00_0009).socket(port: 5_000)

    private func reading(sent: UInt64, roundTrip: Double, hub: UInt64) throws -> ClockReading {
        ClockReading(
            payload: try #require(PingPayload([])), sent: HubTime(milliseconds: sent), roundTrip: roundTrip,
            hubTime: HubTime(milliseconds: hub))
    }

    @Test(
        arguments: [
            (10_000, 4.0, 10_002, 0), (10_000, 4.0, 12_002, 2_000), (10_000, 100.0, 9_050, -1_000),
            (10_000, 3.0, 10_002, 1), (10_000, 0.2, 10_000, 0),
        ] as [(UInt64, Double, UInt64, Int64)])
    func `the hub's clock is taken as read halfway`(sent: UInt64, roundTrip: Double, hub: UInt64, skew: Int64) throws {
        #expect(try reading(sent: sent, roundTrip: roundTrip, hub: hub).skew == skew)
    }

    @Test func `only an answer to a ping of its own from where it went counts`() throws {
        let payload = try #require(PingPayload([1, 2]))
        var plan = PingPlan(payload, to: target) { 7 }
        #expect(plan.next(at: start, clock: HubTime(milliseconds: 100)) == .ping(token: 7, payload))
        let time = HubTime(milliseconds: 5_101)
        let (elsewhere, later) = (IPv4Address(bits: 0x0A00_0008).socket(port: 5_000), start + .milliseconds(2))
        let other = try #require(PingPayload([1]))
        #expect(plan.reading(of: .pong(token: 8, payload, time), from: target, at: later) == nil)
        #expect(plan.reading(of: .pong(token: 7, other, time), from: target, at: later) == nil)
        #expect(plan.reading(of: .pong(token: 7, payload, time), from: elsewhere, at: later) == nil)
        let reading = plan.reading(of: .pong(token: 7, payload, time), from: target, at: later)
        #expect(reading?.roundTrip == 2)
        #expect(reading?.skew == 5_000)
    }

    @Test func `an answer to an earlier ping is timed from that one`() throws {
        let payload = try #require(PingPayload([]))
        let tokens = Tokens()
        var plan = PingPlan(payload, to: target) { tokens.next() }
        _ = plan.next(at: start, clock: HubTime(milliseconds: 0))
        _ = plan.next(at: start + .milliseconds(500), clock: HubTime(milliseconds: 500))
        let pong = Datagram.pong(token: 1, payload, HubTime(milliseconds: 300))
        #expect(plan.reading(of: pong, from: target, at: start + .milliseconds(600))?.roundTrip == 600)
    }

    @Test(.timeLimit(.minutes(1))) func `silence is said in a sentence`() async throws {
        let port = UInt16.random(in: 20_000...30_000)
        let ping = UDPPing(host: "127.0.0.1", port: port) { HubTime(milliseconds: 0) }
        let payload = try #require(PingPayload([]))
        let error = await #expect(throws: DiscoveryError.self) {
            try await ping.measure(payload, timeout: .milliseconds(20))
        }
        #expect(error?.code == .noAnswer)
        #expect(error?.message.hasPrefix("127.0.0.1 did not answer on UDP port \(port); check") == true)
    }
}
