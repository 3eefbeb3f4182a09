import ChatModel
import GRDB

/// Writes how far users have read.
struct MarksWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Of two marks of a user in a room the later place counts.
    func write(_ marks: [ReadMark]) throws {
        guard !marks.isEmpty else { return }
        let update = try db.cachedStatement(
            sql: """
                INSERT INTO marks (user, room, seq) VALUES (?, ?, ?)
                ON CONFLICT (user, room) DO UPDATE SET seq = max(seq, excluded.seq)
                """)
        for mark in marks {
            try update.execute(arguments: [mark.user.column, mark.room.column, mark.seq.column])
        }
    }
}
