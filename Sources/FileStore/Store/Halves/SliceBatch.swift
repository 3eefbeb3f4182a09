import ChatModel
import Synchronization

/// Slices of one half that are written in one step: those that have come by the time its turn comes. To lock, count and
/// call the disk for each of them would cost more than to write it.
final class SliceBatch: Sendable {
    struct Slice: Sendable {
        let offset: UInt64
        let bytes: [UInt8]
        /// Gets the offset behind it, once it is written.
        let completion: @Sendable (Result<UInt64, FileStoreError>) -> Void
    }

    /// The most bytes, and the most slices, of one step: the other halves are to have their turn.
    private static let byteLimit = 256 << 10
    private static let countLimit = 64

    private struct State {
        var slices: [Slice]
        var bytes: Int
        var isTaken = false
    }

    private let state: Mutex<State>

    init(_ first: Slice) { state = Mutex(State(slices: [first], bytes: first.bytes.count)) }

    /// Takes a slice in behind the others; false if that would be too much, or the batch was taken already.
    func add(_ slice: Slice) -> Bool {
        state.withLock { state in
            guard !state.isTaken, state.slices.count < Self.countLimit,
                state.bytes + slice.bytes.count <= Self.byteLimit
            else { return false }
            state.slices.append(slice)
            state.bytes += slice.bytes.count
            return true
        }
    }

    /// The slices; none is added from here on.
    func take() -> [Slice] {
        state.withLock { state in
            state.isTaken = true
            return state.slices
        }
    }
}

/// The batches to which slices can still be added, one of each half.
final class SliceBatches: Sendable {
    private let open = Mutex<[HalfName: SliceBatch]>([:])

    /// Takes a slice in.
    /// - Returns: the batch that it begins, which is to be put in its half's line; nil if it is in one that waits there.
    func add(_ slice: SliceBatch.Slice, of half: HalfName) -> SliceBatch? {
        open.withLock { open in
            if let batch = open[half], batch.add(slice) { return nil }
            let batch = SliceBatch(slice)
            open[half] = batch
            return batch
        }
    }

    /// What comes of a half from here on comes behind something else than slices.
    func close(_ half: HalfName) { open.withLock { $0[half] = nil } }

    /// The slices of a batch whose turn has come.
    func take(_ batch: SliceBatch, of half: HalfName) -> [SliceBatch.Slice] {
        open.withLock { if $0[half] === batch { $0[half] = nil } }
        return batch.take()
    }
}
