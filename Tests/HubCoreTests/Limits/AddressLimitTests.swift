import ChatModel
import Testing

@testable import HubCore

/// What one address may have and do: first a delay, then a named refusal, then the door.
struct AddressLimitTests {
    /// Connects so often and gives what became of each.
    private func storm(_ bench: inout Bench, from address: String, _ count: Int) -> [Outcome] {
        (0..<count).map { _ in
            let (id, effects) = bench.connect(from: address)
            if effects == [.abort(id)] { return .door }
            if effects == [.reading(id, false)] { return .delay }
            return effects.isEmpty ? .welcome : .refusals(effects.refusals(to: id))
        }
    }

    private enum Outcome: Equatable {
        case welcome
        case delay
        case refusals([Refusal.Code])
        case door
    }

    private func narrow(_ limits: inout Limits) {
        limits.perAddress.arrivals = Rate(perSecond: 2, burst: 3)
        limits.perAddress.arrivalsWaiting = 2
    }

    @Test func aStormOfArrivalsIsDelayedAndThenNotHeard() {
        var bench = Bench(narrow)
        let met = storm(&bench, from: "10.0.0.9", 8)
        #expect(met == [.welcome, .welcome, .welcome, .delay, .delay, .door, .door, .door])
        #expect(storm(&bench, from: "10.0.0.8", 1) == [.welcome])
        #expect(storm(&bench, from: "127.0.0.2", 4).last == .delay)
        #expect(storm(&bench, from: "127.0.0.1", 50) == Array(repeating: .welcome, count: 50))
    }

    @Test func whoWasDelayedIsReadInTurn() {
        var bench = Bench(narrow)
        _ = storm(&bench, from: "a", 5)
        let (fourth, fifth) = (SessionID(4), SessionID(5))
        #expect(bench.pass(seconds: 1) == [.reading(fourth, true), .reading(fifth, true)])
        bench.pass(seconds: 1)
        #expect(storm(&bench, from: "a", 1) == [.welcome])
    }

    @Test func aDelayedConnectionThatIsGoneIsNotReadAgain() {
        var bench = Bench(narrow)
        _ = storm(&bench, from: "a", 4)
        bench.run(.closed(SessionID(4)))
        #expect(bench.pass(seconds: 3) == [])
    }

    @Test func afterSoManyRefusalsTheDoorIsClosedWithoutAWord() {
        var bench = Bench {
            $0.perAddress.sessions = 1
            $0.perAddress.refusals = Rate(perMinute: 60, burst: 2)
        }
        let told = Outcome.refusals([.tooManySessions])
        #expect(storm(&bench, from: "a", 5) == [.welcome, told, told, .door, .door])
        for id in 2...5 { bench.run(.closed(SessionID(UInt64(id)))) }
        bench.pass(seconds: 1)
        #expect(storm(&bench, from: "a", 1) == [told])
    }

    @Test func handshakesOfAnAddressAreLimitedUntilTheyEnd() throws {
        var bench = Bench { $0.perAddress.handshakes = 1 }
        let first = bench.connect(from: "a").id
        #expect(storm(&bench, from: "a", 1) == [.refusals([.tooManySessions])])
        #expect(storm(&bench, from: "b", 1) == [.welcome])
        bench.run(.entered(first, try bench.user("ann"), try Nick("ann"), .member))
        #expect(storm(&bench, from: "a", 1) == [.welcome])
    }

    @Test func neighboursInAnIPv6NetworkCountTogether() {
        var bench = Bench { $0.perNetwork.sessions = 1 }
        let addresses = [
            PeerAddress("2001:db8::1", network: "20010db800000000/64"),
            PeerAddress("2001:db8::2", network: "20010db800000000/64"),
            PeerAddress("2001:db8:0:1::1", network: "20010db800000001/64"),
        ]
        let isRefused = addresses.enumerated().map { index, address in
            let id = SessionID(UInt64(index + 1))
            return bench.run(.connected(id, from: address)).refusals(to: id) == [.tooManySessions]
        }
        #expect(isRefused == [false, true, false])
    }

    @Test func theRequestsOfAllItsSessionsCountTogether() throws {
        var bench = Bench { $0.perAddress.requests = Rate(perSecond: 1, burst: 3) }
        let one = try bench.stranger("ann")
        let two = try bench.stranger("bob")
        let ping = Request.ping(Tag(1), try unwrap(PingPayload(Array("hi".utf8))))
        let first = [one, two].map { bench.receive(ping, from: $0) }
        #expect(first.allSatisfy { !$0.contains { $0.isDelay } })
        #expect(!bench.receive(ping, from: one).contains { $0.isDelay })
        #expect(bench.receive(ping, from: two).contains(.reading(two, false)))
        #expect(bench.pass(seconds: 1) == [])
        #expect(bench.pass(seconds: 1) == [.reading(two, true)])
    }

    @Test func whoWaitsIsReadAMomentAfterTheyMay() throws {
        var bench = Bench {
            $0.postBurst = 1
            $0.postsPerSecond = 10
        }
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let ping = Request.ping(Tag(1), try unwrap(PingPayload([])))
        #expect(!bench.hub.hasDelayed)
        for id in [bob, ann, ann, bob] { bench.receive(ping, from: id) }
        #expect(bench.hub.hasDelayed)
        bench.wait(199)
        #expect(bench.run(.pulse) == [])
        bench.wait(1)
        #expect(bench.run(.pulse) == [.reading(ann, true), .reading(bob, true)])
        #expect(!bench.hub.hasDelayed)
    }

    @Test func bytesOfASessionAreLimited() throws {
        var bench = Bench { $0.bytes = Rate(perSecond: 100, burst: 1_000) }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let post = Request.post(try bench.post("long", in: room))
        #expect(!bench.run(.received(ann, post, bytes: 1_000)).contains { $0.isDelay })
        let more = Request.post(try bench.post("more", in: room))
        let over = bench.run(.received(ann, more, bytes: 100))
        #expect(over.texts == ["more"])
        #expect(over.contains(.reading(ann, false)))
        #expect(bench.pass(seconds: 1) == [])
        #expect(bench.pass(seconds: 1) == [.reading(ann, true)])
    }

    @Test func pagesOfHistoryAreReadLaterAndNoneIsRefused() throws {
        var bench = Bench { $0.pages = Rate(perSecond: 1, burst: 2) }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        try bench.say("hi", in: room, from: ann)
        let ask = Request.history(Tag(2), room, .before(nil, limit: 1))
        for isDelayed in [false, false, true] {
            let effects = bench.receive(ask, from: ann)
            #expect(effects.loads.count == 1)
            #expect(effects.contains(.reading(ann, false)) == isDelayed)
        }
        #expect(bench.pass(seconds: 2) == [.reading(ann, true)])
    }

    @Test func searchesAreRefusedByNameAndComeBack() throws {
        var bench = Bench { $0.searchRate = Rate(perMinute: 60, burst: 1) }
        let ann = try bench.member("ann")
        let wanted = SearchRequest(
            words: try SearchWords("x"), scope: .everywhere, author: nil, since: nil, before: nil, limit: 5)
        #expect(bench.receive(.search(Tag(1), wanted), from: ann).found(by: ann).count == 1)
        #expect(bench.receive(.search(Tag(1), wanted), from: ann).refusals(to: ann) == [.tooFast])
        bench.pass(seconds: 1)
        #expect(bench.receive(.search(Tag(1), wanted), from: ann).found(by: ann).count == 1)
    }

    @Test func searchesUnderWayOfAnAddressOutliveTheirSessions() throws {
        var bench = Bench { $0.perAddress.searchesUnderWay = 1 }
        let ann = try bench.stranger("ann")
        let wanted = SearchRequest(
            words: try SearchWords("x"), scope: .everywhere, author: nil, since: nil, before: nil, limit: 5)
        let flight = bench.apply(.received(ann, .search(Tag(1), wanted)))
        bench.run(.closed(ann))
        bench.pass(seconds: 120)
        let again = try bench.stranger("ann")
        #expect(bench.apply(.received(again, .search(Tag(1), wanted))).refusals(to: again) == [.tooFast])
        _ = bench.settle(flight)
        #expect(bench.receive(.search(Tag(1), wanted), from: again).found(by: again).count == 1)
    }

    @Test func roomsThatAUserMakesAreLimited() throws {
        var bench = Bench { $0.roomsMade = Rate(perMinute: 60, burst: 2) }
        let ann = try bench.member("ann")
        try bench.join(ann, "one")
        try bench.join(ann, "two")
        let third = Request.join(Tag(2), try RoomName("three"), resume: nil)
        #expect(bench.receive(third, from: ann).refusals(to: ann) == [.tooFast])
        #expect(
            bench.receive(.direct(Tag(3), .nick(try Nick("ann")), resume: nil), from: ann).refusals(to: ann) == [
                .tooFast
            ])
        bench.run(.closed(ann))
        let again = try bench.member("ann")
        #expect(bench.receive(third, from: again).refusals(to: again) == [.tooFast])
        try bench.join(again, "one")
        bench.pass(seconds: 1)
        try bench.join(again, "three")
    }

    @Test func newUsersOfAnAddressAreLimited() throws {
        var bench = Bench { $0.perAddress.newcomers = Rate(perMinute: 60, burst: 1) }
        let ann = try bench.stranger("ann")
        let second = bench.connect(from: "10.0.0.9").id
        let entered = bench.run(.entered(second, try bench.user("bob"), try Nick("bob"), .member))
        #expect(entered.refusals(to: second) == [.tooFast])
        #expect(entered.last == .close(second))
        bench.run(.closed(ann))
        _ = try bench.stranger("ann")
    }

    @Test func whoKeepsOverstepsIsPutOut() throws {
        var bench = Bench {
            $0.strikes = Rate(perMinute: 1, burst: 2)
            $0.credit = 1
        }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        #expect(
            bench.apply(.received(ann, .post(try bench.post("2", in: room, attempt: 1)))).refusals(to: ann) == [
                .overCredit
            ])
        #expect(bench.apply(.receivedUnknown(ann, kind: 250, Tag(1))).refusals(to: ann) == [.unknownKind])
        let last = bench.apply(.receivedUnknown(ann, kind: 250, Tag(1)))
        #expect(last.refusals(to: ann) == [.unknownKind, .tooFast])
        #expect(last.last == .close(ann))
        #expect(bench.apply(.receivedUnknown(ann, kind: 250, Tag(1))) == [])
    }

    @Test func aFloodOfHeartbeatsIsReadLater() throws {
        var bench = Bench {
            $0.postBurst = 2
            $0.postsPerSecond = 1
        }
        let ann = try bench.member("ann")
        for isDelayed in [false, false, true] {
            #expect(bench.run(.received(ann, .heartbeat, bytes: 5)).contains(.reading(ann, false)) == isDelayed)
        }
    }
}

extension Bench {
    /// Opens a session from another machine.
    mutating func stranger(_ name: String) throws -> SessionID {
        let id = connect(from: "10.0.0.9").id
        run(.entered(id, try user(name), try Nick(name), .member))
        return id
    }
}

extension HubEffect {
    fileprivate var isDelay: Bool { if case .reading(_, false) = self { true } else { false } }
}
