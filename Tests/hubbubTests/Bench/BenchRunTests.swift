import ChatModel
import Testing

@testable import hubbub_bench

@Suite(.timeLimit(.minutes(3))) struct BenchRunTests {
    private func measure(_ work: Scenario.Work, over transport: Transport) async throws -> BenchResult {
        let hub = try await BenchHub.start(transport)
        do {
            let result = try await Scenario(work: work, transport: transport).run(
                against: HubTarget(address: hub.address))
            await hub.stop()
            return result
        } catch {
            await hub.stop()
            throw error
        }
    }

    @Test(arguments: [Transport.plain, .tls])
    func aSmallFanOutReachesEverybodyOnceAndInOrder(transport: Transport) async throws {
        let work = Scenario.Work.fanOut(FanOut(receivers: 8, senders: 2, window: 32, seconds: 0.2))
        let result = try await measure(work, over: transport)
        #expect(result.lost == 0)
        #expect(result.outOfOrder == 0)
        #expect(result.deliveries >= 10)
        #expect(result.deliveries.isMultiple(of: 10))
    }

    @Test func oneWhoDoesNotReadForAWhileHasEverythingInTheEnd() async throws {
        let work = Scenario.Work.slow(SlowReader(receivers: 4, senders: 2, window: 64, seconds: 0.2))
        let result = try await measure(work, over: .plain)
        #expect(result.lost == 0)
        #expect(result.outOfOrder == 0)
    }

    @Test func membersWhoTalkAtASteadyRateHearThemselves() async throws {
        let work = Scenario.Work.latency(Latency(receivers: 3, senders: 2, rate: 100, seconds: 0.3))
        let result = try await measure(work, over: .plain)
        #expect(result.isSound)
        #expect(result.p99 != nil)
        #expect(result.talkP99 != nil)
    }

    #if os(Linux)
        @Test(arguments: [Transport.plain, .tls])
        func whoTalksIsHeardWhileAnotherAddressAttacks(transport: Transport) async throws {
            let work = Scenario.Work.siege(Siege(members: 4, rate: 100, attackers: 60, seconds: 0.3))
            let result = try await measure(work, over: transport)
            #expect(result.isSound)
            #expect(result.further.contains { $0.what == "sessions that it opened" && $0.value > 0 })
        }
    #endif

    @Test(arguments: [
        ("hubbub://127.0.0.1:4000", HubAddress.tcp(host: "127.0.0.1", port: 4_000, plain: false)),
        ("hubbub+plain://[::1]:4000", .tcp(host: "::1", port: 4_000, plain: true)),
        ("hubbub://hub.local", .tcp(host: "hub.local", port: HubAddress.defaultPort, plain: false)),
    ])
    func aHubIsNamedByItsAddress(text: String, address: HubAddress) {
        #expect(HubTarget(argument: text)?.address == address)
    }

    @Test(arguments: ["", "hub", "http://hub:1", "hubbub://", "hubbub://hub:70000"])
    func whatIsNoAddressOfAHubIsRefused(text: String) { #expect(HubTarget(argument: text) == nil) }
}
