import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct StateTests {
    @Test func aNewJournalIsEmpty() throws {
        let store = try HistoryStore.ephemeral()
        defer { store.close() }
        #expect(try store.state() == JournalState(people: [], rooms: []))
    }

    @Test func topicsAndHeadsStandInTheRooms() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        func topic(_ text: String, nonce: UInt64) throws -> Submission {
            Submission(room: lobby, author: ann, nonce: Nonce(nonce), body: .topic(try Topic(text)))
        }
        try await store.store([try topic("tea", nonce: 1), try topic("cake", nonce: 2), try post("hi", nonce: 3)])
        try await store.store([try topic("tea", nonce: 1), try post("ho", nonce: 4)])
        let rooms = try store.state().rooms
        #expect(rooms.map(\.topic.text) == ["cake", ""])
        #expect(rooms.map(\.head.value) == [4, 0])
        try await store.store([try topic("", nonce: 5)])
        #expect(try store.state().rooms[0].topic == .none)
    }

    @Test func bothKindsOfRoomsComeBack() async throws {
        let store = try HistoryStore.ephemeral()
        defer { store.close() }
        let records = [
            try named(RoomNumber(1), "Été"),
            RoomRecord(number: RoomNumber(2), kind: .direct(DirectPair(try userID(2), try userID(1)))),
            RoomRecord(number: RoomNumber(3), kind: .direct(DirectPair(try userID(1), try userID(1)))),
        ]
        try await store.outcomes(of: JournalBatch(people: [], rooms: records, submissions: []))
        #expect(try store.state().rooms.map(\.record) == records)
    }

    @Test func aRoomGivenTwiceIsOneButAnotherUnderItsNumberIsRefused() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        #expect(try store.state().rooms.count == 2)
        let other = JournalBatch(people: [], rooms: [try named(lobby, "attic")], submissions: [])
        #expect(await store.result(of: other) == .failed(.failed))
        let sameName = JournalBatch(people: [], rooms: [try named(RoomNumber(3), "LOBBY")], submissions: [])
        #expect(await store.result(of: sameName) == .failed(.failed))
    }

    @Test func peopleMaySwapNicksInOneBatch() async throws {
        let store = try HistoryStore.ephemeral()
        defer { store.close() }
        for nicks in [["ann", "bob"], ["Bob", "ann"], ["ann", "carl"]] {
            let people = try nicks.enumerated().map { try person(UInt32($0 + 1), $1) }
            try await store.outcomes(of: JournalBatch(people: people, rooms: [], submissions: []))
            #expect(try store.state().people.map(\.nick.text) == nicks)
        }
    }

    @Test func ofSeveralRowsOfAPersonTheLastCounts() async throws {
        let store = try HistoryStore.ephemeral()
        defer { store.close() }
        let people = [try person(1, "ann"), try person(1, "anna")]
        try await store.outcomes(of: JournalBatch(people: people, rooms: [], submissions: []))
        #expect(try store.state().people == [try person(1, "anna")])
    }

    @Test func aNickThatSomebodyElseHasIsNotStoredTwice() async throws {
        let store = try HistoryStore.ephemeral()
        defer { store.close() }
        try await store.outcomes(of: JournalBatch(people: [try person(1, "ann")], rooms: [], submissions: []))
        let second = JournalBatch(people: [try person(2, "ANN")], rooms: [], submissions: [])
        #expect(await store.result(of: second) == .failed(.failed))
    }
}
