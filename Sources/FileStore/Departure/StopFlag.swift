import Synchronization

/// Tells work on another thread that nobody waits for it any more.
package final class StopFlag: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package var isRaised: Bool { flag.load(ordering: .acquiring) }

    package func raise() { flag.store(true, ordering: .releasing) }
}
