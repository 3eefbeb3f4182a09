import Foundation
import GRDB

/// Opens the journal's file: one writer and two readers in WAL mode, and a connection of its own for checkpoints.
enum JournalDatabase {
    /// The newest version of the journal in this folder, made if it is not there.
    /// - Throws: ``HistoryError``.
    static func open(in folder: DataFolder) throws(HistoryError) -> DatabasePool {
        try folder.makeJournalPrivate()
        do {
            let pool = try DatabasePool(path: folder.journal, configuration: configuration("journal", cache: 16_384))
            try migrate(pool, folder: folder)
            return pool
        } catch {
            throw HistoryError.from(error, journal: folder.journal)
        }
    }

    /// A further connection to a journal that is open.
    /// - Parameters:
    ///   - name: what it is for.
    ///   - cache: KiB of memory for pages.
    /// - Throws: ``HistoryError``.
    static func connection(_ name: String, cache: Int, in folder: DataFolder) throws(HistoryError) -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: folder.journal, configuration: configuration(name, cache: cache))
        } catch {
            throw HistoryError.from(error, journal: folder.journal)
        }
    }

    /// A connection that only reads, to the journal in this file, which a hub may have open. The journal must be of
    /// this version.
    /// - Throws: ``HistoryError``.
    static func readOnly(_ path: String) throws(HistoryError) -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else {
            throw HistoryError(.folder, "There is no journal at \(path); name a hub's data folder with --data.")
        }
        do {
            var configuration = configuration("check", cache: 16_384)
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try checkVersion(queue, path: path)
            return queue
        } catch {
            throw HistoryError.from(error, journal: path)
        }
    }

    private static func configuration(_ name: String, cache: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "history.\(name)"
        configuration.maximumReaderCount = 2
        configuration.persistentReadOnlyConnections = true
        configuration.busyMode = .timeout(5)
        // There is no foreign key, and the check would cost each row.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA cache_size = -\(cache);
                    """)
        }
        return configuration
    }

    private static func migrate(_ pool: DatabasePool, folder: DataFolder) throws {
        if try pool.read(Schema.migrator.hasBeenSuperseded) { throw newer(folder.journal) }
        try Schema.migrator.migrate(pool)
    }

    private static func checkVersion(_ queue: DatabaseQueue, path: String) throws {
        let (isNewer, isCurrent) = try queue.read { db in
            (try Schema.migrator.hasBeenSuperseded(db), try Schema.migrator.hasCompletedMigrations(db))
        }
        if isNewer { throw newer(path) }
        guard isCurrent else {
            throw HistoryError(
                .older, "\(path) was written by an older Hubbub; start a hub on it once, which brings it up to date.")
        }
    }

    private static func newer(_ path: String) -> HistoryError {
        HistoryError(
            .newer, "\(path) was written by a newer Hubbub; update this one, or choose another folder with --data.")
    }
}
