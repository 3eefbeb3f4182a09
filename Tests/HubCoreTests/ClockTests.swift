import ChatModel
import Testing

@testable import HubCore

struct ClockTests {
    @Test func aHandshakeThatTakesTooLongIsRefused() throws {
        var bench = Bench()
        let id = bench.connect().id
        #expect(bench.pass(seconds: 9) == [])
        let effects = bench.pass(seconds: 1)
        #expect(effects.refusals(to: id) == [.handshakeTimeout])
        #expect(effects.last == .close(id))
        #expect(bench.run(.entered(id, try bench.user("ann"), try Nick("ann"), .member)) == [])
        #expect(bench.pass(seconds: 60) == [])
    }

    @Test func silenceIsDeath() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        #expect(!bench.pass(seconds: 24).contains(.abort(ann)))
        #expect(bench.pass(seconds: 1) == [.detach(ann, room), .abort(ann)])
        #expect(bench.run(.closed(ann)) == [])
        #expect(bench.hub.connections.count == 0)
    }

    @Test func aHeartbeatIsASignOfLife() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        for _ in 0..<10 {
            #expect(!bench.pass(seconds: 20).contains(.abort(ann)))
            bench.receive(.heartbeat, from: ann)
        }
    }

    @Test func heartbeatsAreSentEveryTenSeconds() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let beats = (1...24).filter { _ in bench.pass(seconds: 1).contains(.heartbeat(ann)) }
        #expect(beats == [10, 20])
    }

    @Test func nobodyIsDeadBecauseTheHubDoesNotRead() throws {
        var bench = Bench { $0.batchEntries = 1 }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        _ = bench.apply(.received(ann, .post(try bench.post("1", in: room))))
        let flight = bench.apply(.turnEnded)
        for _ in 0..<60 {
            bench.wait(1_000)
            #expect(!bench.apply(.tick).contains(.abort(ann)))
        }
        let landed = bench.settle(flight)
        #expect(landed.contains(.readingAll(true)))
        #expect(!bench.pass(seconds: 24).contains(.abort(ann)))
        #expect(bench.pass(seconds: 1).contains(.abort(ann)))
    }

    @Test func overItsRateASessionIsReadLater() throws {
        var bench = Bench {
            $0.listCost = 1
            $0.postBurst = 3
            $0.postsPerSecond = 2
        }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        for text in ["1", "2"] {
            #expect(!bench.receive(.post(try bench.post(text, in: room)), from: ann).contains(.reading(ann, false)))
        }
        let over = bench.receive(.post(try bench.post("3", in: room)), from: ann)
        #expect(over.texts == ["3"])
        #expect(over.contains(.reading(ann, false)))
        #expect(bench.receive(.post(try bench.post("4", in: room)), from: ann).texts == ["4"])
        #expect(bench.pass(seconds: 1) == [])
        #expect(bench.pass(seconds: 1) == [.reading(ann, true)])
    }

    @Test func aDelayedSessionIsNotDead() throws {
        var bench = Bench {
            $0.postBurst = 1
            $0.postsPerSecond = 0
        }
        let ann = try bench.member("ann")
        try bench.join(ann)
        bench.receive(.rooms(Tag(2), after: nil), from: ann)
        #expect(!bench.pass(seconds: 60).contains(.abort(ann)))
    }

    @Test func aLostConnectionIsShownAfterThirtySeconds() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.join(ann)
        try bench.join(bob)
        let number = try bench.person("ann").number
        #expect(bench.run(.closed(ann)).published(in: room) == [])
        #expect(bench.hub.peopleOnline == 1)
        for _ in 0..<29 {
            bench.receive(.heartbeat, from: bob)
            #expect(bench.pass(seconds: 1).published(in: room) == [])
        }
        #expect(bench.pass(seconds: 1).published(in: room) == [.left(number)])
    }

    @Test func aReturnWithinThirtySecondsShowsNothing() throws {
        var bench = Bench()
        let room = try bench.join(try bench.member("bob"))
        var ann = try bench.member("ann")
        try bench.join(ann)
        bench.receive(.away(Tag(2), try AwayText("tea")), from: ann)
        let number = try bench.person("ann").number
        var shown: [RoomEvent] = []
        for _ in 0..<3 {
            shown += bench.run(.closed(ann)).published(in: room)
            shown += bench.pass(seconds: 20).published(in: room)
            let (id, entering) = try bench.enter("ann")
            ann = id
            shown += entering.published(in: room)
            let joining = bench.receive(.join(Tag(1), .lobby, resume: nil), from: ann)
            shown += joining.published(in: room)
            let roster = try unwrap(joining.joined(to: ann).first).roster
            #expect(roster.members.contains { $0.person.number == number && $0.away?.text == "tea" })
        }
        #expect(shown.filter { $0 == .left(number) } == [])
        #expect(!shown.contains { if case .arrived = $0 { true } else { false } })
        bench.run(.closed(ann))
        #expect(!bench.pass(seconds: 29).published(in: room).contains(.left(number)))
        #expect(bench.pass(seconds: 1).published(in: room).contains(.left(number)))
    }

    @Test func goodbyeIsShownAtOnce() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let number = try bench.person("ann").number
        #expect(bench.receive(.goodbye, from: ann).published(in: room) == [.left(number)])
    }

    @Test func aUserIsHereUntilTheLastSessionLeaves() throws {
        var bench = Bench()
        let (one, two) = (try bench.member("ann"), try bench.member("ann"))
        let room = try bench.join(one)
        #expect(bench.receive(.join(Tag(1), .lobby, resume: nil), from: two).published(in: room) == [])
        #expect(bench.hub.peopleOnline == 1)
        #expect(bench.receive(.goodbye, from: one).published(in: room) == [])
        #expect(bench.receive(.goodbye, from: two).published(in: room) == [.left(try bench.person("ann").number)])
    }
}
