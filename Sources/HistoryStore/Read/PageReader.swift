import ChatModel
import GRDB

/// Reads one page of a room within one read transaction.
///
/// A row that can't be read fails the page: leaving it out would be a hole that readers ask for again and again.
struct PageReader {
    /// The most entries of a page, whatever is asked for.
    static let entryLimit = 4_096

    private let db: Database
    private let byteLimit: Int

    /// - Parameter byteLimit: bytes of text of a page; its first entry may be longer.
    init(_ db: Database, bytes byteLimit: Int) {
        self.db = db
        self.byteLimit = byteLimit
    }

    /// Performs a query.
    func page(_ query: JournalQuery) throws -> JournalPage {
        switch query {
        case .page(let room, .before(let place, let limit), let last, _):
            try newest(of: room, after: .zero, upTo: Self.last(before: place, upTo: last), limit: limit)
        case .page(let room, .after(let place, let limit), let last, _):
            try oldest(of: room, after: place, upTo: last, limit: limit)
        case .join(let room, let last, let token, let limit, _):
            try join(room, upTo: last, resume: token, limit: limit)
        }
    }

    private static func last(before place: Seq?, upTo last: Seq) -> Seq {
        guard let place else { return last }
        return place == .zero ? .zero : min(last, Seq(place.value - 1))
    }

    /// With a token that holds, the newest page of what follows it: all of it, unless it is more than a page.
    private func join(_ room: RoomNumber, upTo last: Seq, resume token: ResumeToken?, limit: UInt32) throws
        -> JournalPage
    {
        guard let token else { return try newest(of: room, after: .zero, upTo: last, limit: limit) }
        guard token.seq <= last, try holds(token, in: room) else {
            return try newest(of: room, after: .zero, upTo: last, limit: limit, resume: .reset)
        }
        return try newest(of: room, after: token.seq, upTo: last, limit: limit, resume: .resumed)
    }

    private func holds(_ token: ResumeToken, in room: RoomNumber) throws -> Bool {
        let select = try db.cachedStatement(sql: "SELECT nonce FROM entries WHERE room = ? AND seq = ?")
        return try Int64.fetchOne(select, arguments: [room.column, token.seq.column]) == token.nonce.column
    }

    private func newest(
        of room: RoomNumber, after floor: Seq, upTo last: Seq, limit: UInt32, resume: Joined.Resume = .fresh
    ) throws -> JournalPage {
        let (entries, more) = try read(Self.newestFirst, of: room, after: floor, upTo: last, limit: limit)
        return JournalPage(entries: entries.reversed(), more: more, resume: resume)
    }

    private func oldest(of room: RoomNumber, after floor: Seq, upTo last: Seq, limit: UInt32) throws -> JournalPage {
        let (entries, more) = try read(Self.oldestFirst, of: room, after: floor, upTo: last, limit: limit)
        return JournalPage(entries: entries, more: more, resume: .fresh)
    }

    /// Reads one entry more than fits, which tells whether there is more.
    private func read(_ sql: String, of room: RoomNumber, after floor: Seq, upTo last: Seq, limit: UInt32) throws
        -> (entries: [Entry], more: Bool)
    {
        let limit = min(max(Int(limit), 1), Self.entryLimit)
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(
            statement, arguments: [room.column, floor.column, last.column, Int64(limit + 1)])
        var entries: [Entry] = []
        var bytes = 0
        while let row = try rows.next() {
            let columns = Columns(row)
            let text = try columns.text(5)
            bytes += text.utf8.count
            if entries.count == limit || (!entries.isEmpty && bytes > byteLimit) { return (entries, true) }
            entries.append(try entry(columns, text: text))
        }
        return (entries, false)
    }

    private func entry(_ columns: Columns, text: String) throws -> Entry {
        Entry(
            seq: try Seq(column: columns.integer(0)), time: try HubTime(column: columns.integer(1)),
            author: try UserNumber(column: columns.integer(2)), nonce: Nonce(column: try columns.integer(3)),
            body: try Entry.Body(kind: columns.integer(4), text: text))
    }

    private static let newestFirst = select + "DESC LIMIT ?"
    private static let oldestFirst = select + "ASC LIMIT ?"
    private static let select = """
        SELECT seq, time, author, nonce, kind, text FROM entries
        WHERE room = ? AND seq > ? AND seq <= ? ORDER BY seq
        """ + " "
}
