import ChatModel
import Foundation
import Synchronization
import Testing

@testable import FileStore

/// What a half is worth that was damaged while no hub ran.
@Suite(.timeLimit(.minutes(1))) struct TornHalfTests {
    /// What happens to it, and how much of 2 pieces and 50,000 bytes is good then.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let good: Int
        let harm: @Sendable (_ data: FileHandle, _ list: FileHandle) throws -> Void

        init(_ name: String, good: Int, _ harm: @escaping @Sendable (FileHandle, FileHandle) throws -> Void) {
            (testDescription, self.good, self.harm) = (name, good, harm)
        }
    }

    private static let count = 2 * piece + 50_000

    static let damages = [
        Damage("none", good: count) { _, _ in },
        Damage("bytes behind the noted ones", good: count) { data, _ in
            try data.seekToEnd()
            try data.write(contentsOf: Data(count: 70_000))
        },
        Damage("as many bytes, the last ones zero", good: 2 * piece) { data, _ in
            try data.seek(toOffset: UInt64(count - 100))
            try data.write(contentsOf: Data(count: 100))
        },
        Damage("cut within the beginning of a piece", good: 2 * piece) { data, _ in
            try data.truncate(atOffset: UInt64(count - 1))
        },
        Damage("cut within a piece", good: piece) { data, _ in try data.truncate(atOffset: UInt64(2 * piece - 1)) },
        Damage("cut to nothing", good: 0) { data, _ in try data.truncate(atOffset: 0) },
        Damage("longer by holes than it ever was", good: 2 * piece) { data, _ in
            try data.truncate(atOffset: UInt64(2 * piece))
            try data.truncate(atOffset: UInt64(count))
        },
        Damage("another byte in the first piece", good: 0) { data, _ in
            try data.seek(toOffset: 5)
            try data.write(contentsOf: Data([255]))
        },
        Damage("another byte in the second piece", good: piece) { data, _ in
            try data.seek(toOffset: UInt64(2 * piece - 1))
            try data.write(contentsOf: Data([0xEE]))
        },
        Damage("no list", good: 0) { _, list in try list.truncate(atOffset: 0) },
        Damage("a list of one piece", good: piece) { _, list in try list.truncate(atOffset: 32) },
        Damage("a list cut within a line", good: piece) { _, list in try list.truncate(atOffset: 50) },
        Damage("a list without its count", good: count) { _, list in try list.truncate(atOffset: 96) },
        Damage("a list that says more than there is", good: 2 * piece) { _, list in
            try list.seek(toOffset: 96)
            try list.write(contentsOf: Data([0, 15, 255, 255]))
        },
        Damage("a list with a count of nonsense", good: 2 * piece) { _, list in
            try list.seek(toOffset: 96)
            try list.write(contentsOf: Data([255, 255, 255, 255]))
        },
        Damage("a list of zeros", good: 0) { _, list in
            try list.truncate(atOffset: 0)
            try list.truncate(atOffset: 100)
        },
        Damage("a list much too long", good: count) { _, list in
            try list.seekToEnd()
            try list.write(contentsOf: Data(repeating: 7, count: 100_000))
        },
    ]

    @Test(arguments: damages) func onlyWhatIsGoodIsGoneOnWith(_ damage: Damage) async throws {
        let stage = try Stage()
        let bytes = content(Self.count + 1_000)
        var store = try stage.open()
        _ = try await store.place(half(1), size: UInt64(bytes.count))
        try await store.send(Array(bytes.prefix(Self.count)), as: half(1))
        store.close()
        let data = try #require(FileHandle(forUpdatingAtPath: stage.data(of: half(1))))
        let list = try #require(FileHandle(forUpdatingAtPath: stage.list(of: half(1))))
        try damage.harm(data, list)
        store = try stage.open()
        let placed = try await store.place(half(1), size: UInt64(bytes.count))
        #expect(placed.offset == UInt64(damage.good))
        #expect(placed.id == contentID(of: bytes.prefix(damage.good)))
        #expect(FileManager.default.contents(atPath: stage.data(of: half(1))) == Data(bytes.prefix(damage.good)))
        // What is left is as sound as if it had never been longer, also for the next run.
        store.close()
        store = try stage.open()
        #expect(try await store.place(half(1), size: UInt64(bytes.count)) == placed)
        try await store.send(bytes, from: damage.good, as: half(1))
        try await store.finish(half(1), size: bytes.count, id: contentID(of: bytes))
        let file = try await store.open(contentID(of: bytes))
        #expect(PieceHasher.id(of: try await store.digests(file)) == contentID(of: bytes))
    }

    @Test func aHalfThatWasChangedWhileItWasClosedIsReadAgain() async throws {
        let stage = try Stage()
        let store = try stage.open()
        _ = try await store.place(half(1), size: nil)
        try await store.append(half(1), at: 0, content(10))
        store.suspend(half(1))
        // The line of the half has done it when this is answered.
        #expect(await code { try await store.append(half(1), at: 10, [1]) } == .wrongPlace)
        try Data(repeating: 9, count: 10).write(to: URL(filePath: stage.data(of: half(1))))
        #expect(try await store.place(half(1), size: nil).offset == 0)
    }

    @Test func aLinkInAHalfsPlaceIsNotFollowed() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let prey = stage.path + "/prey"
        try Data([1, 2, 3]).write(to: URL(filePath: prey))
        try FileManager.default.createSymbolicLink(atPath: stage.data(of: half(1)), withDestinationPath: prey)
        #expect(await code { _ = try await store.place(half(1), size: 10) } != nil)
        #expect(FileManager.default.contents(atPath: prey) == Data([1, 2, 3]))
    }

    @Test func othersGoOnWhileOneIsReadAgain() async throws {
        let stage = try Stage()
        let bytes = content(24 * piece)
        var store = try stage.open()
        _ = try await store.place(half(1), size: nil)
        try await store.send(bytes, as: half(1))
        store.close()
        var limits = StoreLimits()
        limits.workers = 1
        store = try stage.open(limits: limits)
        let ends = Mutex<[String]>([])
        store.place(half(1), size: nil, used: 0) { _ in ends.withLock { $0.append("read again") } }
        store.place(half(2), size: nil, used: 0) { _ in ends.withLock { $0.append("placed") } }
        try await store.append(half(2), at: 0, content(10))
        ends.withLock { $0.append("appended") }
        #expect(try await store.place(half(1), size: nil).offset == UInt64(bytes.count))
        #expect(ends.withLock(\.self) == ["placed", "appended", "read again"])
    }

    @Test func noListMakesTheReaderTrap() {
        var random = WalkRandom(state: 6)
        for count in 0..<300 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            for size in [0, 1, FilePieces.bytes, 9 * FilePieces.bytes + 5, .max] as [UInt64] {
                let lines = PieceLog.lines(bytes, ofHalf: size)
                #expect(lines.digests.count + (lines.rest == nil ? 0 : 1) <= count / 32)
                #expect(lines.rest.map { (1..<Int(FilePieces.bytes)).contains($0.count) } ?? true)
            }
        }
    }
}
