import ChatModel
import Synchronization

/// Passes on so many bytes of what a program writes, on both streams together; the rest is read and dropped, so that
/// the program can end as it would. One that writes without end does not.
final class OutputAllowance: Sendable {
    /// After so many bytes that were dropped nobody waits for the end of a program.
    static let flood = 1 << 20

    private struct State {
        var left: Int
        /// How many bytes were not passed on.
        var dropped = 0
    }

    private let state: Mutex<State>
    private let wrote: @Sendable ([UInt8], RunStream) -> Void
    /// Says when the program writes so much that it is to be ended.
    let floods: AsyncStream<Void>
    private let tellFlood: AsyncStream<Void>.Continuation

    init(bytes: Int, _ wrote: @escaping @Sendable ([UInt8], RunStream) -> Void) {
        state = Mutex(State(left: bytes))
        self.wrote = wrote
        (floods, tellFlood) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether there was more than is passed on.
    var isCut: Bool { state.withLock { $0.dropped > 0 } }

    func take(_ bytes: [UInt8], from stream: RunStream) {
        // Told with the lock held: what two streams write comes one after the other.
        state.withLock { state in
            let count = min(bytes.count, state.left)
            state.left -= count
            state.dropped += bytes.count - count
            if state.dropped > Self.flood { tellFlood.yield() }
            if count > 0 { wrote(Array(bytes.prefix(count)), stream) }
        }
    }
}
