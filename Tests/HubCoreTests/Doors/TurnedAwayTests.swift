import ChatModel
import Testing

@testable import HubCore

@Suite struct TurnedAwayTests {
    @Test(arguments: [Refusal.Code.wrongPassword, .notOnList, .wrongBinding])
    func whateverTheReasonTheAnswerComesAfterTheSameTime(code: Refusal.Code) {
        var bench = Bench { $0.turnAwayMilliseconds = 3_000 }
        let id = bench.connect().id
        #expect(bench.run(.turnedAway(id, code, detail: "No.")) == [])
        #expect(bench.pass(seconds: 2).refusals(to: id) == [])
        let effects = bench.pass(seconds: 1)
        #expect(effects.refusals(to: id) == [code])
        #expect(effects.contains(.close(id)))
        #expect(bench.pass(seconds: 20).refusals(to: id) == [], "it is said once")
    }

    @Test func whoIsTurnedAwayIsNotHeardAndCanNotEnter() throws {
        var bench = Bench()
        let id = bench.connect().id
        bench.run(.turnedAway(id, .wrongPassword, detail: "No."))
        #expect(bench.receive(.ping(Tag(1), try unwrap(PingPayload([]))), from: id) == [])
        #expect(bench.receive(.credentials("n,,n=a,r=b"), from: id) == [])
        #expect(bench.run(.entered(id, try bench.user("eve"), try Nick("eve"), .member)) == [])
        #expect(bench.pass(seconds: 2).refusals(to: id) == [.wrongPassword])
    }

    @Test func whoLeavesMeanwhileIsForgotten() {
        var bench = Bench()
        let id = bench.connect().id
        bench.run(.turnedAway(id, .wrongPassword, detail: "No."))
        bench.run(.closed(id))
        #expect(bench.pass(seconds: 2).refusals(to: id) == [])
        #expect(bench.hub.doorstep.sessions == [])
    }

    @Test func aStoppingHubKeepsNobodyWaiting() {
        var bench = Bench()
        let id = bench.connect().id
        bench.run(.turnedAway(id, .wrongPassword, detail: "No."))
        #expect(bench.run(.stop).refusals(to: id) == [.stopping])
    }

    @Test func anAddressHasSoManyAttemptsAndGetsThemBackWithTime() {
        var bench = Bench {
            $0.attempts = 3
            $0.attemptMilliseconds = 6_000
        }
        for _ in 0..<3 {
            let id = bench.connect(from: "a").id
            #expect(bench.hub.mayTry(id, at: bench.now))
            bench.run(.turnedAway(id, .wrongPassword, detail: "No."))
        }
        let (here, elsewhere) = (bench.connect(from: "a").id, bench.connect(from: "b").id)
        #expect(!bench.hub.mayTry(here, at: bench.now))
        #expect(bench.hub.mayTry(elsewhere, at: bench.now), "another address has its own")
        bench.wait(5_999)
        #expect(!bench.hub.mayTry(here, at: bench.now))
        bench.wait(1)
        #expect(bench.hub.mayTry(here, at: bench.now))
        bench.run(.turnedAway(here, .notOnList, detail: "No."))
        let next = bench.connect(from: "a").id
        #expect(!bench.hub.mayTry(next, at: bench.now))
    }

    @Test func aClosedConnectionMayTryNothing() {
        var bench = Bench()
        let id = bench.connect().id
        bench.run(.closed(id))
        #expect(!bench.hub.mayTry(id, at: bench.now))
    }

    @Test func theAddressesThatAreCountedAreBounded() {
        var limits = Limits()
        (limits.attempts, limits.attemptMilliseconds, limits.attemptAddresses) = (2, 1_000, 4)
        var table = AttemptTable(limits: limits)
        let now = Monotonic(milliseconds: 50)
        for number in 0..<4 { for _ in 0...number { table.fail(PeerAddress("\(number)"), at: now) } }
        table.fail(PeerAddress("new"), at: now)
        #expect(table.count == 4)
        #expect(table.allows(PeerAddress("0"), at: now), "the one with least on its account went")
        #expect(!table.allows(PeerAddress("3"), at: now))
        table.fail(PeerAddress("late"), at: now.advanced(by: 60_000))
        #expect(table.count == 1, "those who have all their attempts again take no place")
    }
}
