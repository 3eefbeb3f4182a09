import ChatModel
import Dispatch
import Synchronization
import Testing

@testable import FileStore

/// Slices that wait for their half's turn are written in one step, in their order, and each hears of itself.
@Suite struct SliceBatchTests {
    private static func slice(_ offset: UInt64, _ count: Int) -> SliceBatch.Slice {
        SliceBatch.Slice(offset: offset, bytes: [UInt8](repeating: 7, count: count)) { _ in }
    }

    @Test func whatWaitsIsOneBatchUntilItsTurn() throws {
        let batches = SliceBatches()
        let first = try #require(batches.add(Self.slice(0, 10), of: half(1)))
        #expect(batches.add(Self.slice(10, 10), of: half(1)) == nil)
        let other = try #require(batches.add(Self.slice(0, 1), of: half(2)))
        #expect(batches.take(first, of: half(1)).map(\.offset) == [0, 10])
        let second = try #require(batches.add(Self.slice(20, 10), of: half(1)))
        #expect(second !== first && second !== other)
        #expect(batches.take(second, of: half(1)).map(\.offset) == [20])
    }

    @Test func aBatchHasOnlySoManyBytesAndSlices() throws {
        let batches = SliceBatches()
        #expect(batches.add(Self.slice(0, 200 << 10), of: half(1)) != nil)
        #expect(batches.add(Self.slice(200 << 10, 56 << 10), of: half(1)) == nil)
        #expect(batches.add(Self.slice(256 << 10, 1), of: half(1)) != nil)
        for _ in 0..<63 { #expect(batches.add(Self.slice(0, 0), of: half(1)) == nil) }
        #expect(batches.add(Self.slice(0, 0), of: half(1)) != nil)
    }

    @Test func nothingIsAddedBeforeOtherWorkOfTheHalf() throws {
        let batches = SliceBatches()
        let first = try #require(batches.add(Self.slice(0, 10), of: half(1)))
        batches.close(half(1))
        #expect(batches.add(Self.slice(0, 10), of: half(1)) != nil)
        #expect(batches.take(first, of: half(1)).count == 1)
    }

    /// While one step blocks the only thread, everything of another half waits: so it is written together.
    @Test func eachSliceOfABatchHearsOfItself() async throws {
        var limits = StoreLimits()
        limits.workers = 1
        let store = try ContentStore.ephemeral(rules: Stage.roomy, limits: limits)
        _ = try await store.place(half(1), size: nil)
        let ends = Mutex<[String]>([])
        @Sendable func note(_ end: Result<UInt64, FileStoreError>) {
            let word =
                switch end {
                case .success(let offset): "\(offset)"
                case .failure(let error): "\(error.code)"
                }
            ends.withLock { $0.append(word) }
        }
        let gate = DispatchSemaphore(value: 0)
        store.workers.perform(in: .upkeep, refused: { _ in }) { gate.wait() }
        store.append(half(1), offset: 0, [1, 2, 3], completion: note)
        store.append(half(1), offset: 4, [9], completion: note)
        store.append(half(1), offset: 3, [4, 5], completion: note)
        store.drop(half(1)) { _ in }
        store.append(half(1), offset: 5, [6], completion: note)
        gate.signal()
        // The line of the half has done it when this is answered.
        _ = try await store.place(half(1), size: nil)
        #expect(ends.withLock { $0 } == ["3", "wrongPlace", "5", "wrongPlace"])
    }
}
