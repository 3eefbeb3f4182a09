import ChatModel
import Testing

@testable import HubCore

@Suite struct TypingTests {
    /// A hub with ann and so many others in the lobby.
    private func lobby(
        others: Int = 1, _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, ann: SessionID, room: RoomNumber) {
        var bench = Bench(change)
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        for index in 0..<others { try bench.join(try bench.member("user\(index)")) }
        return (bench, ann, room)
    }

    @Test func aRoomIsToldWhoWritesAndNothingIsJournaled() throws {
        let (fresh, ann, room) = try lobby()
        var bench = fresh
        let user = try #require(bench.hub.sessions[ann]?.user)
        let head = bench.hub.rooms[room]?.head
        #expect(bench.receive(.typing(room, true), from: ann).published(in: room) == [.typing(user, true)])
        #expect(bench.receive(.typing(room, false), from: ann).published(in: room) == [.typing(user, false)])
        #expect(bench.hub.rooms[room]?.head == head)
    }

    @Test func itIsToldAgainOnlyAfterAPause() throws {
        let (fresh, ann, room) = try lobby()
        var bench = fresh
        #expect(!bench.receive(.typing(room, true), from: ann).published(in: room).isEmpty)
        bench.wait(2_999)
        #expect(bench.receive(.typing(room, true), from: ann).published(in: room).isEmpty)
        bench.wait(1)
        #expect(!bench.receive(.typing(room, true), from: ann).published(in: room).isEmpty)
    }

    @Test func whoWasNotToldOfIsNotTakenBack() throws {
        let (fresh, ann, room) = try lobby()
        var bench = fresh
        #expect(bench.receive(.typing(room, false), from: ann).published(in: room).isEmpty)
    }

    @Test func nobodyIsToldOfARoomInWhichTheyAreNot() throws {
        let (fresh, _, room) = try lobby()
        var bench = fresh
        let eve = try bench.member("eve")
        #expect(bench.receive(.typing(room, true), from: eve).published(in: room).isEmpty)
        #expect(bench.receive(.typing(RoomNumber(99), true), from: eve).isEmpty)
        let visitor = try bench.visitor("robot")
        try bench.join(visitor)
        #expect(bench.receive(.typing(room, true), from: visitor).published(in: room).isEmpty)
    }

    @Test func largeRoomsAreNotTold() throws {
        let (fresh, ann, room) = try lobby(others: 2) { $0.quietRoom = 3 }
        var bench = fresh
        #expect(bench.receive(.typing(room, true), from: ann).published(in: room).isEmpty)
    }
}
