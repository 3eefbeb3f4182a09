import ChatModel
import Synchronization

/// Passes on so many bytes of what a program writes, on both streams together; the rest is read and dropped, so that
/// the program can end as it would.
final class OutputAllowance: Sendable {
    private struct State {
        var left: Int
        var isCut = false
    }

    private let state: Mutex<State>
    private let wrote: @Sendable ([UInt8], RunStream) -> Void

    init(bytes: Int, _ wrote: @escaping @Sendable ([UInt8], RunStream) -> Void) {
        state = Mutex(State(left: bytes))
        self.wrote = wrote
    }

    /// Whether there was more than is passed on.
    var isCut: Bool { state.withLock { $0.isCut } }

    func take(_ bytes: [UInt8], from stream: RunStream) {
        // Told with the lock held: what two streams write comes one after the other.
        state.withLock { state in
            let count = min(bytes.count, state.left)
            state.left -= count
            if count < bytes.count { state.isCut = true }
            if count > 0 { wrote(Array(bytes.prefix(count)), stream) }
        }
    }
}
