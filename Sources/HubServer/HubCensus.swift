import Synchronization

/// How many people are online: written on the hub's event loop, read anywhere.
final class HubCensus: Sendable {
    private let count = Atomic<UInt32>(0)

    var people: UInt32 { count.load(ordering: .relaxed) }

    func note(_ people: Int) { count.store(UInt32(clamping: people), ordering: .relaxed) }
}
