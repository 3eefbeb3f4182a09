import ChatModel
import Foundation
import HistoryStore
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct BackupTests {
    private func journal() async throws -> (TemporaryFolder, HistoryStore) {
        let folder = try TemporaryFolder()
        let store = try HistoryStore(folder: folder.path)
        try await store.outcomes(of: try twoRooms())
        try await store.store(try posts(1...2_000))
        await store.indexed()
        return (folder, store)
    }

    @Test func aCopyIsAJournalOfItsOwn() async throws {
        let (folder, store) = try await journal()
        defer { store.close() }
        let target = try TemporaryFolder()
        let bytes = try JournalBackup(folder: folder.path, to: target.journal).run()
        #expect(bytes == UInt64(target.size(of: "journal.sqlite")))
        #expect(try target.mode(of: "journal.sqlite") == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["journal.sqlite"])
        try await store.store([try post("later", nonce: 2_001)])
        let copy = try HistoryStore(folder: target.path)
        defer { copy.close() }
        #expect(try copy.state().rooms.map(\.head.value) == [2_000, 0])
        #expect(try await copy.all(lobby) == Array(try await store.all(lobby).prefix(2_000)))
        #expect(try await copy.found("line", limit: 4_000).hits.count == 2_000)
    }

    @Test func aFileThatIsThereIsLeftAlone() async throws {
        let (folder, store) = try await journal()
        defer { store.close() }
        let file = folder.path + "/mine"
        #expect(FileManager.default.createFile(atPath: file, contents: Data("mine".utf8)))
        let error = #expect(throws: HistoryError.self) { try JournalBackup(folder: folder.path, to: file).run() }
        #expect(error?.code == .exists)
        #expect(error?.message.contains(file) == true)
        #expect(FileManager.default.contents(atPath: file) == Data("mine".utf8))
    }

    @Test func aPlaceThatIsNotThereIsNamed() async throws {
        let (folder, store) = try await journal()
        defer { store.close() }
        let file = folder.path + "/no/such/folder"
        let error = #expect(throws: HistoryError.self) { try JournalBackup(folder: folder.path, to: file).run() }
        #expect(error?.code == .folder)
        #expect(error?.message.contains(file) == true)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "This system does not let the test mount a small file system."))
    func aCopyThatDoesNotFitLeavesNothingBehind() async throws {
        let (folder, store) = try await journal()
        defer { store.close() }
        let long = String(repeating: "x", count: 1_000)
        try await store.store(try (3_001...6_000).map { try post(long, nonce: $0) })
        let disk = try SmallDisk()
        let file = disk.path + "/copy"
        let error = #expect(throws: HistoryError.self) { try JournalBackup(folder: folder.path, to: file).run() }
        #expect(error?.code == .full)
        #expect(error?.message.contains(file) == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
    }
}
