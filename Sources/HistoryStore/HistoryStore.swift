import ChatModel
import Dispatch
import GRDB

/// The journal of a hub in SQLite: numbers and appends entries on a writer of its own, reads pages on two readers and
/// searches on a third; what follows the journal (checkpoints, search index, expiry) never stands in their way.
///
/// Every accepted call ends with its completion, on one of the store's threads; a completion must be short, because
/// the thread waits for it, and must not call ``close()``.
package final class HistoryStore: Sendable {
    private let folder: DataFolder
    private let pool: DatabasePool
    private let searches: DatabaseQueue
    private let searchQueue = DispatchQueue(label: "history.search")
    private let checkpointer: Checkpointer
    private let upkeep: Upkeep
    private let turns = WriteTurns()
    private let gate = Gate()
    private let refusals = DispatchQueue(label: "history.refusals")
    private let report: @Sendable (HistoryError) -> Void

    /// Opens the journal of a data folder, which is made if it is not there; holding its ``DataFolderLock`` is the
    /// caller's business.
    /// - Parameter report: is told why a write, a checkpoint or the search index failed, for the log.
    /// - Throws: ``HistoryError``.
    package convenience init(
        folder: String, report: @escaping @Sendable (HistoryError) -> Void = { _ in }
    ) throws(HistoryError) {
        try self.init(in: DataFolder(keeping: folder), report: report)
    }

    /// Opens an empty journal that ends with ``close()``.
    /// - Parameter report: is told why a write, a checkpoint or the search index failed, for the log.
    /// - Throws: ``HistoryError``.
    package static func ephemeral(
        report: @escaping @Sendable (HistoryError) -> Void = { _ in }
    ) throws(HistoryError) -> HistoryStore {
        try HistoryStore(in: DataFolder(temporary: ()), report: report)
    }

    private init(in folder: DataFolder, report: @escaping @Sendable (HistoryError) -> Void) throws(HistoryError) {
        let path = folder.journal
        let reportAny: @Sendable (any Error) -> Void = { report(HistoryError.from($0, journal: path)) }
        self.folder = folder
        self.report = report
        pool = try JournalDatabase.open(in: folder)
        searches = try JournalDatabase.connection("search", cache: 8_192, in: folder)
        checkpointer = Checkpointer(
            connection: try JournalDatabase.connection("checkpoints", cache: 1_024, in: folder), pool: pool,
            report: reportAny)
        upkeep = Upkeep(
            connection: try JournalDatabase.connection("upkeep", cache: 8_192, in: folder), turns: turns,
            wrote: { [checkpointer] in checkpointer.committed(entries: Upkeep.pagesOfStep) }, report: reportAny)
        upkeep.start()
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
        pool.asyncWriteWithoutTransaction { [self] db in
            defer { gate.leave(.write) }
            do {
                let outcomes = try turns.batch { try Self.commit(batch, at: wall, in: db) }
                checkpointer.committed(entries: outcomes.count)
                if !outcomes.isEmpty { upkeep.wake(written: outcomes.count) }
                completion(.committed(outcomes))
            } catch {
                let failure = HistoryError.from(error, journal: folder.journal)
                report(failure)
                if failure.code == .full { checkpointer.foundNoRoom() }
                completion(.failed(failure.storageFailure))
            }
        }
    }

    /// Reads a page; waits for no write. When too much is asked for at once, the completion gets `busy`.
    /// - Parameter limit: bytes of text of the page; its first entry may be longer.
    package func read(
        _ query: JournalQuery, bytes limit: Int,
        completion: @escaping @Sendable (Result<JournalPage, HistoryError>) -> Void
    ) {
        read(completion) { try PageReader($0, bytes: limit).page(query) }
    }

    /// Looks for what a retention lets go, for ``expire(_:completion:)``.
    /// - Parameter wall: the hub's clock now.
    package func survey(
        _ retention: Retention, at wall: HubTime,
        completion: @escaping @Sendable (Result<[Expiry], HistoryError>) -> Void
    ) {
        read(completion) { try Survey($0, retention, at: wall).expiries() }
    }

    /// Searches, newest first, one search after the other; stands before no page. When too much is asked for at once,
    /// the completion gets `busy`; when there is no word in what was typed, `emptySearch`.
    /// - Parameter limit: bytes of text of all hits; the first may be longer.
    package func search(
        _ search: JournalSearch, bytes limit: Int,
        completion: @escaping @Sendable (Result<JournalHits, HistoryError>) -> Void
    ) {
        do {
            try gate.enter(.search)
        } catch {
            return refusals.async { completion(.failure(error)) }
        }
        searchQueue.async { [self] in
            defer { gate.leave(.search) }
            do {
                completion(.success(try searches.read { try SearchReader($0, bytes: limit).hits(of: search) }))
            } catch {
                completion(.failure(HistoryError.from(error, journal: folder.journal)))
            }
        }
    }

    /// Takes what has expired out of the journal: nobody is shown any of it from the first step on, and the rows go in
    /// small steps, between which batches are written. What a killed hub left of it goes after its next start.
    package func expire(_ expiry: Expiry, completion: @escaping @Sendable (Result<Void, HistoryError>) -> Void) {
        do {
            try gate.enter(.expiry)
        } catch {
            return refusals.async { completion(.failure(error)) }
        }
        upkeep.expire(expiry) { [self] result in
            defer { gate.leave(.expiry) }
            completion(result.mapError { HistoryError.from($0, journal: folder.journal) })
        }
    }

    /// Looks for files; waits for no write. When too much is asked for at once, the completion gets `busy`.
    package func find(
        _ query: FileQuery, completion: @escaping @Sendable (Result<FileFinding, HistoryError>) -> Void
    ) {
        read(completion) { try FilesReader($0).find(query) }
    }

    /// Of these contents, those of which no entry speaks any more.
    package func unwanted(
        among contents: [FileID], completion: @escaping @Sendable (Result<[FileID], HistoryError>) -> Void
    ) {
        read(completion) { try FilesReader($0).unwanted(among: contents) }
    }

    /// Takes away the files that were put before a time, though their entries stay, in small steps.
    package func expireFiles(
        before time: HubTime, completion: @escaping @Sendable (Result<Void, HistoryError>) -> Void
    ) {
        do {
            try gate.enter(.expiry)
        } catch {
            return refusals.async { completion(.failure(error)) }
        }
        upkeep.expireFiles(before: time) { [self] result in
            defer { gate.leave(.expiry) }
            completion(result.mapError { HistoryError.from($0, journal: folder.journal) })
        }
    }

    /// Calls back once the search index has come to everything that is stored now, or can't go on for the moment.
    package func finishIndex(completion: @escaping @Sendable () -> Void) { upkeep.finishIndex(completion) }

    /// Waits for what is under way, moves the whole log into the journal's file and closes it; once is enough.
    package func close() {
        upkeep.stop()
        guard gate.close() else { return }
        checkpointer.stop()
        do {
            try searches.close()
            try upkeep.close()
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
            try checkpointer.close()
        } catch {
            report(HistoryError.from(error, journal: folder.journal))
        }
        folder.end()
    }

    private func read<Value: Sendable>(
        _ completion: @escaping @Sendable (Result<Value, HistoryError>) -> Void,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) {
        do {
            try gate.enter(.read)
        } catch {
            return refusals.async { completion(.failure(error)) }
        }
        pool.asyncRead { [gate, folder] access in
            defer { gate.leave(.read) }
            do {
                completion(.success(try body(try access.get())))
            } catch {
                completion(.failure(HistoryError.from(error, journal: folder.journal)))
            }
        }
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
