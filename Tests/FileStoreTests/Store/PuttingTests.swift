import ChatModel
import Foundation
import Testing

@testable import FileStore

@Suite(.timeLimit(.minutes(1))) struct PuttingTests {
    @Test(arguments: [0, 1, piece - 1, piece, piece + 1, 2 * piece + 12_345])
    func aContentComesOutAsItWentIn(_ count: Int) async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(count)
        let id = try await store.put(bytes, as: half(1))
        #expect(FileManager.default.contents(atPath: stage.content(id)) == Data(bytes))
        #expect(try await store.contents() == [StoredContent(id: id, size: UInt64(count))])
        #expect(stage.everything() == ["\(id.hex.prefix(2))/\(id.hex)", "\(id.hex.prefix(2))/\(id.hex).pieces"])
        let file = try await store.open(id)
        #expect(file.size == UInt64(count))
        #expect(PieceHasher.id(of: try await store.digests(file)) == id)
        #expect(store.total == UInt64(count))
    }

    @Test func nobodyElseReadsWhatIsKept() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let id = try await store.put(content(10), as: half(1))
        for (path, mode) in [(stage.files, 0o700), (stage.content(id), 0o600), (stage.content(id) + ".pieces", 0o600)] {
            let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(found?.intValue == mode, "\(path)")
        }
    }

    @Test func aContentIsKeptOnceHoweverOftenItIsPut() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(piece + 5)
        let id = try await store.put(bytes, as: half(1))
        #expect(try await store.put(bytes, as: half(2)) == id)
        #expect(store.total == UInt64(bytes.count))
        #expect(stage.everything().count == 2)
    }

    @Test func twoWhoEndAtOnceLeaveOneContent() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(300_000)
        let id = contentID(of: bytes)
        for user in 1...8 as ClosedRange<UInt64> {
            _ = try await store.place(half(user), size: 300_000)
            try await store.send(bytes, as: half(user))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for user in 1...8 as ClosedRange<UInt64> {
                group.addTask { try await store.finish(half(user), size: 300_000, id: id) }
            }
            try await group.waitForAll()
        }
        #expect(store.total == 300_000)
        #expect(stage.everything().count == 2)
    }

    @Test(arguments: [false, true]) func aHalfGoesOnWhereItWas(_ isNewRun: Bool) async throws {
        let stage = try Stage()
        var store = try stage.open()
        let bytes = content(2 * piece + 77)
        _ = try await store.place(half(1), size: UInt64(bytes.count))
        try await store.send(Array(bytes.prefix(piece + 333)), as: half(1))
        store.suspend(half(1))
        if isNewRun {
            store.close()
            store = try stage.open()
        }
        let placed = try await store.place(half(1), size: UInt64(bytes.count))
        #expect(placed == PlacedHalf(offset: UInt64(piece + 333), id: contentID(of: bytes.prefix(piece + 333))))
        try await store.send(bytes, from: piece + 333, as: half(1))
        try await store.finish(half(1), size: bytes.count, id: contentID(of: bytes))
        #expect(FileManager.default.contents(atPath: stage.content(contentID(of: bytes))) == Data(bytes))
    }

    @Test func aHalfThatIsPlacedTwiceIsTheSame() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        _ = try await store.place(half(1), size: 100)
        try await store.append(half(1), at: 0, content(10))
        #expect(try await store.place(half(1), size: 100).offset == 10)
        try await store.append(half(1), at: 10, content(10))
    }

    @Test func whatTheDiskHasSpoiledIsWholeOnceItIsPutAgain() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(100)
        let id = try await store.put(bytes, as: half(1))
        try Data(repeating: 0, count: 100).write(to: URL(filePath: stage.content(id)))
        #expect(try await store.put(bytes, as: half(2)) == id)
        #expect(FileManager.default.contents(atPath: stage.content(id)) == Data(bytes))
        #expect(store.total == 100)
        #expect(stage.everything().count == 2)
    }

    @Test func whatIsNotWhatItWasSaidToBeIsGone() async throws {
        let stage = try Stage()
        let store = try stage.open()
        for (size, wrong) in [(9, contentID(of: content(10))), (10, contentID(of: content(11)))] {
            _ = try await store.place(half(1), size: 10)
            try await store.append(half(1), at: 0, content(10))
            #expect(await code { try await store.finish(half(1), size: size, id: wrong) } == .differs)
            #expect(stage.everything().isEmpty)
            #expect(store.total == 0)
        }
    }

    @Test func bytesForAnotherPlaceAreNotTaken() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        #expect(await code { try await store.append(half(1), at: 0, [1]) } == .wrongPlace)
        #expect(await code { try await store.finish(half(1), size: 0, id: contentID(of: [])) } == .wrongPlace)
        _ = try await store.place(half(1), size: 100)
        try await store.append(half(1), at: 0, content(10))
        for offset in [0, 9, 11, Int.max] {
            #expect(await code { try await store.append(half(1), at: offset, [1]) } == .wrongPlace)
        }
        #expect(await code { try await store.append(half(1), at: 10, content(91)) } == .differs)
        try await store.append(half(1), at: 10, content(90))
        store.suspend(half(1))
        #expect(await code { try await store.append(half(1), at: 100, [1]) } == .wrongPlace)
    }

    @Test func aHalfThatIsLongerThanItsFileIsNotGoneOnWith() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        _ = try await store.place(half(1), size: 100)
        try await store.append(half(1), at: 0, content(10))
        #expect(await code { _ = try await store.place(half(1), size: 9) } == .differs)
        #expect(store.total == 10)
        #expect(try await store.place(half(1), size: 100).offset == 10)
    }

    @Test func aHalfWithoutAByteLeavesNothing() async throws {
        let stage = try Stage()
        let store = try stage.open()
        _ = try await store.place(half(1), size: 100)
        store.suspend(half(1))
        store.close()
        #expect(stage.everything().isEmpty)
        #expect(store.total == 0)
    }

    @Test func aDroppedHalfIsGone() async throws {
        let stage = try Stage()
        let store = try stage.open()
        try await store.drop(half(1))
        _ = try await store.place(half(1), size: 100)
        try await store.append(half(1), at: 0, content(10))
        try await store.drop(half(1))
        #expect(stage.everything().isEmpty)
        #expect(try await store.place(half(1), size: 100).offset == 0)
    }

    @Test func halvesExpireUnlessTheyAreOpen() async throws {
        let stage = try Stage()
        let store = try stage.open()
        for number in 1...2 as ClosedRange<UInt64> {
            _ = try await store.place(half(number), size: nil)
            try await store.append(half(number), at: 0, content(10))
        }
        store.suspend(half(1))
        let now = UInt64(Date().timeIntervalSince1970 * 1_000)
        try await store.sweepHalves(atMilliseconds: now + stage.rules.halfMilliseconds - 60_000)
        #expect(stage.everything().count == 4)
        try await store.sweepHalves(atMilliseconds: now + stage.rules.halfMilliseconds + 60_000)
        #expect(stage.everything().map { $0.hasPrefix("halves/\(StoreFolder.name(of: half(2)))") } == [true, true])
        #expect(store.total == 10)
        try await store.append(half(2), at: 10, content(10))
    }

    @Test func aTemporaryStoreLeavesNothing() async throws {
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        let id = try await store.put(content(10), as: half(1))
        #expect(try await store.open(id).size == 10)
        store.close()
        #expect(await code { _ = try await store.open(id) } == .closed)
        #expect(store.folder.top.status?.st_nlink == 0)
    }
}
