import ChatModel
import Testing

@testable import HubConnection

@Suite struct RacePlanTests {
    private func error(_ code: HubConnectionError.Code) -> HubConnectionError { HubConnectionError(code, "") }

    @Test func oneAddressIsTriedAlone() {
        var plan = RacePlan(count: 1)
        #expect(plan.apply(.started) == .start(0, pausing: false))
        #expect(plan.apply(.failed(0, error(.nothingListens))) == .lose(0))
    }

    @Test func theNextIsTriedAfterEachPauseUntilOneOpens() {
        var plan = RacePlan(count: 3)
        #expect(plan.apply(.started) == .start(0, pausing: true))
        #expect(plan.apply(.paused(0)) == .start(1, pausing: true))
        #expect(plan.apply(.paused(1)) == .start(2, pausing: false))
        #expect(plan.apply(.opened(1)) == .win(1))
        #expect(plan.apply(.opened(0)) == .nothing)
        #expect(plan.apply(.failed(2, error(.lost))) == .nothing)
    }

    @Test func aFailureBringsTheNextForwardAndPutsOffTheOneBehindIt() {
        var plan = RacePlan(count: 3)
        _ = plan.apply(.started)
        #expect(plan.apply(.failed(0, error(.notAHub))) == .start(1, pausing: true))
        #expect(plan.apply(.paused(0)) == .nothing, "its pause is of no more interest")
        #expect(plan.apply(.paused(1)) == .start(2, pausing: false))
        #expect(plan.apply(.failed(2, error(.timedOut))) == .nothing, "one is still on its way")
        #expect(plan.apply(.opened(1)) == .win(1))
    }

    @Test func whatTheHubItselfSaysEndsTheRace() throws {
        let id = HubID(try #require(Digest([UInt8](repeating: 1, count: 32))))
        for code in [
            .passwordNeeded(id), .wrongPassword(id), .refused(.banned), .untrusted(.unknownHub(id)), .unsendable,
        ] as [HubConnectionError.Code] {
            var plan = RacePlan(count: 3)
            _ = plan.apply(.started)
            #expect(plan.apply(.failed(0, error(code))) == .lose(0), "\(code)")
            #expect(plan.apply(.paused(0)) == .nothing)
        }
    }

    @Test func anotherHubNoHubAndNobodyLeadOn() throws {
        let (one, other) = (
            HubID(try #require(Digest([UInt8](repeating: 1, count: 32)))),
            HubID(try #require(Digest([UInt8](repeating: 2, count: 32))))
        )
        for code in [
            .untrusted(.wrongHub(expected: one, met: other, known: nil)), .notAHub, .plainHub, .tlsHub, .lost,
            .timedOut, .nothingListens, .unreachable, .refused(.tooManySessions), .refused(.handshakeTimeout),
        ] as [HubConnectionError.Code] {
            var plan = RacePlan(count: 2)
            _ = plan.apply(.started)
            #expect(plan.apply(.failed(0, error(code))) == .start(1, pausing: false), "\(code)")
        }
    }

    @Test func theFailureThatSaysMostIsToldAndOfSuchTheBestAddress() throws {
        let (one, other) = (
            HubID(try #require(Digest([UInt8](repeating: 1, count: 32)))),
            HubID(try #require(Digest([UInt8](repeating: 2, count: 32))))
        )
        let table: [([HubConnectionError.Code], Int)] = [
            ([.unreachable, .nothingListens, .timedOut], 1), ([.timedOut, .nothingListens, .unreachable], 0),
            ([.nothingListens, .notAHub, .tlsHub], 1),
            ([.notAHub, .untrusted(.wrongHub(expected: one, met: other, known: nil)), .refused(.stopping)], 1),
        ]
        for (codes, told) in table {
            var plan = RacePlan(count: 3)
            _ = plan.apply(.started)
            var last = RacePlan.Step.nothing
            for index in codes.indices.reversed() {
                _ = plan.apply(.paused(codes.count - 1 - index))
                last = plan.apply(.failed(index, error(codes[index])))
            }
            #expect(last == .lose(told), "\(codes)")
        }
    }
}
