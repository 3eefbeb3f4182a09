import ChatModel
import GRDB

/// Reads how far a reader has read a room, and counts what stands behind that.
struct UnreadReader {
    /// The most rows that are looked at: a room may hold more changes than messages.
    static let rowLimit = 4_000
    /// Bytes of text in which mentions are looked for.
    static let byteLimit = 1 << 20

    private let db: Database
    private let facts: RoomFacts
    private let reader: JournalReader

    init(_ db: Database, _ facts: RoomFacts, _ reader: JournalReader) {
        self.db = db
        self.facts = facts
        self.reader = reader
    }

    /// The mark that the hub gave or the one in the journal, whichever is later.
    func mark() throws -> Seq {
        let select = try db.cachedStatement(sql: "SELECT seq FROM marks WHERE user = ? AND room = ?")
        let stored = try Int64.fetchOne(select, arguments: [reader.user.column, facts.room.column])
        return max(reader.mark, try stored.map { try Seq(column: $0) } ?? .zero)
    }

    /// Messages of others behind a mark, and those that speak of the reader; in a direct room all do.
    func unread(after mark: Seq, upTo last: Seq) throws -> Unread {
        guard reader.counts, mark < last else { return .none }
        let nick = facts.isDirect ? nil : try nick()
        var tally = UnreadTally(nick: nick, isDirect: facts.isDirect, byteLimit: Self.byteLimit)
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: Self.select),
            arguments: [facts.room.column, max(mark, facts.floor).column, last.column, Self.rowLimit])
        while !tally.isFull, let row = try rows.next() {
            let columns = Columns(row)
            guard try columns.integer(0) != reader.user.column, try columns.integer(1) != 0 else { continue }
            tally.add(try columns.text(2))
        }
        return tally.unread
    }

    private static let select = """
        SELECT e.author, e.kind IN \(EntryKindCode.said),
            CASE WHEN e.kind = \(EntryKindCode.file.rawValue) THEN '' ELSE coalesce(t.text, e.text) END FROM entries e
        LEFT JOIN amendments a ON a.room = e.room AND a.target = e.seq
        LEFT JOIN entries t ON t.room = a.room AND t.seq = a.edit
        WHERE e.room = ? AND e.seq > ? AND e.seq <= ? ORDER BY e.seq DESC LIMIT ?
        """

    private func nick() throws -> Nick? {
        let select = try db.cachedStatement(sql: "SELECT nick FROM people WHERE number = ?")
        return try String.fetchOne(select, arguments: [reader.user.column]).flatMap { try? Nick($0) }
    }
}

/// Counts unread messages, up to a limit.
private struct UnreadTally {
    private static let limit = Limits().countedUnread

    let nick: Nick?
    let isDirect: Bool
    /// Bytes that may still be searched for mentions.
    var byteLimit: Int
    private var messages = 0
    private var mentions = 0

    init(nick: Nick?, isDirect: Bool, byteLimit: Int) {
        self.nick = nick
        self.isDirect = isDirect
        self.byteLimit = byteLimit
    }

    var isFull: Bool { messages >= Self.limit }

    var unread: Unread { Unread(messages: UInt32(messages), mentions: UInt32(mentions)) }

    mutating func add(_ text: String) {
        messages += 1
        if isDirect || mentionsReader(text) { mentions += 1 }
    }

    private mutating func mentionsReader(_ text: String) -> Bool {
        guard let nick, byteLimit > 0 else { return false }
        byteLimit -= text.utf8.count
        return Mention.of(nick, in: text)
    }
}
