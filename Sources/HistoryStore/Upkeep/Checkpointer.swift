import Dispatch
import GRDB
import Synchronization

/// Moves what the write-ahead log gathered into the journal's file, on a connection and a queue of its own.
///
/// It works a second after the first commit that it has not seen (a checkpoint is what makes commits outlive a power
/// cut), and at once when many pages are waiting.
final class Checkpointer: Sendable {
    /// Pages that may wait before a checkpoint is made at once (an estimate: 4 KiB each).
    static let pagesWaiting = 4_096
    /// Pages from which the log is so long that the writer itself has to help: 64 MiB.
    static let pagesTooMany = 16_384
    /// Milliseconds from a commit to its checkpoint.
    static let delay = 1_000

    private enum Plan {
        case none
        case later
        case now
    }

    private struct State {
        var pages = 0
        var plan = Plan.none
    }

    private let queue = DispatchQueue(label: "history.checkpoints", qos: .utility)
    private let connection: DatabaseQueue
    private let pool: DatabasePool
    private let report: @Sendable (any Error) -> Void
    private let state = Mutex(State())

    /// - Parameter report: is told of each checkpoint that failed; the next one does its work too.
    init(connection: DatabaseQueue, pool: DatabasePool, report: @escaping @Sendable (any Error) -> Void) {
        self.connection = connection
        self.pool = pool
        self.report = report
    }

    /// Notes a commit of so many entries.
    func committed(entries: Int) {
        switch state.withLock({ Self.plan(&$0, entries: entries) }) {
        case .none: break
        case .later: queue.asyncAfter(deadline: .now() + .milliseconds(Self.delay)) { [weak self] in self?.run() }
        case .now: queue.async { [weak self] in self?.run() }
        }
    }

    /// Notes that the disk is full: a log that is moved into the journal's file can be written from its start again.
    func foundNoRoom() {
        let isNew = state.withLock { state in
            defer { (state.pages, state.plan) = (max(state.pages, 1), .now) }
            return state.plan != .now
        }
        if isNew { queue.async { [weak self] in self?.run() } }
    }

    /// Waits for the checkpoint that is under way; there is none after it.
    func stop() {
        queue.sync { state.withLock { $0.pages = 0 } }
    }

    /// Gives the connection up, as the last one: SQLite takes the empty log away then.
    func close() throws { try connection.close() }

    /// What has to be started after a commit. Nonces are random: each entry may touch an index page of its own.
    private static func plan(_ state: inout State, entries: Int) -> Plan {
        state.pages += 4 + entries
        if state.pages >= pagesWaiting, state.plan != .now {
            state.plan = .now
            return .now
        }
        guard state.plan == .none else { return .none }
        state.plan = .later
        return .later
    }

    private func run() {
        let isDue = state.withLock { state in
            defer { state = State() }
            return state.pages > 0
        }
        guard isDue else { return }
        do {
            let log = try connection.writeWithoutTransaction { try $0.checkpoint(.passive) }
            if log.walFrameCount >= Self.pagesTooMany { try helpFromWriter() }
        } catch {
            report(error)
        }
    }

    /// Between two commits nobody adds to the log: what is left of it is moved, and the next commit starts it anew.
    private func helpFromWriter() throws {
        _ = try pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
    }
}
