import ChatModel
import Testing

@testable import HubCore

struct RosterTests {
    /// A room of some members, from which on comings and goings are gathered at four.
    private func crowd(_ count: Int) throws -> (bench: Bench, ids: [SessionID], room: RoomNumber) {
        var bench = Bench { $0.quietRoom = 4 }
        let ids = try (1...count).map { try bench.member("u\($0)") }
        let rooms = try ids.map { try bench.join($0) }
        return (bench, ids, try unwrap(rooms.first))
    }

    private func member(_ nick: String, in bench: Bench) throws -> Member {
        Member(person: try bench.person(nick), away: nil)
    }

    @Test func aLargeRoomIsToldOnceASecond() throws {
        var (bench, ids, room) = try crowd(3)
        let (four, five) = (try bench.member("u4"), try bench.member("u5"))
        #expect(bench.receive(.join(Tag(1), .lobby, resume: nil), from: four).published(in: room) == [])
        #expect(bench.receive(.join(Tag(1), .lobby, resume: nil), from: five).published(in: room) == [])
        #expect(bench.receive(.leave(Tag(2), room), from: ids[0]).published(in: room) == [])
        let arrived = [try member("u4", in: bench), try member("u5", in: bench)]
        let delta = RosterDelta(arrived: arrived, left: [UserNumber(1)], count: 4)
        #expect(bench.pass(seconds: 1).published(in: room) == [.roster(delta)])
        #expect(bench.pass(seconds: 1).published(in: room) == [])
    }

    @Test func twoDeltasAreASecondApart() throws {
        var (bench, ids, room) = try crowd(5)
        #expect(bench.pass(seconds: 1).published(in: room).count == 1)
        _ = bench.receive(.leave(Tag(2), room), from: ids[4])
        _ = bench.receive(.join(Tag(3), .lobby, resume: nil), from: ids[4])
        bench.wait(400)
        #expect(bench.run(.tick).published(in: room) == [])
        bench.wait(600)
        #expect(bench.run(.tick).published(in: room).count == 1)
    }

    @Test func somebodyWhoCameAndWentBetweenTwoDeltasIsNotTold() throws {
        var (bench, _, room) = try crowd(4)
        bench.pass(seconds: 2)
        let five = try bench.member("u5")
        try bench.join(five)
        bench.receive(.leave(Tag(2), room), from: five)
        #expect(bench.pass(seconds: 1).published(in: room) == [])
    }

    @Test func somebodyWhoWentAndCameWithAnotherNickIsToldAgain() throws {
        var (bench, ids, room) = try crowd(5)
        bench.pass(seconds: 2)
        bench.receive(.leave(Tag(2), room), from: ids[4])
        bench.receive(.nick(Tag(3), try Nick("new")), from: ids[4])
        try bench.join(ids[4])
        let delta = RosterDelta(arrived: [try member("new", in: bench)], left: [], count: 5)
        #expect(bench.pass(seconds: 1).published(in: room) == [.roster(delta)])
    }

    @Test func aShrinkingRoomTellsItsNewsBeforeItIsSmall() throws {
        var (bench, ids, room) = try crowd(4)
        bench.pass(seconds: 2)
        let five = try bench.member("u5")
        try bench.join(five)
        for id in [ids[0], ids[1]] {
            #expect(bench.receive(.leave(Tag(2), room), from: id).published(in: room) == [])
        }
        #expect(bench.receive(.join(Tag(3), .lobby, resume: nil), from: ids[0]).published(in: room) == [])
        let events = bench.pass(seconds: 1).published(in: room)
        let arrived = [try member("u1", in: bench), try member("u5", in: bench)]
        #expect(events == [.roster(RosterDelta(arrived: arrived, left: [UserNumber(2)], count: 4))])
    }

    @Test func anAuthorWhoseComingWasNotToldIsIntroduced() throws {
        var (bench, _, room) = try crowd(3)
        let four = try bench.member("u4")
        try bench.join(four)
        let events = bench.receive(.post(try bench.post("hi", in: room)), from: four).published(in: room)
        #expect(events.first == .introduced(try bench.person("u4")))
        bench.pass(seconds: 1)
        #expect(bench.receive(.post(try bench.post("hi", in: room)), from: four).published(in: room).count == 1)
    }

    @Test func anAuthorWhomADeltaToldOfNeedsNoIntroduction() throws {
        var (bench, _, room) = try crowd(3)
        let four = try bench.member("u4")
        try bench.join(four)
        bench.pass(seconds: 1)
        #expect(bench.receive(.post(try bench.post("hi", in: room)), from: four).published(in: room).count == 1)
    }

    @Test func rostersComeInPages() throws {
        var bench = Bench { $0.rosterPage = 2 }
        let ids = try ["a", "b", "c"].map { try bench.member($0) }
        for id in ids { try bench.join(id) }
        let room = RoomNumber(1)
        let joined = bench.receive(.join(Tag(8), .lobby, resume: nil), from: ids[0]).joined(to: ids[0])
        let first = RosterPage(
            members: [try member("a", in: bench), try member("b", in: bench)], count: 3, more: true)
        #expect(joined.map(\.roster) == [first])
        let rest = RosterPage(members: [try member("c", in: bench)], count: 3, more: false)
        let answers = bench.receive(.roster(Tag(9), room, after: UserNumber(2)), from: ids[0]).answers(to: ids[0])
        #expect(answers == [.roster(Tag(9), room, rest)])
        let end = RosterPage(members: [], count: 3, more: false)
        #expect(
            bench.receive(.roster(Tag(9), room, after: UserNumber(.max)), from: ids[0])
                == [.answer(ids[0], .roster(Tag(9), room, end))])
    }

    @Test func aPageEndsAtItsBytes() throws {
        var bench = Bench { $0.rosterBytes = 700 }
        let ids = try ["a", "b", "c", "d"].map { try bench.member($0) }
        let text = try AwayText(String(repeating: "x", count: 250))
        for id in ids {
            try bench.join(id)
            bench.receive(.away(Tag(2), text), from: id)
        }
        let page = bench.hub.rosterPage(of: RoomNumber(1), after: nil)
        #expect((page.members.count, page.count, page.more) == (2, 4, true))
    }

    @Test func aDeltaIsSplitAtItsBytes() throws {
        var bench = Bench {
            $0.quietRoom = 1
            $0.rosterBytes = 100
        }
        for name in ["a", "b", "c"] { try bench.join(try bench.member(name)) }
        let deltas = bench.pass(seconds: 1).published(in: RoomNumber(1)).map { event -> Int in
            if case .roster(let delta) = event { delta.arrived.count } else { 0 }
        }
        #expect(deltas == [2, 1])
    }

    @Test func roomsComeInOrderOfNameAndInPages() throws {
        var bench = Bench { $0.rosterPage = 2 }
        let ann = try bench.member("ann")
        for name in ["zoo", "Art", "lobby"] { try bench.join(ann, name) }
        bench.receive(.direct(Tag(1), .nick(try Nick("ann")), resume: nil), from: ann)
        func line(_ name: String) throws -> RoomSummary {
            RoomSummary(name: try RoomName(name), topic: .none, people: 1)
        }
        let first = bench.receive(.rooms(Tag(2), after: nil), from: ann).answers(to: ann)
        #expect(first == [.rooms(Tag(2), [try line("Art"), try line("lobby")], more: true)])
        let rest = bench.receive(.rooms(Tag(3), after: .lobby), from: ann).answers(to: ann)
        #expect(rest == [.rooms(Tag(3), [try line("zoo")], more: false)])
    }
}
