import ChatModel
import Dispatch
import GRDB

/// One small step of the search index behind the journal, inside the transaction that its caller opened.
struct IndexStep {
    /// The most entries of a step.
    static let entryLimit = 256
    /// Milliseconds after which a step takes no further entry.
    static let milliseconds = 3

    private let db: Database
    private let documents: Documents
    private let deadline: DispatchTime
    private var entries = 0

    init(_ db: Database) {
        self.db = db
        documents = Documents(db)
        deadline = .now() + .milliseconds(Self.milliseconds)
    }

    /// Takes in what comes next, room after room; false when there is nothing more.
    mutating func run() throws -> Bool {
        while let room = try next() {
            guard !isOver else { return true }
            try index(room)
        }
        return false
    }

    private struct Room {
        let number: RoomNumber
        let isNamed: Bool
        let head: Seq
        let floor: Seq
        let indexed: Seq
    }

    private var isOver: Bool { entries >= Self.entryLimit || DispatchTime.now() >= deadline }

    private func next() throws -> Room? {
        let select = try db.cachedStatement(
            sql: "SELECT number, kind, head, floor, indexed FROM rooms WHERE indexed < head ORDER BY number LIMIT 1")
        guard let row = try Row.fetchOne(select) else { return nil }
        let columns = Columns(row)
        return Room(
            number: try RoomNumber(column: columns.integer(0)),
            isNamed: try columns.integer(1) == RoomKindCode.named.rawValue, head: try Seq(column: columns.integer(2)),
            floor: try Seq(column: columns.integer(3)), indexed: try Seq(column: columns.integer(4)))
    }

    private mutating func index(_ room: Room) throws {
        let select = try db.cachedStatement(
            sql: "SELECT seq, kind, target FROM entries WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?")
        let rows = try Row.fetchAll(
            select,
            arguments: [
                room.number.column, max(room.indexed, room.floor).column, room.head.column,
                Int64(Self.entryLimit - entries),
            ])
        var last = rows.isEmpty ? room.head : room.indexed
        for row in rows {
            let columns = Columns(row)
            last = try Seq(column: columns.integer(0))
            if let subject = try Self.subject(of: columns, at: last) { try index(subject, in: room) }
            entries += 1
            if isOver { break }
        }
        try db.cachedStatement(sql: "UPDATE rooms SET indexed = ? WHERE number = ?")
            .execute(arguments: [last.column, room.number.column])
    }

    /// The message whose words an entry brings: itself, or the one that it edits.
    private static func subject(of columns: Columns, at seq: Seq) throws -> Seq? {
        guard let kind = EntryKindCode(rawValue: try columns.integer(1)) else { return nil }
        if kind.isFindable { return seq }
        return kind == .edit ? try columns.optionalInteger(2).map { try Seq(column: $0) } : nil
    }

    /// Puts the present words of a message into the index, if it has any.
    private func index(_ seq: Seq, in room: Room) throws {
        guard seq > room.floor else { return }
        let select = try db.cachedStatement(
            sql: """
                SELECT e.time, e.author, coalesce(a.edit, e.seq), coalesce(t.text, e.text), e.kind FROM entries e
                LEFT JOIN amendments a ON a.room = e.room AND a.target = e.seq
                LEFT JOIN entries t ON t.room = a.room AND t.seq = a.edit
                WHERE e.room = ? AND e.seq = ? AND e.kind IN \(EntryKindCode.findable)
                """)
        guard let row = try Row.fetchOne(select, arguments: [room.number.column, seq.column]) else { return }
        let columns = Columns(row)
        try documents.replace(
            Document(
                room: room.number, isNamed: room.isNamed, author: try UserNumber(column: columns.integer(1)), seq: seq,
                place: try Seq(column: columns.integer(2)), time: try HubTime(column: columns.integer(0)),
                text: try Self.words(columns.text(3), kind: columns.integer(4))))
    }

    /// The words of what stands in a row: runs and files are kept with more than their words.
    private static func words(_ text: String, kind: Int64) throws -> String {
        guard let kind = EntryKindCode(rawValue: kind), !kind.isSpoken else { return text }
        return try Entry.Body(kind: kind, text: text, target: nil).words ?? ""
    }
}
