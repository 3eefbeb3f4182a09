import ChatModel
import Testing

@testable import HubCore

@Suite struct TypingTests {
    /// A hub with ann, who owns it, and so many others in the lobby.
    private struct Scene {
        var bench: Bench
        let ann: SessionID
        let user: UserNumber
        let room: RoomNumber

        init(others: Int = 1, _ change: (inout Limits) -> Void = { _ in }) throws {
            bench = try Bench.owned(change)
            ann = try bench.member("ann")
            room = try bench.join(ann)
            user = try bench.person("ann").number
            for index in 0..<others { try bench.join(try bench.member("user\(index)")) }
        }

        /// What the lobby is told when ann says that she types, or no longer.
        mutating func type(_ isOn: Bool = true, as id: SessionID? = nil) -> [RoomEvent] {
            bench.receive(.typing(Tag(1), room, isOn), from: id ?? ann).published(in: room)
        }
    }

    @Test func aRoomIsToldAndNothingIsJournaledOrAnswered() throws {
        var scene = try Scene()
        let effects = scene.bench.receive(.typing(Tag(1), scene.room, true), from: scene.ann)
        #expect(effects == [.publish(scene.room, .typing(scene.user, true))])
        #expect(scene.type(false) == [.typing(scene.user, false)])
        #expect(scene.bench.hub.rooms[scene.room]?.head == .zero && scene.bench.journal.entries[scene.room] == nil)
    }

    @Test func itIsToldAgainOnlyAfterAPause() throws {
        var scene = try Scene()
        #expect(scene.type().count == 1)
        scene.bench.wait(1_999)
        #expect(scene.type().isEmpty)
        scene.bench.wait(1)
        #expect(scene.type().count == 1)
    }

    @Test func onAndOffByTurnsIsHeldBackToo() throws {
        var scene = try Scene()
        var told = 0
        for _ in 0..<100 { told += scene.type(true).count + scene.type(false).count }
        #expect(told == 2)
    }

    @Test func whoWasNotToldOfIsNotTakenBack() throws {
        var scene = try Scene()
        #expect(scene.type(false).isEmpty)
        #expect(scene.type(true).count == 1 && scene.type(false).count == 1 && scene.type(false).isEmpty)
    }

    @Test func nothingIsToldOfWhoIsNotThere() throws {
        var scene = try Scene()
        #expect(scene.type(as: try scene.bench.member("eve")).isEmpty)
        let visitor = try scene.bench.visitor("robot")
        try scene.bench.join(visitor)
        #expect(scene.type(as: visitor).isEmpty)
        #expect(scene.bench.receive(.typing(Tag(1), RoomNumber(99), true), from: scene.ann).isEmpty)
    }

    @Test func whoLeftIsNotToldOfAnyMore() throws {
        var scene = try Scene()
        #expect(scene.type().count == 1)
        scene.bench.receive(.leave(Tag(2), scene.room), from: scene.ann)
        #expect(scene.type(false).isEmpty)
        try scene.bench.join(scene.ann)
        #expect(scene.type(false).isEmpty && scene.type().count == 1)
    }

    @Test func nobodyIsToldWhereNobodyElseIs() throws {
        var scene = try Scene(others: 0)
        #expect(scene.type().isEmpty)
        let room = try scene.bench.direct(scene.ann, with: "ann")
        #expect(scene.bench.receive(.typing(Tag(1), room, true), from: scene.ann).isEmpty)
    }

    @Test func directConversationsAreTold() throws {
        var scene = try Scene()
        let room = try scene.bench.direct(scene.ann, with: "user0")
        let told = scene.bench.receive(.typing(Tag(1), room, true), from: scene.ann)
        #expect(told == [.publish(room, .typing(scene.user, true))])
    }

    @Test func largeRoomsAreNotTold() throws {
        var scene = try Scene(others: 2) { $0.quietRoom = 3 }
        #expect(scene.type().isEmpty)
        var small = try Scene(others: 1) { $0.quietRoom = 3 }
        #expect(small.type().count == 1)
    }

    @Test func whoseComingIsNotToldYetIsNotToldOf() throws {
        var scene = try Scene { $0.quietRoom = 3 }
        let late = try scene.bench.member("late")
        try scene.bench.join(late)
        scene.bench.receive(.leave(Tag(2), scene.room), from: scene.ann)
        #expect(scene.type(as: late).isEmpty)
        scene.bench.pass(seconds: 1)
        #expect(scene.type(as: late) == [.typing(try scene.bench.person("late").number, true)])
    }

    @Test func whoMayNotSpeakIsNotToldOf() throws {
        var bench = try Bench.owned()
        let (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
        let room = try bench.join(owner)
        try bench.join(bob)
        let user = try bench.person("bob").number
        try bench.order(.mute(bench.who("bob"), milliseconds: nil), in: room, from: owner)
        #expect(bench.receive(.typing(Tag(1), room, true), from: bob).isEmpty)
        try bench.order(.unmute(bench.who("bob")), in: room, from: owner)
        #expect(bench.receive(.typing(Tag(1), room, true), from: bob).published(in: room) == [.typing(user, true)])
        try bench.order(.mode(ModeChange(isAnnounceOnly: true)), in: room, from: owner)
        bench.wait(5_000)
        #expect(bench.receive(.typing(Tag(1), room, true), from: bob).isEmpty)
        try bench.order(.ban(bench.who("bob"), milliseconds: nil), in: room, from: owner)
        #expect(bench.receive(.typing(Tag(1), room, false), from: bob).isEmpty)
    }

    @Test func itNeverOvertakesWhatWasSaidBefore() throws {
        var scene = try Scene()
        let post = try scene.bench.post("hi", in: scene.room)
        var effects = scene.bench.apply(.received(scene.ann, .post(post)))
        effects += scene.bench.apply(.received(scene.ann, .typing(Tag(1), scene.room, true)))
        #expect(effects.published(in: scene.room).isEmpty)
        let published = scene.bench.settle(effects + scene.bench.apply(.turnEnded)).published(in: scene.room)
        #expect(published.count == 2 && published.last == .typing(scene.user, true))
    }

    @Test func itCountsTowardsTheRateOfItsSession() throws {
        var scene = try Scene()
        var effects: [HubEffect] = []
        for _ in 0..<1_100 { effects += scene.bench.receive(.typing(Tag(1), scene.room, true), from: scene.ann) }
        #expect(effects.contains(.reading(scene.ann, false)))
    }
}
