import ChatModel
import Dispatch
import GRDB

/// The journal of a hub in SQLite: numbers and appends entries on a writer of its own, reads pages on two readers.
///
/// Every accepted call ends with its completion, on one of the store's threads; a completion must be short, because
/// the thread waits for it, and must not call ``close()``.
package final class HistoryStore: Sendable {
    private let folder: DataFolder
    private let pool: DatabasePool
    private let checkpointer: Checkpointer
    private let gate = Gate()
    private let refusals = DispatchQueue(label: "history.refusals")
    private let report: @Sendable (HistoryError) -> Void

    /// Opens the journal of a data folder, which is made if it is not there; holding its ``DataFolderLock`` is the
    /// caller's business.
    /// - Parameter report: is told why a write or a checkpoint failed, for the log.
    /// - Throws: ``HistoryError``.
    package convenience init(
        folder: String, report: @escaping @Sendable (HistoryError) -> Void = { _ in }
    ) throws(HistoryError) {
        try self.init(in: DataFolder(keeping: folder), report: report)
    }

    /// Opens an empty journal that ends with ``close()``.
    /// - Parameter report: is told why a write or a checkpoint failed, for the log.
    /// - Throws: ``HistoryError``.
    package static func ephemeral(
        report: @escaping @Sendable (HistoryError) -> Void = { _ in }
    ) throws(HistoryError) -> HistoryStore {
        try HistoryStore(in: DataFolder(temporary: ()), report: report)
    }

    private init(in folder: DataFolder, report: @escaping @Sendable (HistoryError) -> Void) throws(HistoryError) {
        let path = folder.journal
        self.folder = folder
        self.report = report
        pool = try JournalDatabase.open(in: folder)
        checkpointer = Checkpointer(
            connection: try JournalDatabase.checkpointConnection(in: folder), pool: pool,
            report: { report(HistoryError.from($0, journal: path)) })
    }

    deinit { folder.end() }

    /// Everybody and every room, in order of number; waits for the disk.
    /// - Throws: ``HistoryError``; a row that can't be read is an error, not left out.
    package func state() throws(HistoryError) -> JournalState {
        try gate.enter(.read)
        defer { gate.leave(.read) }
        do {
            return try pool.read { try StateReader($0).state() }
        } catch {
            throw HistoryError.from(error, journal: folder.journal)
        }
    }

    /// Stores a batch in one transaction, after all batches given before it.
    /// - Parameter wall: the hub's clock now.
    package func write(
        _ batch: JournalBatch, at wall: HubTime, completion: @escaping @Sendable (BatchResult) -> Void
    ) {
        do {
            try gate.enter(.write)
        } catch {
            return refusals.async { completion(.failed(.failed)) }
        }
        pool.asyncWriteWithoutTransaction { [gate, checkpointer, folder, report] db in
            defer { gate.leave(.write) }
            do {
                let outcomes = try Self.commit(batch, at: wall, in: db)
                checkpointer.committed(entries: outcomes.count)
                completion(.committed(outcomes))
            } catch {
                let failure = HistoryError.from(error, journal: folder.journal)
                report(failure)
                completion(.failed(failure.code == .full ? .full : .failed))
            }
        }
    }

    /// Reads a page; waits for no write. When too much is asked for at once, the completion gets `busy`.
    /// - Parameter limit: bytes of text of the page; its first entry may be longer.
    package func read(
        _ query: JournalQuery, bytes limit: Int,
        completion: @escaping @Sendable (Result<JournalPage, HistoryError>) -> Void
    ) {
        do {
            try gate.enter(.read)
        } catch {
            return refusals.async { completion(.failure(error)) }
        }
        pool.asyncRead { [gate, folder] access in
            defer { gate.leave(.read) }
            do {
                completion(.success(try PageReader(try access.get(), bytes: limit).page(query)))
            } catch {
                completion(.failure(HistoryError.from(error, journal: folder.journal)))
            }
        }
    }

    /// Waits for what is under way, moves the whole log into the journal's file and closes it; once is enough.
    package func close() {
        guard gate.close() else { return }
        checkpointer.stop()
        do {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
            try checkpointer.close()
        } catch {
            report(HistoryError.from(error, journal: folder.journal))
        }
        folder.end()
    }

    private static func commit(_ batch: JournalBatch, at wall: HubTime, in db: Database) throws
        -> [SubmissionOutcome]
    {
        var outcomes: [SubmissionOutcome] = []
        try db.inTransaction(.immediate) {
            var writer = try BatchWriter(db, wall: wall)
            outcomes = try writer.write(batch)
            return .commit
        }
        return outcomes
    }
}
