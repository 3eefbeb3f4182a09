import ChatModel
import Foundation
import Testing

@testable import FileStore

@Suite(.timeLimit(.minutes(1))) struct GettingTests {
    @Test func bytesAreReadFromAnywhere() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        let bytes = content(piece + 100)
        let file = try await store.open(try await store.put(bytes, as: half(1)))
        for (offset, count) in [
            (0, 10), (piece - 5, 10), (piece + 90, 100), (piece + 100, 5), (.max, 5), (3, 0), (3, -1),
        ] {
            let end = min(offset, bytes.count) + min(max(count, 0), bytes.count - min(offset, bytes.count))
            #expect(
                try await store.read(file, at: offset, count: count) == Array(bytes[min(offset, bytes.count)..<end]))
        }
        // No more at once than a read gives.
        #expect(try await store.read(file, at: 0, count: .max).count == store.limits.bytesOfRead)
    }

    @Test func digestsComeInPartsAndNotBeyondTheEnd() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        let file = try await store.open(try await store.put(content(2 * piece + 1), as: half(1)))
        let all = try await store.digests(file)
        #expect(all.count == 3)
        #expect(try await store.digests(file, first: 1, count: 1) == [all[1]])
        #expect(try await store.digests(file, first: 2, count: 5) == [all[2]])
        #expect(try await store.digests(file, first: 3, count: 5) == [])
        #expect(try await store.digests(file, first: .max, count: -1) == [])
    }

    @Test func whatIsRemovedCanBeReadByWhoHasItOpenAndByNobodyElse() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(piece + 50)
        let id = try await store.put(bytes, as: half(1))
        let file = try await store.open(id)
        try await store.remove([id, FileID(Digest(words: Digest.Words(1, 2, 3, 4)))])
        #expect(stage.everything().isEmpty)
        #expect(store.total == 0)
        #expect(await code { _ = try await store.open(id) } == .noSuchFile)
        #expect(try await store.read(file, at: piece, count: 50) == Array(bytes.suffix(50)))
        #expect(PieceHasher.id(of: try await store.digests(file)) == id)
        #expect(try await store.put(bytes, as: half(1)) == id)
        #expect(store.total == UInt64(bytes.count))
    }

    @Test func whatIsClosedIsReadNoMore() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        let file = try await store.open(try await store.put(content(10), as: half(1)))
        store.close(file)
        #expect(await code { _ = try await store.read(file, at: 0, count: 1) } == .closed)
    }

    @Test func soManyAreOpenAndNoMore() async throws {
        var limits = StoreLimits()
        limits.openFiles = 2
        let store = try ContentStore.ephemeral(rules: Stage.roomy, limits: limits)
        let id = try await store.put(content(10), as: half(1))
        let first = try await store.open(id)
        var second: OpenContent? = try await store.open(id)
        #expect(second?.size == 10)
        #expect(await code { _ = try await store.open(id) } == .busy)
        store.close(first)
        // In its line: when this is answered, it is closed.
        _ = await code { _ = try await store.read(first, at: 0, count: 1) }
        let third = try await store.open(id)
        #expect(await code { _ = try await store.open(id) } == .busy)
        second = nil
        #expect(try await store.open(id).id == third.id)
    }

    @Test func aContentIsAPlainFileOrNone() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let secret = stage.path + "/secret"
        try Data([1, 2, 3]).write(to: URL(filePath: secret))
        for (seed, make) in [
            (1, { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: secret) }),
            (2, { #expect(mkfifo($0, 0o600) == 0) }),
            (3, { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false) }),
        ] as [(UInt8, (String) throws -> Void)] {
            let id = contentID(of: content(10, seed: seed))
            let path = stage.content(id)
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try make(path)
            #expect(await code { _ = try await store.open(id) } == .noSuchFile, "\(seed)")
            #expect(try await store.contents().isEmpty)
        }
    }

    @Test func aContentThatHasBecomeShorterIsToldAsDamaged() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let id = try await store.put(content(1_000), as: half(1))
        let file = try await store.open(id)
        #expect(truncate(stage.content(id), 500) == 0)
        #expect(try await store.read(file, at: 0, count: 500).count == 500)
        #expect(await code { _ = try await store.read(file, at: 400, count: 200) } == .failed)
    }
}
