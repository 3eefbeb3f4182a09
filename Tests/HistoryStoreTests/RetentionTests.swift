import ChatModel
import Foundation
import GRDB
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct RetentionTests {
    struct Case: Sendable {
        let name: String
        var rule = Retention.Rule.keep
        var rooms: [String: Retention.Rule] = [:]
        var total: UInt64?
        var now: UInt64 = 2_000
        let places: [UInt32: UInt64]
    }

    /// The lobby has places 1 to 10 at times 1,010 to 1,100; the garden places 1 to 4 at 1,005, 1,045, 1,085, 1,125.
    static let cases = [
        Case(name: "keep", places: [:]),
        Case(name: "count", rule: .init(entries: 3, age: nil), places: [1: 7, 2: 1]),
        Case(name: "count kept", rule: .init(entries: 10, age: nil), places: [:]),
        Case(name: "none", rule: .init(entries: 0, age: nil), places: [1: 10, 2: 4]),
        Case(name: "age", rule: .init(entries: nil, age: 950), places: [1: 4, 2: 2]),
        Case(name: "age of all", rule: .init(entries: nil, age: 100), places: [1: 10, 2: 4]),
        Case(name: "age before the hub", rule: .init(entries: nil, age: 9_000), places: [:]),
        Case(name: "exact age", rule: .init(entries: nil, age: 960), places: [1: 3, 2: 1]),
        Case(name: "both", rule: .init(entries: 2, age: 950), places: [1: 8, 2: 2]),
        Case(
            name: "a room's own", rule: .init(entries: 2, age: nil), rooms: ["LOBBY": .keep], places: [2: 2]),
        Case(name: "one room", rooms: ["lobby": .init(entries: 1, age: nil)], places: [1: 9]),
        Case(name: "total", total: 10, places: [1: 3, 2: 1]),
        Case(name: "total of nothing", total: 0, places: [1: 10, 2: 4]),
        Case(name: "total kept", total: 14, places: [:]),
        Case(name: "total and count", rule: .init(entries: 5, age: nil), total: 6, places: [1: 6, 2: 2]),
    ]

    private func room() async throws -> HistoryStore {
        let store = try await storeWithRooms()
        for number in 1...10 as ClosedRange<UInt64> {
            try await store.store([try post("line \(number)", nonce: number)], at: 1_000 + 10 * number)
        }
        for number in 1...4 as ClosedRange<UInt64> {
            try await store.store([try post("leaf", nonce: 20 + number, in: garden)], at: 965 + 40 * number)
        }
        return store
    }

    @Test func whatIsOverTheBoundsIsToGo() async throws {
        let store = try await room()
        defer { store.close() }
        for item in Self.cases {
            let rooms = try item.rooms.map { (try RoomName($0), $1) }
            let retention = Retention(
                rule: item.rule, rooms: Dictionary(uniqueKeysWithValues: rooms), total: item.total)
            let expiries = try await store.expiries(retention, at: item.now)
            #expect(expiries.map(\.room.value) == item.places.keys.sorted(), "\(item.name)")
            #expect(expiries.allSatisfy { item.places[$0.room.value] == $0.last.value }, "\(item.name): \(expiries)")
        }
    }

    @Test func ofTheSameTimeTheLowestRoomsGoFirst() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...5))
        try await store.store(try (6...10).map { try post("x", nonce: $0, in: garden) })
        let expiries = try await store.expiries(Retention(rule: .keep, rooms: [:], total: 3))
        #expect(expiries == [Expiry(room: lobby, last: Seq(5)), Expiry(room: garden, last: Seq(2))])
    }

    @Test func aSnapshotAtTheEndIsKeptAndNotCounted() async throws {
        let store = try await room()
        defer { store.close() }
        let snapshot = Entry.Body.snapshot(RoomSnapshot(topic: try Topic("tea")))
        try await store.store([submission(snapshot, nonce: 1, by: UserNumber(0))], at: 1_200)
        let rules: [Retention] = [
            Retention(rule: .init(entries: 0, age: nil), rooms: [:], total: nil),
            Retention(rule: .init(entries: nil, age: 1), rooms: [:], total: nil),
            Retention(rule: .keep, rooms: [:], total: 0),
        ]
        for rule in rules {
            #expect(try await store.expiries(rule, at: 9_000).first == Expiry(room: lobby, last: Seq(10)))
        }
        try await store.expire(lobby, upTo: 10)
        for rule in rules { #expect(try await store.expiries(rule, at: 9_000).map(\.room) == [garden]) }
        #expect(try await store.all(lobby).map(\.body) == [snapshot])
    }

    @Test func aBoundMayBePassedByAHundredth() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let retention = Retention(rule: .init(entries: 200, age: nil), rooms: [:], total: nil)
        try await store.store(try posts(1...202))
        #expect(try await store.expiries(retention).isEmpty)
        try await store.store(try posts(203...203))
        #expect(try await store.expiries(retention) == [Expiry(room: lobby, last: Seq(3))])
    }

    @Test func whatHasExpiredIsGoneEverywhere() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        try await store.store(try posts(1...700))
        try await store.store([
            try edit(5, "edited", nonce: 701), try reaction(6, "+1", nonce: 702), try edit(650, "kept", nonce: 703),
        ])
        await store.indexed()
        try await store.expire(lobby, upTo: 600)
        let state = try store.state().rooms[0]
        #expect(state.floor == Seq(600))
        #expect(state.head == Seq(703))
        #expect(try await store.page(.page(lobby, .after(.zero, limit: 2), upTo: Seq(.max))).places == [601, 602])
        let newest = try await store.page(.page(lobby, .before(Seq(603), limit: 9), upTo: Seq(.max)))
        #expect(newest.places == [601, 602])
        #expect(!newest.more)
        #expect(try await store.found("line", limit: 4_000).hits.count == 99)
        #expect(try await store.found("edited").hits.isEmpty)
        #expect(try await store.store([try edit(5, "again", nonce: 704)]) == [.refused(.noSuchEntry)])
        #expect(try await store.store([try post("next", nonce: 705)])[0].entry?.seq == Seq(704))
        store.close()
        let queue = try DatabaseQueue(path: folder.journal)
        let counts = try await queue.read { db in
            try ["entries", "documents", "amendments", "reactions"].map {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(counts == [104, 100, 1, 0])
        try queue.close()
    }

    @Test func aTokenBelowTheFloorDoesNotHold() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...9))
        try await store.expire(lobby, upTo: 5)
        for (place, resume) in [(4, .reset), (5, .reset), (6, .resumed)] as [(UInt64, Joined.Resume)] {
            let token = ResumeToken(seq: Seq(place), nonce: Nonce(place))
            let page = try await store.page(.join(lobby, upTo: Seq(9), resume: token, limit: 9))
            #expect(page.resume == resume)
            #expect(page.places == Array((resume == .resumed ? 7 : 6)...9))
        }
    }

    @Test func noMoreThanTheRoomHasExpires() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store(try posts(1...3))
        try await store.expire(lobby, upTo: .max)
        try await store.expire(lobby, upTo: 1)
        #expect(try store.state().rooms[0].floor == Seq(3))
        #expect(try await store.all(lobby).isEmpty)
        #expect(try await store.store([try post("next", nonce: 4)])[0].entry?.seq == Seq(4))
        #expect(try await store.found("next").hits.count == 1)
    }

    @Test func whatAKilledHubLeftOfExpiredEntriesIsNotSeenAndGoesAfterTheNextStart() async throws {
        let folder = try TemporaryFolder()
        let first = try HistoryStore(folder: folder.path)
        try await first.outcomes(of: try twoRooms())
        try await first.store(try posts(1...9))
        await first.indexed()
        first.close()
        let queue = try DatabaseQueue(path: folder.journal)
        try await queue.write { try $0.execute(sql: "UPDATE rooms SET floor = 4 WHERE number = 1") }
        try queue.close()
        let store = try HistoryStore(folder: folder.path)
        #expect(try await store.all(lobby).map(\.seq.value) == Array(5...9))
        #expect(try await store.found("line").hits.count == 5)
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().entries == 5)
        let again = try DatabaseQueue(path: folder.journal)
        #expect(try await again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM entries") } == 5)
        try again.close()
    }
}
