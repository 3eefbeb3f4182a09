import ChatModel
import Testing

@testable import HubCore

struct DirectListTests {
    private func list(_ id: SessionID, _ bench: inout Bench) throws -> [DirectSummary] {
        guard case .directs(Tag(9), let list)? = bench.receive(.directs(Tag(9)), from: id).answers(to: id).first else {
            throw Missing()
        }
        return list
    }

    @Test func conversationsComeNewestFirstAndWithoutEmptyOnes() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        for nick in ["bob", "cid", "dora"] { _ = try bench.member(nick) }
        var times: [String: HubTime] = [:]
        for nick in ["ann", "bob", "cid", "bob"] {
            bench.wait(1_000)
            try bench.say("hi", in: try bench.direct(ann, with: nick), from: ann)
            times[nick] = bench.now.wall
        }
        _ = try bench.direct(ann, with: "dora")
        let expected = try [("bob", Seq(2)), ("cid", Seq(1)), ("ann", Seq(1))].map { nick, head in
            DirectSummary(partner: try bench.person(nick), head: head, time: try unwrap(times[nick]))
        }
        #expect(try list(ann, &bench) == expected)
    }

    @Test func othersConversationsAreNotListed() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        _ = try bench.member("bob")
        let eve = try bench.member("eve")
        try bench.say("psst", in: try bench.direct(ann, with: "bob"), from: ann)
        #expect(try list(eve, &bench) == [])
    }

    @Test(arguments: [(2, 16_384), (9, 110)])
    func aListIsBoundedInNumberAndBytes(number: Int, bytes: Int) throws {
        var bench = Bench {
            $0.directList = number
            $0.rosterBytes = bytes
        }
        let ann = try bench.member("ann")
        for nick in ["bob", "cid", "dora"] {
            _ = try bench.member(nick)
            bench.wait(1)
            try bench.say("hi", in: try bench.direct(ann, with: nick), from: ann)
        }
        let nicks = try list(ann, &bench).map(\.partner.nick.text)
        #expect(nicks == (number == 2 ? ["dora", "cid"] : ["dora"]))
    }

    @Test func aHubThatGoesOnKnowsTheOrder() throws {
        let people = try (1...3).map { number in
            Person(
                number: UserNumber(UInt32(number)),
                id: UserID(try unwrap(Digest([UInt8](repeating: 0, count: 31) + [UInt8(number - 1)]))),
                nick: try Nick(["ann", "bob", "cid"][number - 1]))
        }
        let states = [(1, 50), (2, 70)].map { index, time in
            RoomState(
                record: RoomRecord(
                    number: RoomNumber(UInt32(index)), kind: .direct(DirectPair(people[0].id, people[index].id))),
                topic: .none, head: Seq(4), floor: .zero, time: HubTime(milliseconds: UInt64(time)))
        }
        var bench = Bench(state: JournalState(people: people, rooms: states))
        let ann = try bench.member("ann")
        #expect(try list(ann, &bench).map(\.partner.nick.text) == ["cid", "bob"])
        #expect(try list(ann, &bench).map(\.time.milliseconds) == [70, 50])
    }

    @Test func aSessionInAllItsRoomsStillGetsDirectMessages() throws {
        var bench = Bench {
            $0.roomsPerSession = 1
            $0.loadsPerSession = 1
        }
        let ann = try bench.member("ann")
        try bench.join(ann)
        for nick in ["bob", "cid"] {
            let sender = try bench.member(nick)
            let effects = try bench.say("hi", in: try bench.direct(sender, with: "ann"), from: sender)
            #expect(effects.joined(to: ann).map(\.partner?.nick.text) == [nick])
            #expect(effects.refusals(to: ann) == [])
        }
        let second = Request.join(Tag(2), try RoomName("two"), resume: nil)
        #expect(bench.receive(second, from: ann).refusals(to: ann) == [.tooManyRooms])
        #expect(bench.receive(.join(Tag(3), .lobby, resume: nil), from: ann).joined(to: ann).count == 1)
    }

    @Test func directRoomsOpenedUnaskedAreBoundedToo() throws {
        var bench = Bench { $0.directsPerSession = 1 }
        let ann = try bench.member("ann")
        var opened: [Int] = []
        for nick in ["bob", "cid"] {
            let sender = try bench.member(nick)
            let effects = try bench.say("hi", in: try bench.direct(sender, with: "ann"), from: sender)
            opened.append(effects.joined(to: ann).count)
            #expect(effects.refusals(to: ann) == [])
        }
        #expect(opened == [1, 0])
        #expect(try list(ann, &bench).count == 2)
    }

    @Test func aRoomOpenedUnaskedThatCannotBeReadIsNoRefusal() throws {
        var bench = Bench()
        let ann = try bench.member("ann")
        _ = try bench.member("bob")
        let room = try bench.direct(ann, with: "bob")
        try bench.say("one", in: room, from: ann)
        let late = try bench.member("bob")
        bench.readsFail = true
        let effects = try bench.say("two", in: room, from: ann)
        #expect(effects.answers(to: late) == [])
        #expect(effects.contains(.detach(late, room)))
    }
}
