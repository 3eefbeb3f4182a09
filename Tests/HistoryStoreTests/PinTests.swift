import ChatModel
import Foundation
import HistoryStore
import Testing

/// Pinned messages: what may be pinned, how many, and for how long.
@Suite(.timeLimit(.minutes(1))) struct PinTests {
    private let nobody = UserNumber(900)

    private func pins(
        _ store: HistoryStore, before place: UInt64? = nil, border: UInt64 = 0, bytes: Int = .max
    ) async throws -> JournalPage {
        let query = JournalQuery.pins(
            lobby, before: place.map { Seq($0) }, upTo: Seq(.max), reader: nobody, border: Seq(border))
        return try await store.page(query, bytes: bytes)
    }

    @Test func aPinIsAnEntryAndAStateOfItsMessage() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let outcomes = try await store.store([
            try post("one", nonce: 1), try post("two", nonce: 2, by: bob), pin(2, nonce: 3),
            try edit(1, "one!", nonce: 4), pin(1, nonce: 5, by: bob), pin(2, nonce: 6, by: bob),
            pin(2, nonce: 7, by: bob, isOn: false), pin(2, nonce: 8, isOn: false),
        ])
        #expect(outcomes.map { $0.entry?.seq.value } == [1, 2, 3, 4, 5, nil, 6, nil])
        #expect([outcomes[5], outcomes[7]] == [.duplicate(Seq(3)), .duplicate(Seq(2))])
        let page = try await store.page(.page(lobby, .after(.zero, limit: 9), upTo: Seq(.max)))
        #expect(page.entries[2].body == .pin(of: Seq(2), isOn: true))
        #expect(page.entries[5].body == .pin(of: Seq(2), isOn: false))
        #expect(page.amendments.map(\.isPinned) == [true, false])
        #expect(page.amendments.map(\.changed.value) == [5, 6])
        #expect(page.amendments[0].content.edited == "one!")
    }

    @Test func onlyWhatIsThereAndWasSaidIsPinned() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([
            try post("one", nonce: 1), submission(.topic(try Topic("tea")), nonce: 2), deletion(1, nonce: 3),
        ])
        let outcomes = try await store.store([pin(1, nonce: 4), pin(2, nonce: 5), pin(3, nonce: 6), pin(99, nonce: 7)])
        let refused: [SubmissionOutcome] = [
            .refused(.deleted), .refused(.noSuchEntry), .refused(.noSuchEntry), .refused(.noSuchEntry),
        ]
        #expect(outcomes == refused)
    }

    @Test func theListHasPresentWordsTheNewestOnTopAndGoesOn() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9) + [pin(2, nonce: 20), pin(7, nonce: 21), pin(4, nonce: 22)])
        try await store.store([try edit(4, "four", nonce: 23), try reaction(7, "+1", nonce: 24)])
        let all = try await pins(store)
        #expect(all.places == [2, 4, 7] && !all.more)
        #expect(all.entries[1].body == (try said("four")))
        #expect(all.amendments.map(\.target.value) == [2, 4, 7] && all.amendments.allSatisfy(\.isPinned))
        #expect(all.amendments[2].reactions.map(\.count) == [1])
        let part = try await pins(store, bytes: 1)
        #expect(part.places == [7] && part.more)
        #expect(try await pins(store, before: 7).places == [2, 4])
        #expect(try await pins(store, border: 2).places == [4, 7])
        #expect(try await store.page(.pins(garden, before: nil, upTo: Seq(.max), reader: nobody)).entries.isEmpty)
    }

    @Test func noMoreThanSoManyMessagesOfARoomArePinned() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let limit = UInt64(Limits().pinsPerRoom)
        #expect(limit == 50)
        try await store.store(try posts(1...limit + 1) + [try post("leaf", nonce: 500, in: garden)])
        try await store.store((1...limit).map { pin($0, nonce: 100 + $0) })
        let outcomes = try await store.store([
            pin(limit + 1, nonce: 300), pin(1, nonce: 301, in: garden), pin(3, nonce: 302, isOn: false),
            pin(limit + 1, nonce: 303), pin(3, nonce: 304),
        ])
        #expect(outcomes.map { $0 == .refused(.tooManyPins) } == [true, false, false, false, true])
        #expect(try await pins(store).places == Array(1...limit + 1).filter { $0 != 3 })
        // What expires makes room.
        try await store.expire(lobby, upTo: 2)
        #expect(try await store.store([pin(3, nonce: 305)])[0].entry != nil)
    }

    @Test func whatIsTakenBackOrExpiresIsPinnedNoLonger() async throws {
        let folder = try TemporaryFolder()
        var store = try HistoryStore(folder: folder.path)
        let people = [try person(1, "ann")]
        try await store.outcomes(of: JournalBatch(people: people, rooms: try twoRooms().rooms, submissions: []))
        try await store.store(try posts(1...6) + (1...6).map { pin($0, nonce: 10 + $0) })
        try await store.store([deletion(5, nonce: 30)])
        try await store.expire(lobby, upTo: 2)
        #expect(try await pins(store).places == [3, 4, 6])
        let page = try await store.page(.page(lobby, .after(.zero, limit: 99), upTo: Seq(.max)))
        #expect(page.amendments.map(\.target.value) == [3, 4, 5, 6])
        #expect(page.amendments.map(\.isPinned) == [true, true, false, true])
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
        store = try HistoryStore(folder: folder.path)
        #expect(try await pins(store).places == [3, 4, 6])
        let target = try TemporaryFolder()
        try JournalBackup(folder: folder.path, to: target.journal).run()
        store.close()
        let copy = try HistoryStore(folder: target.path)
        #expect(try await pins(copy).places == [3, 4, 6])
        copy.close()
    }

    @Test func aSearchTellsWhatIsPinned() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([try post("tea", nonce: 1), try post("more tea", nonce: 2), pin(1, nonce: 3)])
        await store.indexed()
        let hits = try await store.found("tea").hits
        #expect(hits.map(\.entry.seq.value) == [2, 1] && hits.map(\.isPinned) == [false, true])
    }

    @Test func aRetriedPinIsADuplicateWhateverBecameOfIt() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let sent = [
            try post("a", nonce: 1), pin(1, nonce: 2), pin(1, nonce: 3, isOn: false), deletion(1, nonce: 4),
        ]
        try await store.store(sent)
        #expect(try await store.store(sent) == (1...4).map { .duplicate(Seq($0)) })
        #expect(try await store.store([pin(1, nonce: 2, isOn: false)]) == [.nonceReused])
    }
}
