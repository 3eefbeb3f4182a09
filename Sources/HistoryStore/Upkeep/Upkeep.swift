import ChatModel
import Dispatch
import GRDB
import Synchronization

/// What follows the journal on a connection and a queue of its own, in steps between which batches are written: the
/// search index, and what has expired.
final class Upkeep: Sendable {
    /// Pages that one step adds to the write-ahead log (an estimate).
    static let pagesOfStep = 64

    private let queue = DispatchQueue(label: "history.upkeep", qos: .utility)
    private let connection: DatabaseQueue
    private let indexer: Indexer
    private let expirer: Expirer
    private let report: @Sendable (any Error) -> Void
    private let isStopped = Mutex(false)

    /// - Parameters:
    ///   - wrote: is told of each step that was committed: a checkpoint may be due.
    ///   - report: is told what failed; it is tried again later.
    init(
        connection: DatabaseQueue, turns: WriteTurns, wrote: @escaping @Sendable () -> Void,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        self.connection = connection
        self.report = report
        indexer = Indexer(queue: queue, connection: connection, turns: turns, wrote: wrote, report: report)
        expirer = Expirer(connection: connection, turns: turns, wrote: wrote)
    }

    /// Goes on where the last hub on this journal ended.
    func start() {
        indexer.wake()
        queue.async { [weak self] in self?.sweep() }
    }

    /// Says that so many messages were written.
    func wake(written: Int) { indexer.wake(written: written) }

    /// Calls back once the search index has come to everything that is stored now, or can't go on for the moment.
    func finishIndex(_ completion: @escaping @Sendable () -> Void) { indexer.finish(completion) }

    /// Takes expired entries away, and calls back when that is done or has failed.
    func expire(_ expiry: Expiry, completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        queue.async { [self] in
            completion(Result { try expirer.expire(expiry) { [self] in isStopped.withLock { $0 } } })
        }
    }

    /// Takes away the files that were put before a time, and calls back when that is done or has failed.
    func expireFiles(before time: HubTime, completion: @escaping @Sendable (Result<Void, any Error>) -> Void) {
        queue.async { [self] in
            completion(Result { try expirer.expireFiles(before: time) { [self] in isStopped.withLock { $0 } } })
        }
    }

    /// Waits for the step that is under way; there is none after it.
    func stop() {
        isStopped.withLock { $0 = true }
        indexer.stop()
    }

    /// Gives the connection up.
    func close() throws { try connection.close() }

    private func sweep() {
        do {
            for room in try expirer.unfinished() {
                try expirer.sweep(room) { [self] in isStopped.withLock { $0 } }
            }
        } catch {
            report(error)
        }
    }
}
