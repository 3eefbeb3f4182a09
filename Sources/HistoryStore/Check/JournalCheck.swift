import ChatModel
import GRDB

/// Looks a journal through without changing it, also while a hub has it open, in bounded memory.
///
/// SQLite's own check of the file is one long look at one state; the entries are read in short ones, room by room, up
/// to where each room ended when the check began.
package struct JournalCheck: Sendable {
    private let path: String

    /// - Parameter folder: the hub's data folder.
    package init(folder: String) { path = folder + "/journal.sqlite" }

    /// Looks through everything; waits for the disk.
    /// - Parameter progress: is told how far it has come, every few hundred entries.
    /// - Throws: ``HistoryError`` when there is no journal that can be read at all; what is wrong in one that can is
    ///   found, not thrown.
    package func run(progress: (JournalProgress) -> Void = { _ in }) throws(HistoryError) -> JournalReport {
        let connection = try JournalDatabase.readOnly(path)
        do {
            return try look(connection, progress)
        } catch {
            throw HistoryError.from(error, journal: path)
        }
    }

    private func look(_ connection: DatabaseQueue, _ progress: (JournalProgress) -> Void) throws -> JournalReport {
        var findings = JournalFindings()
        progress(.file)
        try connection.read { try FileCheck($0).run(into: &findings) }
        let people = try connection.read { try CheckedPeople($0, into: &findings) }
        let rooms = try connection.read { try CheckedRoom.all($0, into: &findings) }
        let total = rooms.reduce(UInt64(0)) { $0 + ($1.head - min($1.head, $1.floor)) }
        var (entries, bytes) = (UInt64(0), UInt64(0))
        for room in rooms {
            var check = RoomCheck(room, people: people)
            while try connection.read({ try check.step($0, into: &findings) }) {
                progress(.entries(entries + check.entries, of: total))
            }
            entries += check.entries
            bytes += check.bytes
        }
        progress(.changes)
        try connection.inDatabase { try IndexCheck.prepare($0) }
        try connection.read { db in
            try CrossCheck(db).run(into: &findings)
            try IndexCheck(db).run(into: &findings)
        }
        return JournalReport(
            people: UInt64(people.numbers.count), rooms: UInt64(rooms.count), entries: entries, textBytes: bytes,
            findings: findings.kept, found: findings.count)
    }
}

/// How far a check has come.
package enum JournalProgress: Hashable, Sendable {
    /// SQLite looks through the file.
    case file
    /// So many entries were looked at.
    case entries(UInt64, of: UInt64)
    /// Messages are held against their changes, and against the search index.
    case changes
}

/// What a check found.
package struct JournalReport: Hashable, Sendable {
    package let people: UInt64
    package let rooms: UInt64
    package let entries: UInt64
    /// Bytes of all texts.
    package let textBytes: UInt64
    /// What is wrong: the first hundred things.
    package let findings: [JournalFinding]
    /// How many things are wrong.
    package let found: UInt64

    /// Whether nothing is wrong.
    package var isWell: Bool { found == 0 }
}
