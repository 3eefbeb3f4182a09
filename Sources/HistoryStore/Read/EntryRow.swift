import ChatModel
import GRDB

/// A row of the journal, with what later entries made of the message that it is or changes.
struct EntryRow {
    /// The columns that this reads; `e` is the entry, `a` its amendment and `t` its last edit.
    static let columns = """
        e.seq, e.time, e.author, e.nonce, e.kind, e.text, e.target, a.target, a.changed, a.deleted, t.text,
        t.time, a.pinned
        """

    /// Rows of a room after one place, up to another, so many.
    static func page(newestFirst: Bool) -> String { newestFirst ? newest : oldest }

    /// The pinned messages of a room after one place, up to another, so many; the newest first.
    static let pins = """
        SELECT \(columns) FROM amendments a
        CROSS JOIN entries e ON e.room = a.room AND e.seq = a.target
        LEFT JOIN entries t ON t.room = a.room AND t.seq = a.edit
        WHERE a.room = ? AND a.target > ? AND a.target <= ? AND a.pinned IS NOT NULL ORDER BY a.target DESC LIMIT ?
        """

    private static let newest = select + " DESC LIMIT ?"
    private static let oldest = select + " ASC LIMIT ?"
    private static let select = """
        SELECT \(columns) FROM entries e
        LEFT JOIN amendments a ON a.room = e.room
            AND a.target = CASE WHEN e.kind IN \(EntryKindCode.changes) THEN e.target ELSE e.seq END
        LEFT JOIN entries t ON t.room = a.room AND t.seq = a.edit
        WHERE e.room = ? AND e.seq > ? AND e.seq <= ? ORDER BY e.seq
        """

    private let columns: Columns

    init(_ row: Row) { columns = Columns(row) }

    /// The entry in its present words.
    func entry() throws -> Entry {
        let kind = try Self.kind(columns)
        let edited = kind.isSpoken ? try columns.optionalText(10) : nil
        return Entry(
            seq: try Seq(column: columns.integer(0)), time: try HubTime(column: columns.integer(1)),
            author: try UserNumber(column: columns.integer(2)), nonce: Nonce(column: try columns.integer(3)),
            body: try Entry.Body(
                kind: kind, text: try edited ?? columns.text(5), target: try columns.optionalInteger(6)))
    }

    /// The entry in the words that stand in its own row, from seq, time, author, nonce, kind, text, target.
    static func plain(_ columns: Columns) throws -> Entry {
        Entry(
            seq: try Seq(column: columns.integer(0)), time: try HubTime(column: columns.integer(1)),
            author: try UserNumber(column: columns.integer(2)), nonce: Nonce(column: try columns.integer(3)),
            body: try Entry.Body(
                kind: kind(columns), text: try columns.text(5), target: try columns.optionalInteger(6)))
    }

    /// The place of the message that the entry is or changes.
    func subject() throws -> Seq {
        guard try Self.kind(columns).isChange, let target = try columns.optionalInteger(6) else {
            return try Seq(column: columns.integer(0))
        }
        return try Seq(column: target)
    }

    /// What later entries made of the subject; nil if nothing.
    /// - Parameter tallies: reads the signs under a message.
    func amendment(_ tallies: (Seq) throws -> [ReactionTally]) throws -> Amendment? {
        guard let target = try columns.optionalInteger(7) else { return nil }
        let place = try Seq(column: target)
        return Amendment(
            target: place, changed: try Seq(column: columns.integer(8)), content: try content(),
            reactions: try tallies(place), isPinned: try isPinned())
    }

    /// Whether it is a message that is pinned in its room.
    func isPinned() throws -> Bool { try columns.optionalInteger(12) != nil }

    private func content() throws -> Amendment.Content {
        if try columns.integer(9) != 0 { return .deleted }
        guard let text = try columns.optionalText(10) else { return .original }
        let time = try columns.optionalInteger(11).map { try HubTime(column: $0) }
        do {
            return .edited(try MessageText(text), at: time)
        } catch {
            throw HistoryError.damaged("a text that is not allowed (\(error.message))")
        }
    }

    private static func kind(_ columns: Columns) throws -> EntryKindCode {
        let number = try columns.integer(4)
        guard let kind = EntryKindCode(rawValue: number) else {
            throw HistoryError.damaged("an entry of the kind \(number)")
        }
        return kind
    }
}
