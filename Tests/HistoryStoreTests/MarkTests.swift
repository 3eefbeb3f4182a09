import ChatModel
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct MarkTests {
    private func join(
        _ store: HistoryStore, _ room: RoomNumber = lobby, as user: UserNumber = ann, mark: UInt64 = 0,
        upTo last: UInt64, counts: Bool = true
    ) async throws -> JournalPage {
        let reader = JournalReader(user: user, mark: Seq(mark), counts: counts)
        return try await store.page(.join(room, upTo: Seq(last), resume: nil, limit: 3, reader: reader))
    }

    private func store(_ marks: [ReadMark], in store: HistoryStore) async throws {
        try await store.outcomes(of: JournalBatch(people: [], rooms: [], submissions: [], marks: marks))
    }

    @Test func theLaterOfTwoMarksCounts() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        for (stored, given, mark) in [(4, 0, 4), (2, 0, 4), (6, 5, 6), (6, 8, 8)] as [(UInt64, UInt64, UInt64)] {
            try await self.store([ReadMark(user: ann, room: lobby, seq: Seq(stored))], in: store)
            #expect(try await join(store, mark: given, upTo: 9).mark == Seq(mark))
        }
        #expect(try await join(store, as: bob, upTo: 9).mark == .zero)
        #expect(try await join(store, garden, upTo: 9).mark == .zero)
    }

    @Test func whatOthersSaidBehindTheMarkIsUnread() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.outcomes(
            of: JournalBatch(people: [try person(1, "ann"), try person(2, "bob")], rooms: [], submissions: []))
        try await store.store([
            try post("hi ann", nonce: 1, by: bob), try post("mine", nonce: 2), try post("ann?", nonce: 3, by: bob),
            try post("gone, ann", nonce: 4, by: bob), try post("banned", nonce: 5, by: bob),
            submission(.topic(try Topic("ann")), nonce: 6, by: bob), deletion(4, nonce: 7, by: bob),
            try edit(5, "now ann", nonce: 8, by: bob), try reaction(2, "ann", nonce: 9, by: bob),
        ])
        let cases: [(mark: UInt64, upTo: UInt64, Unread)] = [
            (0, 9, Unread(messages: 3, mentions: 3)), (1, 9, Unread(messages: 2, mentions: 2)),
            (3, 9, Unread(messages: 1, mentions: 1)), (5, 9, .none), (0, 2, Unread(messages: 1, mentions: 1)),
            (99, 9, .none),
        ]
        for (mark, last, unread) in cases {
            #expect(try await join(store, mark: mark, upTo: last).unread == unread, "\(mark) \(last)")
        }
        #expect(try await join(store, mark: 0, upTo: 9, counts: false).unread == .none)
        #expect(try await join(store, as: bob, upTo: 9).unread == Unread(messages: 1, mentions: 0))
    }

    @Test func everyMessageOfADirectRoomIsAMention() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let direct = RoomRecord(number: RoomNumber(3), kind: .direct(DirectPair(try userID(1), try userID(2))))
        try await store.outcomes(of: JournalBatch(people: [], rooms: [direct], submissions: []))
        try await store.store([try post("psst", nonce: 1, by: bob, in: RoomNumber(3))])
        #expect(try await join(store, RoomNumber(3), upTo: 1).unread == Unread(messages: 1, mentions: 1))
    }

    @Test func unreadMessagesAreCountedUpToALimit() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try (1...1_100).map { try post("x", nonce: $0, by: bob) })
        #expect(try await join(store, upTo: 1_100).unread.messages == Limits().countedUnread)
        #expect(try await join(store, mark: 200, upTo: 1_100).unread.messages == 900)
    }
}
