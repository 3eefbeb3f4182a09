import ChatModel
import Foundation
import GRDB
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct AmendmentTests {
    @Test func aPageHasPresentWordsAndWhatBecameOfEachMessage() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([
            try post("one", nonce: 1), submission(.action(try MessageText("two")), nonce: 2),
            try post("three", nonce: 3), try edit(2, "2", nonce: 4), try edit(2, "zwei", nonce: 5),
            try edit(3, "drei", nonce: 6), deletion(3, nonce: 7), try post("four", nonce: 8),
        ])
        let page = try await store.page(.page(lobby, .after(.zero, limit: 10), upTo: Seq(8)))
        #expect(
            page.entries.map(\.body) == [
                try said("one"), .action(try MessageText("zwei")), .deleted, .edit(of: Seq(2), try MessageText("2")),
                .edit(of: Seq(2), try MessageText("zwei")), .deletedEdit(of: Seq(3)), .deletion(of: Seq(3)),
                try said("four"),
            ])
        #expect(
            page.amendments == [
                Amendment(
                    target: Seq(2), changed: Seq(5),
                    content: .edited(try MessageText("zwei"), at: page.entries[4].time),
                    reactions: []),
                Amendment(target: Seq(3), changed: Seq(7), content: .deleted, reactions: []),
            ])
    }

    @Test func aChangeBringsTheStateOfItsFarTarget() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...20) + [try reaction(1, "+1", nonce: 21), try edit(2, "new", nonce: 22)])
        let page = try await store.page(.page(lobby, .before(nil, limit: 2), upTo: Seq(22)))
        #expect(page.places == [19, 20, 21, 22])
        #expect(page.amendments.map(\.target.value) == [1, 2])
        #expect(page.amendments[1].content.edited == "new")
        #expect(page.more)
    }

    @Test func reactionsAreCountedInTheOrderInWhichTheyCame() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([
            try post("a", nonce: 1), try reaction(1, "z", nonce: 2, by: bob), try reaction(1, "b", nonce: 3),
            try reaction(1, "z", nonce: 4), try reaction(1, "c", nonce: 5), try reaction(1, "c", nonce: 6, isOn: false),
        ])
        for (reader, mine) in [(ann, [true, true]), (bob, [true, false]), (UserNumber(9), [false, false])] {
            let page = try await store.page(.page(lobby, .before(nil, limit: 1), upTo: Seq(1), reader: reader))
            let amendment = try #require(page.amendments.first)
            #expect(amendment.changed == Seq(6))
            #expect(amendment.content == .original)
            #expect(amendment.reactions.map(\.reaction.text) == ["z", "b"])
            #expect(amendment.reactions.map(\.count) == [2, 1])
            #expect(amendment.reactions.map(\.isMine) == mine)
        }
    }

    @Test func aDeletionTakesReactionsAndWordsOutOfTheFile() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        try await store.store([
            try post("secret-one", nonce: 1), try edit(1, "secret-two", nonce: 2), try reaction(1, "+1", nonce: 3),
        ])
        await store.indexed()
        try await store.store([deletion(1, nonce: 4)])
        store.close()
        let queue = try DatabaseQueue(path: folder.journal)
        let rows = try await queue.read { db in
            try ["entries WHERE text LIKE '%secret%'", "documents", "reactions"].map {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(rows == [0, 0, 0])
        try queue.close()
    }

    @Test func changesRideAlongUpToABound() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let many = try (2...30).map { try edit(1, "v\($0)", nonce: $0) }
        try await store.store([try post("a", nonce: 1)] + many + [try post("b", nonce: 31)])
        let newest = try await store.page(.page(lobby, .before(nil, limit: 5), upTo: Seq(31)))
        #expect(newest.places == Array(12...31))
        #expect(newest.more)
        let oldest = try await store.page(.page(lobby, .after(.zero, limit: 2), upTo: Seq(31)))
        #expect(oldest.places == Array(1...8))
        let all = try await store.page(.page(lobby, .after(Seq(23), limit: 2), upTo: Seq(31)))
        #expect(all.places == Array(24...31))
        #expect(!all.more)
    }

    @Test func theBytesOfAmendmentsCount() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let long = String(repeating: "x", count: 1_000)
        try await store.store(try posts(1...4) + [try edit(2, long, nonce: 5), try post("end", nonce: 6)])
        let query = JournalQuery.page(lobby, .before(nil, limit: 10), upTo: Seq(6))
        #expect(try await store.page(query, bytes: 2_002).places == [6])
        #expect(try await store.page(query, bytes: 2_003).places == [5, 6])
        #expect(try await store.page(query, bytes: 3_014).places == [3, 4, 5, 6])
        #expect(try await store.page(query, bytes: 3_015).places == [2, 3, 4, 5, 6])
    }
}
