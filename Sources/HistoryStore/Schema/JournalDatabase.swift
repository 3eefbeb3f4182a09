import GRDB

/// Opens the journal's file: one writer and two readers in WAL mode, and a connection of its own for checkpoints.
enum JournalDatabase {
    /// The newest version of the journal in this folder, made if it is not there.
    /// - Throws: ``HistoryError``.
    static func open(in folder: DataFolder) throws(HistoryError) -> DatabasePool {
        try folder.makeJournalPrivate()
        do {
            let pool = try DatabasePool(path: folder.journal, configuration: configuration)
            try migrate(pool, folder: folder)
            return pool
        } catch {
            throw HistoryError.from(error, journal: folder.journal)
        }
    }

    /// A further connection to a journal that is open.
    /// - Throws: ``HistoryError``.
    static func checkpointConnection(in folder: DataFolder) throws(HistoryError) -> DatabaseQueue {
        do {
            return try DatabaseQueue(path: folder.journal, configuration: configuration)
        } catch {
            throw HistoryError.from(error, journal: folder.journal)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "history"
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
                    PRAGMA cache_size = -16384;
                    """)
        }
        return configuration
    }

    private static func migrate(_ pool: DatabasePool, folder: DataFolder) throws {
        if try pool.read(Schema.migrator.hasBeenSuperseded) {
            throw HistoryError(
                .newer,
                "\(folder.journal) was written by a newer Hubbub; update this one, or choose another folder with --data."
            )
        }
        try Schema.migrator.migrate(pool)
    }
}
