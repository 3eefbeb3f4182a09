import ChatModel
import Foundation
import GRDB
import HistoryStore
import Testing

@Suite(.timeLimit(.minutes(1))) struct CheckTests {
    /// A journal with two people, two rooms and every kind of change, of which the first entry has expired.
    private func journal() async throws -> (TemporaryFolder, HistoryStore) {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        let people = [try person(1, "ann"), try person(2, "bob")]
        try await store.outcomes(of: JournalBatch(people: people, rooms: try twoRooms().rooms, submissions: []))
        try await store.store(try posts(1...10))
        try await store.store([
            try edit(3, "new", nonce: 11), try reaction(4, "+1", nonce: 12), deletion(5, nonce: 13),
            try reply(4, "yes", nonce: 14),
            submission(.snapshot(RoomSnapshot(topic: .none)), nonce: 1, by: UserNumber(0)),
            try post("你好 there", nonce: 1, by: bob, in: garden),
        ])
        await store.indexed()
        try await store.expire(lobby, upTo: 1)
        return (folder, store)
    }

    @Test func aJournalThatIsWellIsFoundWellWhileAHubHasItOpen() async throws {
        let (folder, store) = try await journal()
        defer { store.close() }
        var progress: [JournalProgress] = []
        let report = try JournalCheck(folder: folder.path).run { progress.append($0) }
        #expect(report.isWell, "\(report.findings)")
        #expect(report.people == 2)
        #expect(report.rooms == 2)
        #expect(report.entries == 15)
        #expect(report.textBytes == 49 + 3 + 2 + 3 + 12)
        #expect(progress.first == .file)
        #expect(progress.last == .changes)
    }

    @Test func aLongRoomIsLookedThroughInStretches() async throws {
        let store = try await storeWithRooms()
        store.close()
        let folder = try TemporaryFolder()
        let long = try HistoryStore(folder: folder.path)
        try await long.outcomes(
            of: JournalBatch(people: [try person(1, "ann")], rooms: try twoRooms().rooms, submissions: []))
        try await long.store(try posts(1...2_000))
        long.close()
        var counts: [UInt64] = []
        let report = try JournalCheck(folder: folder.path).run {
            if case .entries(let count, of: 2_000) = $0 { counts.append(count) }
        }
        #expect(report.entries == 2_000)
        #expect(report.isWell)
        #expect(counts == [512, 1_024, 1_536])
    }

    struct Damage: Sendable {
        let sql: String
        let kind: JournalFinding.Kind
        var place: UInt64?
    }

    @Test(arguments: [
        Damage(sql: "DELETE FROM entries WHERE room = 1 AND seq = 6", kind: .hole, place: 6),
        Damage(sql: "DELETE FROM entries WHERE room = 1 AND seq = 15", kind: .hole, place: 15),
        Damage(sql: "UPDATE rooms SET head = 14 WHERE number = 1", kind: .room, place: 15),
        Damage(sql: "UPDATE rooms SET head = 16 WHERE number = 1", kind: .hole, place: 16),
        Damage(sql: "UPDATE rooms SET name = '' WHERE number = 1", kind: .room),
        Damage(sql: "DELETE FROM rooms WHERE number = 2", kind: .entry, place: 1),
        Damage(sql: "DELETE FROM people WHERE number = 2", kind: .entry, place: 1),
        Damage(sql: "UPDATE people SET nick = 'a b' WHERE number = 2", kind: .person),
        Damage(sql: "UPDATE entries SET kind = 77 WHERE seq = 7", kind: .entry, place: 7),
        Damage(sql: "UPDATE entries SET text = char(7) WHERE seq = 7", kind: .entry, place: 7),
        Damage(sql: "UPDATE entries SET time = 5 WHERE seq = 7", kind: .entry, place: 7),
        Damage(sql: "UPDATE entries SET target = 99 WHERE seq = 14", kind: .change, place: 14),
        Damage(sql: "UPDATE amendments SET edit = 10 WHERE target = 3", kind: .change, place: 10),
        Damage(sql: "UPDATE amendments SET deleted = 0 WHERE target = 5", kind: .change, place: 5),
        Damage(sql: "UPDATE amendments SET target = 11 WHERE target = 4", kind: .change, place: 11),
        Damage(sql: "DELETE FROM amendments WHERE target = 4", kind: .change, place: 4),
        Damage(sql: "UPDATE amendments SET pinned = 12 WHERE target = 4", kind: .change, place: 4),
        Damage(sql: "UPDATE amendments SET pinned = 99 WHERE target = 3", kind: .change, place: 3),
        Damage(sql: "DELETE FROM documents WHERE seq = 7", kind: .search, place: 7),
        Damage(sql: "UPDATE documents SET words = 'more words than before' WHERE seq = 7", kind: .search),
        Damage(sql: "UPDATE documents SET seq = 5 WHERE seq = 7", kind: .search, place: 5),
        Damage(
            sql: """
                DROP INDEX entries_by_nonce;
                UPDATE entries SET nonce = 2 WHERE room = 1 AND seq = 3
                """, kind: .nonce),
    ]) func whatIsWrongIsFound(damage: Damage) async throws {
        let (folder, store) = try await journal()
        store.close()
        let queue = try DatabaseQueue(path: folder.journal)
        try await queue.write { try $0.execute(sql: damage.sql) }
        try queue.close()
        let report = try JournalCheck(folder: folder.path).run()
        #expect(
            report.findings.contains { $0.kind == damage.kind && $0.seq?.value == damage.place },
            "\(damage.sql): \(report.findings)")
        #expect(!report.isWell)
        #expect(report.found == UInt64(report.findings.count))
    }

    @Test func aDamagedFileIsFoundDamagedOrIsNotRead() async throws {
        let (folder, store) = try await journal()
        try await store.store(try posts(100...4_000))
        store.close()
        let file = try FileHandle(forUpdating: URL(filePath: folder.journal))
        try file.seek(toOffset: UInt64(folder.size(of: "journal.sqlite") / 8_192 * 4_096))
        try file.write(contentsOf: Data(repeating: 0xAA, count: 4_096))
        try file.close()
        do {
            #expect(try !JournalCheck(folder: folder.path).run().isWell)
        } catch {
            #expect(error.code == .unreadable)
        }
    }

    @Test func aFolderWithoutAJournalIsNamed() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: HistoryError.self) { try JournalCheck(folder: folder.path).run() }
        #expect(error?.code == .folder)
        #expect(error?.message.contains(folder.journal) == true)
        #expect(!FileManager.default.fileExists(atPath: folder.journal))
    }
}
