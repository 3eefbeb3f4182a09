import ChatModel
import GRDB

/// Takes what has expired out of the journal: the room's floor first, so that nobody is shown half of it, then its
/// rows in small steps.
struct Expirer {
    /// The most entries that one transaction takes away.
    static let rowLimit = 256

    private let connection: DatabaseQueue
    private let turns: WriteTurns
    private let wrote: @Sendable () -> Void

    /// - Parameter wrote: is told of each transaction.
    init(connection: DatabaseQueue, turns: WriteTurns, wrote: @escaping @Sendable () -> Void) {
        self.connection = connection
        self.turns = turns
        self.wrote = wrote
    }

    /// Takes away everything up to a place; what was left of an earlier attempt goes too.
    /// - Parameter isStopped: asked before each step; what is left then is taken away later.
    func expire(_ expiry: Expiry, unless isStopped: () -> Bool) throws {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE rooms SET floor = max(floor, min(head, ?1)), indexed = max(indexed, min(head, ?1))
                    WHERE number = ?2
                    """,
                arguments: [expiry.last.column, expiry.room.column])
        }
        try sweep(expiry.room, unless: isStopped)
    }

    /// The rooms whose expired rows are not all gone: a hub was killed meanwhile.
    func unfinished() throws -> [RoomNumber] {
        try connection.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT number FROM rooms r WHERE floor > 0
                        AND EXISTS (SELECT 1 FROM entries e WHERE e.room = r.number AND e.seq <= r.floor)
                    """
            ).map { try RoomNumber(column: $0) }
        }
    }

    /// Takes away the rows of a room that are at its floor or below it.
    func sweep(_ room: RoomNumber, unless isStopped: () -> Bool) throws {
        while !isStopped(), try transaction({ try Self.removeSome(of: room, in: $0) }) {}
    }

    /// Takes away the files that were put before a time, though their entries stay.
    func expireFiles(before time: HubTime, unless isStopped: () -> Bool) throws {
        while !isStopped() {
            let isFull = try transaction { try FilesWriter($0).removeSome(before: time, limit: Self.rowLimit) }
            if !isFull { return }
        }
    }

    private func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try turns.step {
            var value: Value?
            try connection.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    value = try body(db)
                    return .commit
                }
            }
            wrote()
            guard let value else { throw HistoryError(.failed, "A step of the journal's upkeep was not carried out.") }
            return value
        }
    }

    /// Removes the oldest expired entries and all that hangs on them; false when none are left.
    private static func removeSome(of room: RoomNumber, in db: Database) throws -> Bool {
        let select = try db.cachedStatement(
            sql: """
                SELECT seq FROM entries WHERE room = ?1 AND seq <= (SELECT floor FROM rooms WHERE number = ?1)
                ORDER BY seq LIMIT ?2
                """)
        let places = try Int64.fetchAll(select, arguments: [room.column, rowLimit])
        guard let last = places.last else { return false }
        let ids = try Int64.fetchAll(
            db, sql: "SELECT id FROM documents WHERE room = ? AND seq <= ?", arguments: [room.column, last])
        for id in ids { try Documents(db).remove(id) }
        for (table, place) in [("amendments", "target"), ("reactions", "target"), ("files", "seq"), ("entries", "seq")]
        {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE room = ? AND \(place) <= ?", arguments: [room.column, last])
        }
        return places.count == rowLimit
    }
}
