import ChatModel
import GRDB

/// Writes runs of commands: that they begin, and how they ended.
struct RunsWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func write(_ changes: [RunChange]) throws {
        for change in changes {
            switch change {
            case .began(let record): try begin(record)
            case .ended(let number, let end): try self.end(number, end)
            }
        }
    }

    private func begin(_ record: RunRecord) throws {
        try db.cachedStatement(sql: "INSERT INTO runs (number, room, user, time, call) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [
                record.number.column, record.room.column, record.user.column, record.time.column, record.call.stored,
            ])
        try db.cachedStatement(sql: "DELETE FROM runs WHERE number <= ?")
            .execute(arguments: [record.number.column - Int64(Limits().runsKept)])
    }

    private func end(_ number: RunNumber, _ end: RunEnd) throws {
        try db.cachedStatement(sql: "UPDATE runs SET ending = ? WHERE number = ?")
            .execute(arguments: [end.stored, number.column])
    }
}
