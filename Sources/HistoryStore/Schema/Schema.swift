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
        migrator.registerMigration("v2") { db in
            try db.execute(sql: changes + marks + upkeep + search)
        }
        migrator.registerMigration("v3") { db in
            try db.execute(sql: moderation)
        }
        migrator.registerMigration("v4") { db in
            try db.execute(sql: runs)
        }
        migrator.registerMigration("v5") { db in
            try db.execute(sql: files)
        }
        migrator.registerMigration("v6") { db in
            try db.execute(sql: pins)
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

    /// What later entries made of messages. An edited message keeps its first text; `edit` is the place of the entry
    /// that has its present one.
    private static let changes = """
        ALTER TABLE entries ADD COLUMN target INTEGER;
        CREATE INDEX entries_edits ON entries (room, target) WHERE kind = 4;
        CREATE TABLE amendments (
            room INTEGER NOT NULL,
            target INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            edit INTEGER,
            deleted INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (room, target)
        ) WITHOUT ROWID;
        CREATE TABLE reactions (
            room INTEGER NOT NULL,
            target INTEGER NOT NULL,
            reaction TEXT NOT NULL,
            user INTEGER NOT NULL,
            place INTEGER NOT NULL,
            PRIMARY KEY (room, target, reaction, user)
        ) WITHOUT ROWID;

        """

    /// What holds: `room` is 0 for the whole hub; `target` is a user's ID, or an address as text.
    private static let moderation = """
        ALTER TABLE rooms ADD COLUMN mode TEXT NOT NULL DEFAULT '';
        CREATE TABLE standings (
            room INTEGER NOT NULL,
            user BLOB NOT NULL,
            role INTEGER NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (room, user)
        ) WITHOUT ROWID;
        CREATE TABLE sanctions (
            room INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            target BLOB NOT NULL,
            nick TEXT,
            until INTEGER,
            author TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (room, kind, target)
        ) WITHOUT ROWID;
        CREATE TABLE seen (
            user INTEGER PRIMARY KEY,
            time INTEGER NOT NULL
        );
        """

    /// Runs of commands, whoever was told of them; `ending` is NULL while one is under way, and of one that was when the
    /// hub was ended.
    private static let runs = """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            user INTEGER NOT NULL,
            time INTEGER NOT NULL,
            call TEXT NOT NULL,
            ending TEXT
        );
        """

    /// The files that entries hold, in the order in which they were put; a row goes with its entry's words, or when the
    /// file has expired. What no row speaks of is on no disk any more.
    private static let files = """
        CREATE TABLE files (
            place INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            author INTEGER NOT NULL,
            time INTEGER NOT NULL,
            id BLOB NOT NULL,
            size INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX files_by_entry ON files (room, seq);
        CREATE INDEX files_by_author ON files (author);
        CREATE INDEX files_by_id ON files (id);
        CREATE INDEX files_by_time ON files (time);
        """

    /// Pinned messages: `pinned` is the place of the entry that pinned one, NULL where none does. There are few of
    /// them in a room, so an index of theirs alone finds all at once.
    private static let pins = """
        ALTER TABLE amendments ADD COLUMN pinned INTEGER;
        CREATE INDEX amendments_pinned ON amendments (room, target) WHERE pinned IS NOT NULL;
        """

    private static let marks = """
        CREATE TABLE marks (
            user INTEGER NOT NULL,
            room INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (user, room)
        ) WITHOUT ROWID;

        """

    /// `floor` is the last place that expired, `indexed` the last one that the search index has come to. The row of
    /// `probe` is written to see whether anything can be.
    private static let upkeep = """
        ALTER TABLE rooms ADD COLUMN floor INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE rooms ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX rooms_unindexed ON rooms (number) WHERE indexed < head;
        CREATE TABLE probe (number INTEGER PRIMARY KEY, ballast BLOB NOT NULL);

        """

    /// A document is a message's words as `SearchToken` has them, and what it can be narrowed down to; `place` is the
    /// entry whose words they are. The index needs to split at spaces only, and takes its own copy of nothing;
    /// `IndexMerge` joins its parts, so it is told not to do so itself.
    private static let search = """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            place INTEGER NOT NULL,
            words TEXT NOT NULL,
            keys TEXT NOT NULL
        );
        CREATE UNIQUE INDEX documents_by_place ON documents (room, seq);
        CREATE VIRTUAL TABLE found USING fts5 (
            words, keys, content = 'documents', content_rowid = 'id', columnsize = 0, tokenize = 'ascii',
            prefix = '1 2 3'
        );
        INSERT INTO found (found, rank) VALUES ('automerge', 0);
        INSERT INTO found (found, rank) VALUES ('crisismerge', 256);
        """
}
