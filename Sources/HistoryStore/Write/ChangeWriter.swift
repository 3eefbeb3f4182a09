import ChatModel
import GRDB

/// Writes one entry that speaks of another: checks what it speaks of, then stores it and what it makes of its target.
struct ChangeWriter {
    private let db: Database
    private let entry: Entry
    private let target: Seq
    private let room: RoomNumber

    init(_ db: Database, _ entry: Entry, of target: Seq, in room: RoomNumber) {
        self.db = db
        self.entry = entry
        self.target = target
        self.room = room
    }

    /// What becomes of the entry if it is not to be stored; nil if it is.
    /// - Parameter floor: the last place that has expired.
    func refusal(floor: Seq, right: TargetRight) throws -> SubmissionOutcome? {
        guard target > floor, let facts = try facts() else { return .refused(.noSuchEntry) }
        guard facts.kind != .deleted else { return .refused(.deleted) }
        if case .edit = entry.body, !facts.kind.isSpoken { return .refused(.noSuchEntry) }
        switch entry.body {
        case .edit, .deletion:
            return right == .own && facts.author != entry.author ? .refused(.notYours) : nil
        case .reaction(_, let reaction, let isOn):
            return try ReactionsWriter(db, room: room, target: target).refusal(reaction, by: entry.author, isOn: isOn)
        case .pin(_, let isOn): return try PinsWriter(db, room: room, target: target).refusal(isOn: isOn, floor: floor)
        default: return nil
        }
    }

    /// Stores the entry and its effect.
    func write() throws {
        try insert()
        switch entry.body {
        case .edit: try amend(edit: entry.seq)
        case .deletion:
            try blank()
            try amend(isDeleted: true)
            try PinsWriter(db, room: room, target: target).write(nil)
        case .reaction(_, let reaction, let isOn):
            try ReactionsWriter(db, room: room, target: target).write(reaction, by: entry, isOn: isOn)
            try touch()
        case .pin(_, let isOn):
            try touch()
            try PinsWriter(db, room: room, target: target).write(isOn ? entry.seq : nil)
        default: break
        }
    }

    /// The message that is spoken of; nil if it is none.
    private func facts() throws -> (kind: EntryKindCode, author: UserNumber)? {
        let select = try db.cachedStatement(sql: "SELECT kind, author FROM entries WHERE room = ? AND seq = ?")
        guard let row = try Row.fetchOne(select, arguments: [room.column, target.column]) else { return nil }
        let columns = Columns(row)
        guard let kind = EntryKindCode(rawValue: try columns.integer(0)), kind.isSaid || kind == .deleted else {
            return nil
        }
        return (kind, try UserNumber(column: columns.integer(1)))
    }

    private func insert() throws {
        let body = entry.body.stored
        let insertion = try db.cachedStatement(
            sql: """
                INSERT INTO entries (room, seq, time, author, nonce, kind, text, target)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insertion.execute(arguments: [
            room.column, entry.seq.column, entry.time.column, entry.author.column, entry.nonce.column,
            body.kind.rawValue, body.text, target.column,
        ])
    }

    private func amend(edit: Seq? = nil, isDeleted: Bool = false) throws {
        let update = try db.cachedStatement(
            sql: """
                INSERT INTO amendments (room, target, changed, edit, deleted) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (room, target)
                DO UPDATE SET changed = excluded.changed, edit = excluded.edit, deleted = excluded.deleted
                """)
        try update.execute(arguments: [
            room.column, target.column, entry.seq.column, edit?.column, isDeleted,
        ])
    }

    private func touch() throws {
        let update = try db.cachedStatement(
            sql: """
                INSERT INTO amendments (room, target, changed) VALUES (?, ?, ?)
                ON CONFLICT (room, target) DO UPDATE SET changed = excluded.changed
                """)
        try update.execute(arguments: [room.column, target.column, entry.seq.column])
    }

    /// Takes the words away wherever they stand: in the message, its edits, the search
    /// index and the list of files.
    private func blank() throws {
        let place: StatementArguments = [room.column, target.column]
        try db.cachedStatement(sql: "UPDATE entries SET kind = 9, text = '', target = NULL WHERE room = ? AND seq = ?")
            .execute(arguments: place)
        try db.cachedStatement(
            sql: "UPDATE entries SET kind = 10, text = '' WHERE room = ? AND target = ? AND kind = 4"
        ).execute(arguments: place)
        try db.cachedStatement(sql: "DELETE FROM reactions WHERE room = ? AND target = ?").execute(arguments: place)
        try Documents(db).remove(room: room, seq: target)
        try FilesWriter(db).remove(room: room, seq: target)
    }
}
