import ChatModel
import GRDB
import HistoryStore
import Testing

/// Which files the journal knows: for pages, for quotas, and for what may go from the disk.
@Suite(.timeLimit(.minutes(1))) struct FilesTests {
    private let cat = UserNumber(3)

    private func id(_ byte: UInt8) throws -> FileID {
        FileID(try #require(Digest([UInt8](repeating: byte, count: Digest.byteCount))))
    }

    private func file(_ name: String, _ content: UInt8, size: UInt64 = 10) throws -> SharedFile {
        SharedFile(name: try FileName(name), size: size, shape: .file, kind: .text, id: try id(content))
    }

    private func put(
        _ file: SharedFile, nonce: UInt64, by author: UserNumber = ann, in room: RoomNumber = lobby
    ) -> Submission {
        Submission(room: room, author: author, nonce: Nonce(nonce), body: .file(file))
    }

    private func list(
        _ store: HistoryStore, _ rooms: JournalSearch.Rooms = .namedAnd([]), hidden: [RoomNumber: Seq] = [:],
        before: UInt64? = nil, limit: UInt32 = 50
    ) async throws -> (files: [KeptFile], next: UInt64?) {
        let search = FileSearch(rooms: rooms, hidden: hidden, before: before, limit: limit)
        guard case .list(let files, let next) = try await store.finding(.list(search)) else { throw Odd() }
        return (files, next)
    }

    private func names(
        _ store: HistoryStore, _ rooms: JournalSearch.Rooms = .namedAnd([]), hidden: [RoomNumber: Seq] = [:]
    ) async throws -> [String] {
        try await list(store, rooms, hidden: hidden).files.map(\.file.name.text)
    }

    /// Files in two named rooms and a direct one.
    private func full() async throws -> HistoryStore {
        let store = try await storeWithRooms()
        let direct = RoomRecord(number: RoomNumber(9), kind: .direct(DirectPair(try userID(1), try userID(2))))
        try await store.outcomes(of: JournalBatch(people: [], rooms: [direct], submissions: []))
        try await store.store([put(try file("a", 1), nonce: 1), put(try file("b", 2), nonce: 2, by: bob)], at: 1_000)
        try await store.store([put(try file("c", 3), nonce: 3, in: garden)], at: 2_000)
        try await store.store(
            [put(try file("d", 1), nonce: 4, in: RoomNumber(9)), put(try file("e", 4), nonce: 5)], at: 3_000)
        return store
    }

    @Test func filesAreListedNewestFirstWithinTheBorders() async throws {
        let store = try await full()
        defer { store.close() }
        #expect(try await names(store) == ["e", "c", "b", "a"])
        #expect(try await names(store, .namedAnd([RoomNumber(9)])) == ["e", "d", "c", "b", "a"])
        #expect(try await names(store, .one(lobby)) == ["e", "b", "a"])
        #expect(try await names(store, .one(RoomNumber(9))) == ["d"])
        #expect(try await names(store, hidden: [lobby: Seq(2), garden: .end]) == ["e"])
        #expect(try await names(store, .one(lobby), hidden: [lobby: Seq(1)]) == ["e", "b"])
        let newest = try await list(store).files[0]
        #expect(newest.author == ann && newest.time == HubTime(milliseconds: 3_000) && newest.seq == Seq(3))
    }

    @Test func pagesFollowOneAnotherWhateverComesMeanwhile() async throws {
        let store = try await full()
        defer { store.close() }
        let first = try await list(store, limit: 2)
        #expect(first.files.map(\.file.name.text) == ["e", "c"])
        try await store.store([put(try file("f", 6), nonce: 6), deletion(1, nonce: 7)], at: 4_000)
        let second = try await list(store, before: first.next, limit: 2)
        #expect(second.files.map(\.file.name.text) == ["b"] && second.next == nil)
        #expect(try await list(store, .one(lobby), limit: 1).next != nil)
        #expect(try await names(store) == ["f", "e", "c", "b"])
    }

    @Test func whatIsTakenBackIsNoFileAnyMore() async throws {
        let store = try await full()
        defer { store.close() }
        #expect(try await store.finding(.file(lobby, Seq(1))) == .file(try file("a", 1)))
        #expect(try await store.unwanted([id(1), id(2), id(9)]) == [id(9)])
        try await store.store([deletion(1, nonce: 8), deletion(2, nonce: 9, by: bob)])
        #expect(try await store.finding(.file(lobby, Seq(1))) == .file(nil))
        #expect(try await store.finding(.file(lobby, Seq(3))) == .file(try file("e", 4)))
        #expect(try await store.finding(.file(garden, Seq(7))) == .file(nil))
        // Another entry has the first one's content.
        #expect(try await store.unwanted([id(1), id(2), id(3)]) == [id(2)])
        #expect(try await store.found("a").hits.isEmpty)
    }

    @Test func aFileIsFoundByItsName() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        let shared = SharedFile(
            name: try FileName("茶会 plan.pdf"), size: 5_368_709_120, shape: .folder(files: 7), kind: .document,
            id: try id(1))
        let outcome = try await store.store([put(shared, nonce: 1)])[0]
        #expect(outcome.entry?.body == .file(shared))
        #expect(try await store.store([put(shared, nonce: 1)]) == [.duplicate(Seq(1))])
        for words in ["茶会", "plan", "pdf"] {
            #expect(try await store.found(words).hits.map(\.entry.body) == [.file(shared)], "\(words)")
        }
        for words in ["5368709120", "folder", "0101010101010101"] {
            #expect(try await store.found(words).hits.isEmpty, "\(words)")
        }
        #expect(try await store.finding(.file(lobby, Seq(1))) == .file(shared))
    }

    @Test func eachContentCountsOnceForItsUser() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([
            put(try file("a", 1, size: 10), nonce: 1), put(try file("b", 2, size: 1 << 40), nonce: 2),
            put(try file("c", 1, size: 10), nonce: 3, in: garden), put(try file("d", 1, size: 10), nonce: 4, by: bob),
        ])
        let used = { (user: UserNumber) async throws -> UInt64 in
            guard case .upload(nil, let used) = try await store.finding(.upload(by: user, under: Nonce(99))) else {
                throw Odd()
            }
            return used
        }
        #expect(try await used(ann) == 10 + 1 << 40)
        #expect(try await used(bob) == 10)
        #expect(try await used(cat) == 0)
        try await store.store([deletion(2, nonce: 9)])
        #expect(try await used(ann) == 10)
    }

    @Test func whatStandsUnderANonceIsKnown() async throws {
        let store = try await storeWithRooms()
        defer { store.close() }
        try await store.store([put(try file("a", 1), nonce: 1), try post("tea", nonce: 2)])
        let earlier = { (nonce: UInt64) async throws -> EarlierUpload? in
            guard case .upload(let earlier, _) = try await store.finding(.upload(by: ann, under: Nonce(nonce))) else {
                throw Odd()
            }
            return earlier
        }
        #expect(try await earlier(1) == EarlierUpload(room: lobby, seq: Seq(1), isFile: true))
        #expect(try await earlier(2) == EarlierUpload(room: lobby, seq: Seq(2), isFile: false))
        #expect(try await earlier(3) == nil)
        try await store.store([deletion(1, nonce: 8)])
        #expect(try await earlier(1)?.isFile == true)
    }

    @Test func filesGoWithTheirTimeAndWithTheirEntries() async throws {
        let store = try await full()
        defer { store.close() }
        try await store.expireFiles(before: 2_500)
        #expect(try await names(store, .namedAnd([RoomNumber(9)])) == ["e", "d"])
        // The entry stays, without its file.
        #expect(try await store.all(garden).count == 1)
        #expect(try await store.finding(.file(garden, Seq(1))) == .file(nil))
        try await store.expire(lobby, upTo: 3)
        #expect(try await names(store, .namedAnd([RoomNumber(9)])) == ["d"])
        #expect(try await store.unwanted([id(1), id(2), id(3), id(4)]) == [id(2), id(3), id(4)])
    }

    @Test func theCheckFindsAFileWithoutItsEntry() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        try await store.outcomes(of: JournalBatch(people: [try person(1, "ann")], rooms: [], submissions: []))
        try await store.store([put(try file("a", 1), nonce: 1)])
        await store.indexed()
        store.close()
        #expect(try JournalCheck(folder: folder.path).run().isWell)
        let queue = try DatabaseQueue(path: folder.journal)
        try await queue.write { try $0.execute(sql: "UPDATE files SET seq = 7") }
        try queue.close()
        let report = try JournalCheck(folder: folder.path).run()
        #expect(report.findings.map(\.kind) == [.entry] && report.findings.first?.seq == Seq(7))
    }

    private struct Odd: Error {}
}
