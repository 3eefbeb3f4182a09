import Foundation

/// Who may write to the journal next: batches first, upkeep between them.
///
/// SQLite would let one of two writers wait by sleeping for longer and longer; here a batch waits for at most one
/// step of upkeep, and starts the moment that ends.
final class WriteTurns: @unchecked Sendable {
    /// Seconds that a step of upkeep stands back behind batches before it takes its turn among them.
    static let patience: TimeInterval = 0.25

    // The condition guards both variables below; that is why the class may call itself Sendable.
    private let condition = NSCondition()
    private var isTaken = false
    private var batches = 0

    /// Runs a batch in its turn.
    func batch<Value>(_ body: () throws -> Value) rethrows -> Value {
        condition.lock()
        batches += 1
        while isTaken { condition.wait() }
        batches -= 1
        isTaken = true
        condition.unlock()
        defer { end() }
        return try body()
    }

    /// Runs a step of upkeep in its turn.
    func step<Value>(_ body: () throws -> Value) rethrows -> Value {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        condition.lock()
        while isTaken || (batches > 0 && deadline > Date()) {
            if !condition.wait(until: deadline) { while isTaken { condition.wait() } }
        }
        isTaken = true
        condition.unlock()
        defer { end() }
        return try body()
    }

    private func end() {
        condition.lock()
        isTaken = false
        condition.broadcast()
        condition.unlock()
    }
}
