import Synchronization

/// What the honest clients know of each other: when they begin, and how much each has said in the end.
final class Meeting: Sendable {
    private struct State {
        var joined = 0
        var isOver = false
        var said: [Int: Int] = [:]
    }

    private let state = Mutex(State())
    private let count: Int

    init(of count: Int) { self.count = count }

    /// One more client reads the room.
    func join() { state.withLock { $0.joined += 1 } }

    /// Whether all do.
    var isComplete: Bool { state.withLock { $0.joined == count } }

    /// Nothing more is to be said.
    func end() { state.withLock { $0.isOver = true } }

    var isOver: Bool { state.withLock { $0.isOver } }

    /// A client has said all that it says.
    func finish(_ client: Int, saying count: Int) { state.withLock { $0.said[client] = count } }

    /// How much each has said, once all have said it.
    var said: [Int: Int]? { state.withLock { $0.said.count == count ? $0.said : nil } }
}
