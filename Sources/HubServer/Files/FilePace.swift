import DequeModule
import NIOCore

/// Hands on what comes of files in small steps: so many bytes in a turn of the loop, of all transfers together, in the
/// order in which they came. Each transfer has a few slices under way, so each has its turn.
///
/// What waits is bounded by what the hub lets be under way. A class, because completions share it; it never leaves the
/// hub's event loop.
final class FilePace {
    /// From one step to the next, in which sockets are looked at: tasks that follow one another at once leave them out.
    private static let pause = TimeAmount.microseconds(20)

    private let loop: any EventLoop
    private let bytesPerTurn: Int
    private var waiting: Deque<(weight: Int, hand: () -> Void)> = []
    private var isRunning = false

    init(loop: any EventLoop, bytesPerTurn: Int) {
        self.loop = loop
        self.bytesPerTurn = bytesPerTurn
    }

    func add(weight: Int, _ hand: @escaping () -> Void) {
        waiting.append((weight, hand))
        guard !isRunning else { return }
        isRunning = true
        loop.assumeIsolated().execute { self.run() }
    }

    private func run() {
        var left = bytesPerTurn
        while left > 0, let next = waiting.popFirst() {
            left -= next.weight
            next.hand()
        }
        guard !waiting.isEmpty else { return isRunning = false }
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }
}
