import ChatModel
import GRDB

/// Reads the signs under messages of a room, for one reader.
struct ReactionReader {
    private let db: Database
    private let room: RoomNumber
    private let reader: UserNumber

    init(_ db: Database, room: RoomNumber, reader: UserNumber) {
        self.db = db
        self.room = room
        self.reader = reader
    }

    /// In the order in which they were first given.
    func tallies(under target: Seq) throws -> [ReactionTally] {
        let select = try db.cachedStatement(
            sql: """
                SELECT reaction, count(*), max(user = ?) FROM reactions WHERE room = ? AND target = ?
                GROUP BY reaction ORDER BY min(place)
                """)
        let rows = try Row.fetchCursor(select, arguments: [reader.column, room.column, target.column])
        var tallies: [ReactionTally] = []
        while let row = try rows.next() { tallies.append(try tally(Columns(row))) }
        return tallies
    }

    private func tally(_ columns: Columns) throws -> ReactionTally {
        do {
            return ReactionTally(
                reaction: try Reaction(try columns.text(0)), count: UInt32(clamping: try columns.integer(1)),
                isMine: try columns.integer(2) != 0)
        } catch let error as InvalidText {
            throw HistoryError.damaged("a reaction that is not allowed (\(error.message))")
        }
    }
}
