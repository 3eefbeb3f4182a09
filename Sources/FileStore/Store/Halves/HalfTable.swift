import ChatModel
import Synchronization

/// The halves that are open, and what is remembered of those that were not long ago. A half is taken out while its line
/// works on it, which nobody else does.
final class HalfTable: Sendable {
    /// What is there of a half.
    enum Seat: Sendable {
        case checked(HalfCheck)
        case open(Half)
    }

    /// A half that was closed as it should be.
    struct Memory: Sendable {
        let mark: FileMark
        let hasher: PieceHasher
    }

    private struct State {
        var seats: [HalfName: Seat] = [:]
        var memories: [HalfName: Memory] = [:]
        /// The names of `memories`, those that were closed last behind.
        var order: [HalfName] = []
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: How many closed halves are remembered.
    init(remembering limit: Int) { self.limit = limit }

    func take(_ name: HalfName) -> Seat? { state.withLock { $0.seats.removeValue(forKey: name) } }

    func put(_ seat: Seat, as name: HalfName) { state.withLock { $0.seats[name] = seat } }

    /// What is remembered of a half; from here on nothing is.
    func recall(_ name: HalfName) -> Memory? {
        state.withLock { state in
            state.order.removeAll { $0 == name }
            return state.memories.removeValue(forKey: name)
        }
    }

    func remember(_ memory: Memory, of name: HalfName) {
        state.withLock { state in
            state.order.removeAll { $0 == name }
            state.order.append(name)
            state.memories[name] = memory
            if state.order.count > limit { state.memories[state.order.removeFirst()] = nil }
        }
    }

    /// Closes everything.
    func clear() { state.withLock { $0 = State() } }
}
