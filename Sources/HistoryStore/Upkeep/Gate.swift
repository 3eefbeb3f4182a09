import Dispatch
import Synchronization

/// Counts what is under way in the store, so that nothing piles up and closing waits for all of it.
final class Gate: Sendable {
    /// What the store is asked for.
    enum Work: Sendable {
        case read
        case write
    }

    /// The most reads that may be under way or wait for a reader.
    static let readLimit = 32_768
    /// The most writes that may be under way; a hub has one.
    static let writeLimit = 16

    private struct State {
        var isOpen = true
        var reads = 0
        var writes = 0
    }

    private let state = Mutex(State())
    private let underWay = DispatchGroup()

    /// Lets work in; who was let in must leave.
    /// - Throws: ``HistoryError``, `closed` or `busy`.
    func enter(_ work: Work) throws(HistoryError) {
        try state.withLock { (state) throws(HistoryError) in
            guard state.isOpen else { throw HistoryError(.closed, "The journal is closed, because the hub stops.") }
            let isFree = work == .read ? state.reads < Self.readLimit : state.writes < Self.writeLimit
            guard isFree else { throw HistoryError(.busy, "The journal has too much to do; ask again in a moment.") }
            Self.count(work, by: 1, in: &state)
            underWay.enter()
        }
    }

    /// Says that work which was let in is done.
    func leave(_ work: Work) {
        state.withLock { Self.count(work, by: -1, in: &$0) }
        underWay.leave()
    }

    /// Lets nothing more in and waits until everything has left; false if it was closed before.
    func close() -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        underWay.wait()
        return isFirst
    }

    private static func count(_ work: Work, by step: Int, in state: inout State) {
        switch work {
        case .read: state.reads += step
        case .write: state.writes += step
        }
    }
}
