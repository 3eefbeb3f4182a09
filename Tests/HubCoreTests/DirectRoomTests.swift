import ChatModel
import Testing

@testable import HubCore

struct DirectRoomTests {
    private func open(_ nick: String, from id: SessionID, _ bench: inout Bench) throws -> Joined {
        let effects = bench.receive(.direct(Tag(6), .nick(try Nick(nick)), resume: nil), from: id)
        return try unwrap(effects.joined(to: id).first)
    }

    @Test func bothMeanTheSameRoomAndSeeEachOther() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let mine = try open("bob", from: ann, &bench)
        #expect(mine.partner == (try bench.person("bob")))
        #expect(mine.roster.members.map(\.person.nick.text) == ["ann", "bob"])
        let theirs = try open("ann", from: bob, &bench)
        #expect(theirs.room == mine.room)
        #expect(theirs.partner == (try bench.person("ann")))
    }

    @Test func theFirstMessageOpensTheRoomInEverySessionOfBoth() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let other = try bench.member("ann")
        let bobs = [try bench.member("bob"), try bench.member("bob")]
        let room = try open("bob", from: ann, &bench).room
        let effects = bench.receive(.post(try bench.post("psst", in: room)), from: ann)
        for id in bobs + [other] {
            #expect(effects.joined(to: id).map(\.tag) == [.unasked])
            let attached = try unwrap(effects.firstIndex(of: .attach(id, room, head: .zero)))
            let said = try unwrap(
                effects.firstIndex { if case .publish(_, .entry) = $0 { true } else { false } })
            #expect(attached < said)
        }
        #expect(bench.receive(.post(try bench.post("again", in: room)), from: ann).joined(to: bobs[0]) == [])
    }

    @Test func aLaterSessionIsBroughtInWithTheHistory() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        _ = try bench.member("bob")
        let room = try open("bob", from: ann, &bench).room
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let late = try bench.member("bob")
        let joined = bench.receive(.post(try bench.post("two", in: room)), from: ann).joined(to: late)
        #expect(joined.map(\.history.count) == [1])
        #expect(joined.map(\.head) == [Seq(1)])
    }

    @Test func askingWhileAnUnaskedRoomIsOpeningIsAnsweredOnce() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        _ = try bench.member("bob")
        let room = try open("bob", from: ann, &bench).room
        bench.receive(.post(try bench.post("one", in: room)), from: ann)
        let late = try bench.member("bob")
        _ = bench.apply(.received(ann, .post(try bench.post("two", in: room))))
        let flight = bench.apply(.turnEnded)
        let unasked = bench.apply(.stored(bench.result(of: try unwrap(flight.batches.first))))
        let asked = bench.apply(.received(late, .direct(Tag(9), .nick(try Nick("ann")), resume: nil)))
        let effects = bench.settle(unasked) + bench.settle(asked)
        #expect(effects.joined(to: late).map(\.tag) == [Tag(9)])
        #expect(effects.joined(to: late).map(\.head) == [Seq(2)])
        #expect(effects.filter { $0 == .release(late, room) }.count == 1)
        #expect(effects.refusals(to: late) == [])
    }

    @Test func presenceIsBeingHereAtAll() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let bob = try bench.member("bob")
        let room = try open("bob", from: ann, &bench).room
        let number = try bench.person("bob").number
        #expect(bench.receive(.goodbye, from: bob).published(in: room) == [.left(number)])
        let back = try bench.enter("bob")
        let arrived = RoomEvent.arrived(Member(person: try bench.person("bob"), away: nil))
        #expect(back.effects.published(in: room) == [arrived])
        #expect(try open("ann", from: back.id, &bench).room == room)
        #expect(bench.receive(.leave(Tag(2), room), from: back.id).published(in: room) == [])
    }

    @Test func aStrangerCannotReadOrWriteThere() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        _ = try bench.member("bob")
        let eve = try bench.member("eve")
        let room = try open("bob", from: ann, &bench).room
        #expect(bench.receive(.post(try bench.post("me too", in: room)), from: eve).refusals(to: eve) == [.notJoined])
        let peek = Request.history(Tag(2), room, .before(nil, limit: 5))
        #expect(bench.receive(peek, from: eve).refusals(to: eve) == [.notJoined])
    }

    @Test func notesToOneselfAreARoomOfOne() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        let joined = try open("ann", from: ann, &bench)
        #expect(joined.partner == (try bench.person("ann")))
        #expect(joined.roster.count == 1)
        #expect(bench.receive(.post(try bench.post("milk", in: joined.room)), from: ann).texts == ["milk"])
    }

    @Test func somebodyWhoIsGoneCanBeWrittenTo() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        bench.receive(.goodbye, from: try bench.member("bob"))
        let room = try open("bob", from: ann, &bench).room
        bench.receive(.post(try bench.post("later", in: room)), from: ann)
        let back = try bench.member("bob")
        #expect(try open("ann", from: back, &bench).history.count == 1)
    }
}
