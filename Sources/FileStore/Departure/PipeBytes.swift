import ChatModel
import Foundation
import Synchronization

/// The bytes of a pipe: they come once, so the last of them are kept until they are surely not needed again.
final class PipeBytes: DepartureBytes {
    /// How many of the last bytes can be read again.
    static let kept = 2 * FilePieces.underWay
    /// How long it may take until a reader who is stopped returns, in milliseconds.
    private static let patience: CInt = 100

    private struct State {
        var bytes: [UInt8] = []
        /// The offset of the first of the bytes.
        var start: UInt64 = 0
        var isAtEnd = false

        var end: UInt64 { start + UInt64(bytes.count) }
    }

    private let descriptor: CInt
    private let state = Mutex(State())
    private let waiting = Atomic(false)

    /// - Parameter descriptor: Stays open, and the caller's.
    init(descriptor: CInt) { self.descriptor = descriptor }

    func read(at offset: UInt64, count: Int, until stop: StopFlag) throws(FileStoreError) -> [UInt8] {
        try state.withLock { state throws(FileStoreError) -> [UInt8] in
            guard offset >= state.start, offset <= state.end else {
                throw FileStoreError(
                    .wrongPlace, "The hub lost a part of what was sent, and a pipe can't be read again; send it again.")
            }
            if offset == state.end, !state.isAtEnd { try fill(&state, count, until: stop) }
            return Array(state.bytes[Int(offset - state.start)...].prefix(count))
        }
    }

    func check() {}

    var isWaiting: Bool { waiting.load(ordering: .relaxed) }

    private func fill(_ state: inout State, _ count: Int, until stop: StopFlag) throws(FileStoreError) {
        waiting.store(true, ordering: .relaxed)
        defer { waiting.store(false, ordering: .relaxed) }
        try wait(until: stop)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(Foundation.read(descriptor, buffer.baseAddress, buffer.count), 0)
        }
        state.isAtEnd = bytes.isEmpty
        state.bytes += bytes
        // Twice as much is held at most, so that not every read moves all of it.
        if state.bytes.count > 2 * Self.kept {
            state.start += UInt64(state.bytes.count - Self.kept)
            state.bytes.removeFirst(state.bytes.count - Self.kept)
        }
    }

    private func wait(until stop: StopFlag) throws(FileStoreError) {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            if stop.isRaised { throw FileStoreError(.closed, "The sending was stopped.") }
            let ready = poll(&watched, 1, Self.patience)
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw .reading("The input", errno) }
        }
    }
}
