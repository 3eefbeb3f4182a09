import ChatModel
import Foundation
import GRDB
import TestKit
import Synchronization
import Testing

@testable import HistoryStore

@Suite(.timeLimit(.minutes(1))) struct FailureTests {
    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aFullDiskStoresNothingOfTheBatchAndIsGotOver() async throws {
        let disk = try SmallDisk()
        try disk.fill(1_000_000)
        let store = try HistoryStore(folder: disk.path)
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        let stored = try await fill(store)
        #expect(try await store.all(lobby).map(\.seq.value) == Array(1...stored))
        #expect(try store.state().rooms.map(\.head.value) == [stored, 0])
        try disk.free()
        let next = try await store.store([try post("after", nonce: stored + 1)])[0].entry
        #expect(next?.seq == Seq(stored + 1))
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aProbeOfAFullDiskFailsUntilThereIsRoomAndTheIndexGoesOnByItself() async throws {
        // Once it is freed, all of the index and its log must fit, however far it had come before.
        let disk = try SmallDisk(megabytes: 6)
        let ballast = disk.path + "/ballast"
        try disk.fill(5_300_000)
        let troubles = Mutex<[String]>([])
        let store = try HistoryStore(folder: disk.path) { trouble in troubles.withLock { $0.append("\(trouble)") } }
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        let stored = try await fill(store)
        let rest = try FileHandle(forWritingTo: URL(filePath: ballast))
        try rest.seekToEnd()
        while (try? rest.write(contentsOf: Data(count: 4_096))) != nil {}
        try rest.close()
        let probe = JournalBatch(people: [], rooms: [], submissions: [])
        #expect(await store.result(of: probe) == .failed(.full))
        #expect(try await store.all(lobby).count == stored)
        try disk.free()
        #expect(await store.result(of: probe) == .committed([]))
        // The index was stopped by the full disk as well: it tries again a little later.
        let deadline = ContinuousClock.now + .seconds(20)
        var page = try await store.found(String(repeating: "x", count: 200), limit: 4_000)
        while page.unindexed > 0, ContinuousClock.now < deadline {
            page = try await store.found(String(repeating: "x", count: 200), limit: 4_000)
        }
        #expect(page.hits.count == stored)
        #expect(page.unindexed == 0, "\(troubles.withLock(\.self))")
    }

    @Test(
        arguments: [
            (.SQLITE_FULL, .full), (.SQLITE_IOERR_SHMSIZE, .full), (.SQLITE_READONLY, .readOnly),
            (.SQLITE_READONLY_DBMOVED, .readOnly), (.SQLITE_IOERR_WRITE, .failed), (.SQLITE_CORRUPT, .failed),
            (.SQLITE_CANTOPEN, .failed), (.SQLITE_BUSY, .failed),
        ] as [(ResultCode, StorageFailure)]) func aFailureOfTheDiskIsToldByItsKind(
            code: ResultCode, failure: StorageFailure
        )
    {
        let error = HistoryError.from(DatabaseError(resultCode: code), journal: "/tmp/journal.sqlite")
        #expect(error.storageFailure == failure)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aFailedWriteToADiskThatCanOnlyBeReadIsToldAsThat() throws {
        let disk = try SmallDisk()
        let journal = disk.path + "/journal.sqlite"
        #expect(FileManager.default.createFile(atPath: journal, contents: Data()))
        let failure = DatabaseError(resultCode: .SQLITE_IOERR_WRITE)
        #expect(HistoryError.from(failure, journal: journal).code == .failed)
        #expect(try disk.makeReadOnly())
        #expect(HistoryError.from(failure, journal: journal).code == .readOnly)
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: disk.path) }
        #expect(error?.message.contains(disk.path) == true)
    }

    /// Writes batches until one is refused because the disk is full; returns how many entries were stored.
    private func fill(_ store: HistoryStore) async throws -> UInt64 {
        let size: UInt64 = 16
        for batch in 0..<1_000 as Range<UInt64> {
            let first = batch * size + 1
            let submissions = try (first..<first + size).map { try post(String(repeating: "x", count: 800), nonce: $0) }
            switch await store.result(of: JournalBatch(people: [], rooms: [], submissions: submissions)) {
            case .committed: continue
            case .failed(let failure):
                #expect(failure == .full)
                return batch * size
            }
        }
        throw CocoaError(.fileWriteUnknown)
    }

    @Test func aFailureInTheMiddleOfATransactionNumbersFromTheStoredHead() async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        try change(folder) { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON entries WHEN new.text = 'boom'
                    BEGIN SELECT raise(ABORT, 'boom'); END
                    """)
        }
        let batch = JournalBatch(
            people: [], rooms: [], submissions: [try post("a", nonce: 1), try post("boom", nonce: 2)])
        #expect(await store.result(of: batch) == .failed(.failed))
        #expect(try await store.all(lobby).isEmpty)
        #expect(try await store.store([try post("a", nonce: 1)])[0].entry?.seq == Seq(1))
    }

    @Test func aJournalOfANewerVersionIsLeftAlone() async throws {
        let folder = try TemporaryFolder()
        try HistoryStore(folder: folder.path).close()
        try change(folder) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v99')") }
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: folder.path) }
        #expect(error?.code == .newer)
        #expect(error?.message.contains("written by a newer Hubbub") == true)
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test func aFileThatIsNoJournalIsRefused() throws {
        let folder = try TemporaryFolder()
        let text = Data(String(repeating: "not a journal. ", count: 1_000).utf8)
        #expect(FileManager.default.createFile(atPath: folder.journal, contents: text))
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: folder.path) }
        #expect(error?.code == .unreadable)
        #expect(FileManager.default.contents(atPath: folder.journal) == text)
    }

    @Test(arguments: [
        "UPDATE entries SET kind = 99 WHERE seq = 2", "UPDATE entries SET text = 'bell' || char(7) WHERE seq = 2",
        "UPDATE entries SET text = x'00' WHERE seq = 2", "UPDATE entries SET time = 'noon' WHERE seq = 2",
        "UPDATE entries SET author = -1 WHERE seq = 2", "UPDATE entries SET text = '' WHERE seq = 2",
    ])
    func aDamagedEntryFailsItsPageOnly(sql: String) async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        defer { store.close() }
        try await store.outcomes(of: try twoRooms())
        try await store.store(try posts(1...3))
        try change(folder) { try $0.execute(sql: sql) }
        let error = await #expect(throws: HistoryError.self) { try await store.all(lobby) }
        #expect(error?.code == .unreadable)
        #expect(try await store.page(.page(lobby, .after(Seq(2), limit: 5), upTo: Seq(9))).places == [3])
    }

    @Test(arguments: [
        "UPDATE people SET nick = 'a b'", "UPDATE people SET id = x'0102'", "UPDATE rooms SET topic = char(27)",
        "UPDATE rooms SET name = '#/x' WHERE number = 1", "UPDATE rooms SET head = -1", "UPDATE rooms SET head = 'x'",
        "UPDATE people SET number = 5000000000",
    ])
    func aDamagedStateIsAnErrorAtTheStart(sql: String) async throws {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        defer { store.close() }
        let rooms = try twoRooms().rooms
        try await store.outcomes(of: JournalBatch(people: [try person(1, "ann")], rooms: rooms, submissions: []))
        try change(folder) { try $0.execute(sql: sql) }
        let error = #expect(throws: HistoryError.self) { try store.state() }
        #expect(error?.code == .unreadable)
    }

    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: "/dev/null/data") }
        #expect(error?.code == .folder)
        #expect(error?.message == "The data folder /dev/null/data can't be made; choose another with --data.")
    }

    @Test func aJournalThatCannotBeWrittenIsNamed() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.journal, withIntermediateDirectories: false)
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: folder.path) }
        #expect(error?.code == .folder)
        #expect(error?.message.contains(folder.journal) == true)
    }

    @Test(.enabled(if: geteuid() != 0, "The superuser writes to every folder."))
    func aFolderThatIsReadOnlyIsNamed() throws {
        let folder = try TemporaryFolder()
        #expect(chmod(folder.path, 0o500) == 0)
        defer { chmod(folder.path, 0o700) }
        let error = #expect(throws: HistoryError.self) { try HistoryStore(folder: folder.path) }
        #expect(error?.code == .folder)
        #expect(error?.message.contains(folder.path) == true)
    }

    /// Changes a journal from outside, as a stray tool or another version would.
    private func change(_ folder: TemporaryFolder, _ update: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: folder.journal)
        try queue.write(update)
        try queue.close()
    }
}
