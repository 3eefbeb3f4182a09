import ChatModel
import Testing

@testable import HubCore

struct LimitTests {
    @Test func sessionsAreLimitedAndARefusedOneNeverEnters() throws {
        var bench = Bench { $0.sessions = 2 }
        let ann = try bench.member("ann")
        _ = bench.connect()
        let (third, effects) = bench.connect()
        #expect(effects.refusals(to: third) == [.tooManySessions])
        #expect(effects.last == .close(third))
        #expect(bench.run(.entered(third, try bench.user("eve"), try Nick("eve"), .member)) == [])
        bench.run(.closed(third))
        bench.run(.closed(ann))
        #expect(bench.connect().effects == [])
    }

    @Test func handshakesUnderWayAreLimited() throws {
        var bench = Bench { $0.handshakesUnderWay = 1 }
        let first = bench.connect().id
        let (second, effects) = bench.connect()
        #expect(effects.refusals(to: second) == [.tooManySessions])
        bench.run(.entered(first, try bench.user("ann"), try Nick("ann"), .member))
        #expect(bench.connect().effects == [])
    }

    @Test func sessionsOfAnAddressAreLimitedUntilTheyAreClosed() {
        var bench = Bench { $0.perAddress.sessions = 1 }
        let first = bench.connect(from: "a").id
        let (second, refused) = bench.connect(from: "a")
        #expect(refused.refusals(to: second) == [.tooManySessions])
        #expect(bench.connect(from: "b").effects == [])
        bench.run(.closed(first))
        #expect(!bench.connect(from: "a").effects.isEmpty)
        bench.run(.closed(second))
        bench.run(.closed(SessionID(4)))
        #expect(bench.connect(from: "a").effects == [])
    }

    @Test func peopleAreLimited() throws {
        var bench = Bench { $0.people = 1 }
        let ann = try bench.member("ann")
        let bob = try bench.enter("bob")
        #expect(bob.effects.refusals(to: bob.id) == [.tooManySessions])
        #expect(bob.effects.last == .close(bob.id))
        bench.run(.closed(bob.id))
        bench.receive(.goodbye, from: ann)
        #expect(try bench.enter("ann").effects.isEmpty == false)
        #expect(bench.hub.connections.greetingCount == 0)
    }

    @Test func roomsAreLimited() throws {
        var bench = Bench { $0.rooms = 1 }
        let ann = try bench.member("ann")
        try bench.join(ann)
        let more = [
            Request.join(Tag(2), try RoomName("two"), resume: nil),
            .direct(Tag(3), .nick(try Nick("ann")), resume: nil),
        ]
        for request in more { #expect(bench.receive(request, from: ann).refusals(to: ann) == [.tooManyRooms]) }
    }

    @Test func roomsOfASessionAreLimited() throws {
        var bench = Bench { $0.roomsPerSession = 1 }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let second = Request.join(Tag(2), try RoomName("two"), resume: nil)
        #expect(bench.receive(second, from: ann).refusals(to: ann) == [.tooManyRooms])
        #expect(try bench.join(ann) == room)
        bench.receive(.leave(Tag(3), room), from: ann)
        #expect(bench.receive(second, from: ann).joined(to: ann).count == 1)
    }

    @Test func readsOfASessionAreLimited() throws {
        var bench = Bench { $0.loadsPerSession = 2 }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        let ask = Request.history(Tag(2), room, .before(nil, limit: 1))
        let first = bench.apply(.received(ann, ask))
        _ = bench.apply(.received(ann, ask))
        #expect(bench.apply(.received(ann, ask)).refusals(to: ann) == [.overCredit])
        _ = bench.settle(first)
        #expect(bench.apply(.received(ann, ask)).loads.count == 1)
    }

    @Test func joinsUnderWayAreLimited() throws {
        var bench = Bench {
            $0.roomsPerSession = 1
            $0.loadsPerSession = 1
        }
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        bench.receive(.post(try bench.post("hi", in: room)), from: ann)
        let again = Request.join(Tag(2), .lobby, resume: nil)
        let asked = bench.apply(.received(ann, again)) + bench.apply(.received(ann, again))
        #expect(asked.loads.count == 2)
        #expect(bench.apply(.received(ann, again)).refusals(to: ann) == [.overCredit])
    }
}
