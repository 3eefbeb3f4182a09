import Dispatch
import Synchronization

/// Counts what is under way in the store, so that nothing piles up and closing waits for all of it.
final class Gate: Sendable {
    /// What the store is asked for.
    enum Work: Sendable {
        case read
        case write
        case search
        case expiry
    }

    /// The most reads that may be under way or wait for a reader.
    static let readLimit = 32_768
    /// The most writes that may be under way; a hub has one.
    static let writeLimit = 16

    /// The most searches that may be under way; they are performed one after the other.
    static let searchLimit = 256
    /// The most rooms whose expired entries may wait to be taken away.
    static let expiryLimit = 1_024

    private struct State {
        var isOpen = true
        var underWay: [Work: Int] = [:]
    }

    private let state = Mutex(State())
    private let underWay = DispatchGroup()

    /// Lets work in; who was let in must leave.
    /// - Throws: ``HistoryError``, `closed` or `busy`.
    func enter(_ work: Work) throws(HistoryError) {
        try state.withLock { (state) throws(HistoryError) in
            guard state.isOpen else { throw HistoryError(.closed, "The journal is closed, because the hub stops.") }
            let count = state.underWay[work] ?? 0
            guard count < Self.limit(of: work) else {
                throw HistoryError(.busy, "The journal has too much to do; ask again in a moment.")
            }
            state.underWay[work] = count + 1
            underWay.enter()
        }
    }

    /// Says that work which was let in is done.
    func leave(_ work: Work) {
        state.withLock { $0.underWay[work, default: 1] -= 1 }
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

    private static func limit(of work: Work) -> Int {
        switch work {
        case .read: readLimit
        case .write: writeLimit
        case .search: searchLimit
        case .expiry: expiryLimit
        }
    }
}
