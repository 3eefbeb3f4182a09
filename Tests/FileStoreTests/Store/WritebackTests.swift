import Foundation
import Testing

@testable import FileStore

@Suite(.timeLimit(.minutes(1))) struct WritebackTests {
    @Test func theDiskIsAskedAfterMuchAndNotTwiceAtOnce() {
        let writeback = Writeback()
        writeback.give(16 << 20 - 1)
        #expect(!writeback.begin())
        writeback.give(1)
        #expect(writeback.begin())
        writeback.give(16 << 20)
        #expect(!writeback.begin())
        writeback.end(nil)
        #expect(writeback.begin())
    }

    @Test func whatTheDiskDidNotWriteIsNotForgotten() async throws {
        let stage = try Stage()
        let store = try stage.open()
        let bytes = content(100)
        _ = try await store.place(half(1), size: 200)
        try await store.append(half(1), at: 0, bytes)
        guard case .open(let open)? = store.halves.take(half(1)) else { throw CocoaError(.fileNoSuchFile) }
        store.halves.put(.open(open), as: half(1))
        open.writeback.end(ENOSPC)
        open.writeback.end(nil)
        #expect(await code { try await store.append(half(1), at: 100, [1]) } == .full)
        #expect(await code { try await store.finish(half(1), size: 100, id: contentID(of: bytes)) } == .full)
        // The half is there still, and is read again before it goes on.
        #expect(store.halves.recall(half(1)) == nil)
        #expect(try await store.place(half(1), size: 200).offset == 100)
        try await store.finish(half(1), size: 100, id: contentID(of: bytes))
    }
}
