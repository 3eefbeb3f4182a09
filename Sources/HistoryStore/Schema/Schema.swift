import GRDB

/// The journal's tables, as a chain of migrations: a shipped one is never changed.
///
/// Entries stand in the order of their room and place in one tree, without a rowid: a page is one stretch of it, and
/// a new entry touches the last leaf of its room. Ids, folds and pairs are blobs, so SQLite compares bytes.
enum Schema {
    /// Every migration that this version knows.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { db in
            try db.execute(sql: people + rooms + entries)
        }
        return migrator
    }

    private static let people = """
        CREATE TABLE people (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            nick TEXT NOT NULL,
            fold BLOB NOT NULL UNIQUE
        );

        """

    private static let rooms = """
        CREATE TABLE rooms (
            number INTEGER PRIMARY KEY,
            kind INTEGER NOT NULL,
            name TEXT,
            fold BLOB UNIQUE,
            low BLOB,
            high BLOB,
            topic TEXT NOT NULL DEFAULT '',
            head INTEGER NOT NULL DEFAULT 0,
            last_time INTEGER NOT NULL DEFAULT 0,
            UNIQUE (low, high),
            CHECK (
                (kind = 0 AND name IS NOT NULL AND fold IS NOT NULL AND low IS NULL AND high IS NULL)
                OR (kind = 1 AND name IS NULL AND fold IS NULL AND low IS NOT NULL AND high IS NOT NULL)
            )
        );

        """

    private static let entries = """
        CREATE TABLE entries (
            room INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            time INTEGER NOT NULL,
            author INTEGER NOT NULL,
            nonce INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (room, seq)
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX entries_by_nonce ON entries (author, nonce);
        """
}

/// The number that a kind of room has in the journal.
enum RoomKindCode: Int64 {
    case named = 0
    case direct = 1
}

/// The number that a kind of entry has in the journal.
enum EntryKindCode: Int64 {
    case text = 0
    case action = 1
    case topic = 2
}
