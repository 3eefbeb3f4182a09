import ClientCore
import Synchronization

/// What is carried at the moment, each transfer in a task of its own; one that is over leaves nothing here.
final class CarriageTasks: Sendable {
    private struct Running {
        let turn: Int
        let task: Task<Void, Never>
    }

    private struct State {
        var turn = 0
        var running: [TransferID: Running] = [:]
    }

    private let state = Mutex(State())

    /// How many are under way.
    var count: Int { state.withLock(\.running.count) }

    /// Begins to carry something.
    func begin(_ id: TransferID, _ body: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            state.turn += 1
            let turn = state.turn
            let task = Task {
                await body()
                self.forget(id, turn)
            }
            state.running[id] = Running(turn: turn, task: task)
        }
    }

    /// Stops a transfer, if it is under way.
    func cancel(_ id: TransferID) { state.withLock { $0.running.removeValue(forKey: id) }?.task.cancel() }

    /// Stops all that are under way, and waits for them.
    func end() async {
        let tasks = state.withLock { $0.running.values.map(\.task) }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// The same transfer may have been begun again since.
    private func forget(_ id: TransferID, _ turn: Int) {
        state.withLock { if $0.running[id]?.turn == turn { $0.running[id] = nil } }
    }
}
