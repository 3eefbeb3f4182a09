import ChatModel
import GRDB

/// Looks one room through from its floor to its head, a stretch at a time.
struct RoomCheck {
    /// Entries of a stretch.
    static let stretch = 512

    private let room: CheckedRoom
    private let people: CheckedPeople
    private var place: UInt64
    private var time = HubTime(milliseconds: 0)
    /// Entries that were looked at.
    private(set) var entries: UInt64 = 0
    /// Bytes of their texts.
    private(set) var bytes: UInt64 = 0

    init(_ room: CheckedRoom, people: CheckedPeople) {
        self.room = room
        self.people = people
        place = room.floor
    }

    /// Looks at the next stretch; false when the room is done.
    mutating func step(_ db: Database, into findings: inout JournalFindings) throws -> Bool {
        let floor = try RoomFacts(db, room.number).floor.value
        // A running hub may have let go of what comes next.
        place = max(place, min(floor, room.head))
        let select = try db.cachedStatement(
            sql: """
                SELECT seq, time, author, nonce, kind, text, target FROM entries
                WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
                """)
        let rows = try Row.fetchCursor(
            select,
            arguments: [room.number.column, Int64(clamping: place), Int64(clamping: room.head), Self.stretch])
        var count = 0
        while let row = try rows.next() {
            look(at: Columns(row), into: &findings)
            count += 1
        }
        if count == Self.stretch { return true }
        if place < room.head { add(.hole, place + 1, missing(before: room.head + 1), to: &findings) }
        return false
    }

    private mutating func look(at columns: Columns, into findings: inout JournalFindings) {
        entries += 1
        do {
            let seq = try Seq(column: columns.integer(0)).value
            if seq != place + 1 { add(.hole, place + 1, missing(before: seq), to: &findings) }
            place = seq
            try look(at: try EntryRow.plain(columns), columns, into: &findings)
        } catch let error as HistoryError {
            add(.entry, place, error.message, to: &findings)
        } catch {
            add(.entry, place, "\(error)", to: &findings)
        }
    }

    private mutating func look(at entry: Entry, _ columns: Columns, into findings: inout JournalFindings) throws {
        bytes += UInt64(entry.body.byteCount)
        if !people.contain(authorOf: entry) {
            add(.entry, place, "Nobody is known under its author's number \(entry.author.value).", to: &findings)
        }
        if entry.time < time { add(.entry, place, "It is older than the entry before it.", to: &findings) }
        time = entry.time
        if let target = try columns.optionalInteger(6), target >= entry.seq.column {
            add(.change, place, "It speaks of place \(target), which comes after it.", to: &findings)
        }
    }

    private func missing(before next: UInt64) -> String {
        "The journal has no entry from place \(place + 1) to place \(next - 1)."
    }

    private func add(_ kind: JournalFinding.Kind, _ seq: UInt64, _ message: String, to findings: inout JournalFindings)
    {
        findings.add(JournalFinding(kind, room: room.number, seq: Seq(seq), message))
    }
}
