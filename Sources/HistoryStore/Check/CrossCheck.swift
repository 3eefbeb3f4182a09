import ChatModel
import GRDB

/// Holds against each other what stands in several tables; a fault is a row that one of these selects.
struct CrossCheck {
    private struct Question {
        let kind: JournalFinding.Kind
        /// Selects room and place of what is wrong.
        let sql: String
        let message: String
    }

    private let db: Database

    init(_ db: Database) { self.db = db }

    func run(into findings: inout JournalFindings) throws {
        for question in Self.questions {
            let rows = try Row.fetchCursor(db, sql: question.sql)
            while let row = try rows.next() { findings.add(try finding(Columns(row), question)) }
        }
    }

    private func finding(_ columns: Columns, _ question: Question) throws -> JournalFinding {
        JournalFinding(
            question.kind, room: try? RoomNumber(column: try columns.integer(0)),
            seq: try? Seq(column: try columns.integer(1)), question.message)
    }

    private static let questions = [
        Question(
            kind: .entry,
            sql: "SELECT room, min(seq) FROM entries WHERE room NOT IN (SELECT number FROM rooms) GROUP BY room",
            message: "There are entries of a room that the journal does not have."),
        Question(
            kind: .room,
            sql: """
                SELECT r.number, max(e.seq) FROM rooms r JOIN entries e ON e.room = r.number AND e.seq > r.head
                GROUP BY r.number
                """,
            message: "There are entries behind the room's last place."),
        Question(
            kind: .change,
            sql: """
                SELECT a.room, a.target FROM amendments a
                LEFT JOIN rooms r ON r.number = a.room
                LEFT JOIN entries e ON e.room = a.room AND e.seq = a.target
                WHERE a.target > coalesce(r.floor, 0)
                    AND (e.seq IS NULL OR e.kind NOT IN \(EntryKindCode.messages)
                        OR (a.deleted != 0) != (e.kind = \(EntryKindCode.deleted.rawValue)))
                """,
            message: "What was changed here is no message, or was taken back without its words being blanked."),
        Question(
            kind: .change,
            sql: """
                SELECT a.room, a.edit FROM amendments a
                LEFT JOIN entries e ON e.room = a.room AND e.seq = a.edit
                WHERE a.edit IS NOT NULL
                    AND (e.seq IS NULL OR e.target IS NOT a.target OR e.kind != \(EntryKindCode.edit.rawValue))
                """,
            message: "This should be an edit, and is none."),
        Question(
            kind: .change,
            sql: """
                SELECT DISTINCT s.room, s.target FROM reactions s
                LEFT JOIN rooms r ON r.number = s.room
                LEFT JOIN amendments a ON a.room = s.room AND a.target = s.target
                WHERE s.target > coalesce(r.floor, 0) AND (a.target IS NULL OR a.deleted != 0)
                """,
            message: "There are reactions here without a message."),
        Question(
            kind: .change,
            sql: """
                SELECT a.room, a.target FROM amendments a
                LEFT JOIN rooms r ON r.number = a.room
                LEFT JOIN entries p ON p.room = a.room AND p.seq = a.pinned
                WHERE a.pinned IS NOT NULL AND a.target > coalesce(r.floor, 0)
                    AND (a.deleted != 0 OR p.seq IS NULL OR p.target IS NOT a.target
                        OR p.kind != \(EntryKindCode.pinOn.rawValue))
                """,
            message: "This message is pinned, and nobody pinned it."),
        Question(
            kind: .room,
            sql: """
                SELECT room, 0 FROM standings WHERE room > 0 AND room NOT IN (SELECT number FROM rooms)
                UNION SELECT room, 0 FROM sanctions WHERE room > 0 AND room NOT IN (SELECT number FROM rooms)
                """,
            message: "There are roles or bans of a room that the journal does not have."),
        Question(
            kind: .entry,
            sql: """
                SELECT f.room, f.seq FROM files f
                LEFT JOIN rooms r ON r.number = f.room
                LEFT JOIN entries e ON e.room = f.room AND e.seq = f.seq
                WHERE f.seq > coalesce(r.floor, 0) AND (e.seq IS NULL OR e.kind != \(EntryKindCode.file.rawValue))
                """,
            message: "The list of files has a file here, and the message is none."),
        Question(
            kind: .search,
            sql: """
                SELECT d.room, d.seq FROM documents d
                LEFT JOIN rooms r ON r.number = d.room
                LEFT JOIN entries e ON e.room = d.room AND e.seq = d.seq
                WHERE d.seq > coalesce(r.floor, 0) AND (e.seq IS NULL OR e.kind NOT IN \(EntryKindCode.findable))
                """,
            message: "The search index has words here, and there is no message."),
        Question(
            kind: .search,
            sql: """
                SELECT e.room, e.seq FROM rooms r
                JOIN entries e ON e.room = r.number AND e.seq > r.floor AND e.seq <= r.indexed
                LEFT JOIN documents d ON d.room = e.room AND d.seq = e.seq
                WHERE e.kind IN \(EntryKindCode.findable) AND d.id IS NULL
                """,
            message: "The search index passed this message without taking it in."),
    ]
}
