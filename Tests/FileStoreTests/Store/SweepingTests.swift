import ChatModel
import Foundation
import Testing

@testable import FileStore

/// What a hub that was killed at any moment leaves, and what becomes of it.
@Suite(.timeLimit(.minutes(1))) struct SweepingTests {
    @Test func listsOfWhatIsNotThereAreTakenAway() async throws {
        let stage = try Stage()
        let id = contentID(of: content(10))
        try make(stage, "\(id.hex.prefix(2))/\(id.hex).pieces", "halves/\(StoreFolder.name(of: half(1))).pieces")
        let store = try stage.open()
        #expect(stage.everything().isEmpty)
        #expect(store.total == 0)
    }

    @Test func whatIsNotOursStays() async throws {
        let stage = try Stage()
        let id = contentID(of: content(10))
        let strange = [
            "00/\(id.hex.uppercased()).pieces", "ff/\(id.hex).pieces", "halves/notes.txt", "halves/notes.pieces",
            "note.pieces", "\(id.hex.prefix(2))/readme",
        ].sorted()
        try make(stage, strange[0], Array(strange.dropFirst()))
        let store = try stage.open()
        #expect(stage.everything() == strange)
        #expect(try await store.contents().isEmpty)
        #expect(store.total == 0)
    }

    @Test func aHubKilledBeforeTheContentHadItsNameHasAHalfStill() async throws {
        let stage = try Stage()
        let bytes = content(piece + 99)
        let id = contentID(of: bytes)
        var store = try stage.open()
        _ = try await store.place(half(1), size: UInt64(bytes.count))
        try await store.send(bytes, as: half(1))
        guard case .open(let open)? = store.halves.take(half(1)) else { throw CocoaError(.fileNoSuchFile) }
        try open.settle()
        // As it is between the two names: the list has its second one.
        let folder = try #require(store.folder.top.madeFolder(String(id.hex.prefix(2))))
        let list = StoreFolder.name(of: half(1)) + ".pieces"
        #expect(linkat(store.folder.halves.descriptor, list, folder.descriptor, id.hex + ".pieces", 0) == 0)
        store.close()
        store = try stage.open()
        #expect(stage.everything().count == 2)
        #expect(try await store.place(half(1), size: nil).offset == UInt64(bytes.count))
        try await store.finish(half(1), size: bytes.count, id: id)
        let file = try await store.open(id)
        #expect(PieceHasher.id(of: try await store.digests(file)) == id)
    }

    @Test func aContentWithoutItsListIsReadForIt() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(2 * piece + 7)
        let id = try await store.put(bytes, as: half(1))
        let file = try await store.open(id)
        let digests = try await store.digests(file)
        try FileManager.default.removeItem(atPath: stage.content(id) + ".pieces")
        #expect(try await store.digests(file) == digests)
        #expect(try await store.digests(file, first: 1, count: 1) == [digests[1]])
    }

    @Test func aContentOfAWrongLengthIsPutAnew() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(1_000)
        let id = try await store.put(bytes, as: half(1))
        #expect(truncate(stage.content(id), 10) == 0)
        try await store.put(bytes, as: half(2))
        #expect(FileManager.default.contents(atPath: stage.content(id)) == Data(bytes))
    }

    @Test func foldersOfOthersAreNotUsed() throws {
        let stage = try Stage()
        try FileManager.default.createDirectory(atPath: stage.files, withIntermediateDirectories: true)
        #expect(chmod(stage.files, 0o777) == 0)
        let error = #expect(throws: FileStoreError.self) { try stage.open() }
        #expect(error?.code == .folder)
        #expect(error?.message.contains("chmod 700") == true)
        let other = #expect(throws: FileStoreError.self) {
            try ContentStore(folder: "/dev/null/files", rules: Stage.roomy)
        }
        #expect(other?.code == .folder)
    }

    private func make(_ stage: Stage, _ first: String, _ others: String...) throws { try make(stage, first, others) }

    private func make(_ stage: Stage, _ first: String, _ others: [String]) throws {
        for path in [first] + others {
            let url = URL(filePath: stage.files + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try Data([1]).write(to: url)
        }
        #expect(chmod(stage.files, 0o700) == 0)
    }
}
