import ChatModel
import GRDB

/// A run of the journal's record, with the names that its people and rooms have now.
package struct KeptRun: Hashable, Sendable {
    package let record: RunRecord
    /// Who ran it.
    package let nick: Nick
    package let id: UserID
    /// Where; nil if it was in a direct conversation.
    package let room: RoomName?
    /// How it ended; nil while it runs, and if the hub ended before it did.
    package let end: RunEnd?
}

/// Reads the record of runs.
struct RunsReader {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// The number of the last run; zero when there was none.
    func last() throws -> RunNumber {
        try RunNumber(column: try Int64.fetchOne(db, sql: "SELECT coalesce(max(number), 0) FROM runs") ?? 0)
    }

    /// The newest runs, oldest first.
    func runs(limit: Int) throws -> [KeptRun] {
        let rows = try Row.fetchCursor(db, sql: Self.select, arguments: [limit])
        var runs: [KeptRun] = []
        while let row = try rows.next() { runs.append(try Self.run(Columns(row))) }
        return runs.reversed()
    }

    private static let select = """
        SELECT r.number, r.room, r.user, r.time, r.call, r.ending, p.nick, p.id, o.name FROM runs r
        JOIN people p ON p.number = r.user LEFT JOIN rooms o ON o.number = r.room
        ORDER BY r.number DESC LIMIT ?
        """

    private static func run(_ columns: Columns) throws -> KeptRun {
        guard let call = RunCall(stored: try columns.text(4)) else { throw HistoryError.damaged("a call that is none") }
        let end = try columns.optionalText(5).map { text in
            guard let end = RunEnd(stored: text) else { throw HistoryError.damaged("a run's end that is none") }
            return end
        }
        let record = RunRecord(
            number: try RunNumber(column: columns.integer(0)), room: try RoomNumber(column: columns.integer(1)),
            user: try UserNumber(column: columns.integer(2)), time: try HubTime(column: columns.integer(3)), call: call)
        return KeptRun(
            record: record, nick: try StateReader.checked(columns.text(6), Nick.init),
            id: try UserID(column: columns.blob(7)),
            room: try columns.optionalText(8).map { try StateReader.checked($0, RoomName.init) }, end: end)
    }
}

/// The record of runs in a data folder, whether or not a hub runs on it.
package struct RunRecords: Sendable {
    /// The most runs that are read.
    package static let limit = 1_000

    private let path: String

    /// - Parameter folder: the hub's data folder.
    package init(folder: String) { path = folder + "/journal.sqlite" }

    /// The newest runs, oldest first.
    /// - Throws: ``HistoryError``.
    package func read(limit: Int = Self.limit) throws(HistoryError) -> [KeptRun] {
        let queue = try JournalDatabase.readOnly(path)
        do {
            return try queue.read { try RunsReader($0).runs(limit: limit) }
        } catch {
            throw HistoryError.from(error, journal: path)
        }
    }
}
