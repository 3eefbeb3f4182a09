import ChatModel
import GRDB

/// Writes which files entries hold.
struct FilesWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func add(_ file: SharedFile, of entry: Entry, in room: RoomNumber) throws {
        let insertion = try db.cachedStatement(
            sql: "INSERT INTO files (room, seq, author, time, id, size) VALUES (?, ?, ?, ?, ?, ?)")
        try insertion.execute(arguments: [
            room.column, entry.seq.column, entry.author.column, entry.time.column, file.id.column,
            Int64(clamping: file.size),
        ])
    }

    /// The entry was taken back; nothing happens if it holds no file.
    func remove(room: RoomNumber, seq: Seq) throws {
        try db.cachedStatement(sql: "DELETE FROM files WHERE room = ? AND seq = ?")
            .execute(arguments: [room.column, seq.column])
    }

    /// Takes away some of the files that were put before a time; false when none are left.
    func removeSome(before time: HubTime, limit: Int) throws -> Bool {
        try db.cachedStatement(
            sql: "DELETE FROM files WHERE place IN (SELECT place FROM files WHERE time < ? ORDER BY time LIMIT ?)"
        ).execute(arguments: [time.column, limit])
        return db.changesCount == limit
    }
}
