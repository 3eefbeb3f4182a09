import Synchronization

/// How much of a half the disk has still to write. What was given to it is written in between, beside the half's own
/// line, so that the last settling is short, and nothing else on the disk has to wait for gigabytes.
final class Writeback: Sendable {
    /// The bytes after which the disk is asked to write them.
    private static let step: UInt64 = 16 << 20

    private struct State {
        var given: UInt64 = 0
        var isUnderWay = false
        /// Why some of it could not be written, once that is so: the system says it to only one who asks.
        var reason: CInt?
    }

    private let state = Mutex(State())

    /// Why the disk did not write what it was given; a number of `errno`.
    var reason: CInt? { state.withLock(\.reason) }

    /// So many bytes were given to the disk.
    func give(_ count: Int) { state.withLock { $0.given += UInt64(count) } }

    /// Whether the disk should be asked now; then ``end(_:)`` must follow.
    func begin() -> Bool {
        state.withLock { state in
            guard state.given >= Self.step, !state.isUnderWay else { return false }
            (state.given, state.isUnderWay) = (0, true)
            return true
        }
    }

    /// The disk has written what it was given, or not.
    /// - Parameter reason: Why it has not.
    func end(_ reason: CInt?) {
        state.withLock { state in
            state.isUnderWay = false
            state.reason = state.reason ?? reason
        }
    }
}
