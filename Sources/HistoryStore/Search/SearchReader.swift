import ChatModel
import GRDB

/// Looks a search up in the index, within one read transaction.
struct SearchReader {
    /// Documents that a page looks at, at most, when the index can't narrow the rooms down for it.
    static let lookLimit = 20_000

    private let db: Database
    private let byteLimit: Int

    /// - Parameter byteLimit: bytes of text of all hits; the first may be longer.
    init(_ db: Database, bytes byteLimit: Int) {
        self.db = db
        self.byteLimit = byteLimit
    }

    /// Performs a search, newest first. What was deleted, edited away or has expired is not among the hits, even
    /// while the index still has it.
    /// - Throws: ``HistoryError``, `emptySearch` when there is nothing to look for in its words.
    func hits(of search: JournalSearch) throws -> JournalHits {
        guard let expression = SearchExpression(search) else { throw HistoryError.emptySearch(search.words) }
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: Self.select),
            arguments: [expression.text, Self.first(of: search), Self.end(of: search)])
        var page = SearchPageBuilder(limit: min(max(Int(search.limit), 1), PageReader.entryLimit), bytes: byteLimit)
        while page.looked < Self.lookLimit, !page.isFull, let row = try rows.next() {
            let columns = Columns(row)
            let (id, room) = (try columns.integer(13), try RoomNumber(column: columns.integer(14)))
            let isNamed = try columns.integer(15) == RoomKindCode.named.rawValue
            guard search.rooms.contain(room, isNamed: isNamed) else {
                page.skip(id)
                continue
            }
            let stored = EntryRow(row)
            let entry = try stored.entry()
            if let border = search.hidden[room], entry.seq <= border {
                page.skip(id)
            } else {
                page.add(SearchHit(room: room, entry: entry, isPinned: try stored.isPinned()), id)
            }
        }
        let next = page.next(looks: Self.lookLimit).map { SearchPlace(UInt64($0)) }
        return JournalHits(hits: page.hits, next: next, unindexed: try unindexed(search.rooms))
    }

    /// Entries that the index has not come to.
    private func unindexed(_ rooms: JournalSearch.Rooms) throws -> UInt64 {
        let sum = "SELECT coalesce(sum(head - max(indexed, floor)), 0) FROM rooms WHERE indexed < head"
        let count =
            switch rooms {
            case .one(let room): try Int64.fetchOne(db, sql: sum + " AND number = ?", arguments: [room.column])
            case .namedAnd: try Int64.fetchOne(db, sql: sum)
            }
        return UInt64(clamping: count ?? 0)
    }

    private static func first(of search: JournalSearch) -> Int64 { search.since.map(Document.first) ?? 0 }

    private static func end(of search: JournalSearch) -> Int64 { Int64(clamping: search.before?.value ?? .max) }

    private static let select = """
        SELECT \(EntryRow.columns), d.id, d.room, r.kind FROM found f
        CROSS JOIN documents d ON d.id = f.rowid
        CROSS JOIN rooms r ON r.number = d.room
        CROSS JOIN entries e ON e.room = d.room AND e.seq = d.seq
        LEFT JOIN amendments a ON a.room = e.room AND a.target = e.seq
        LEFT JOIN entries t ON t.room = a.room AND t.seq = a.edit
        WHERE f.found MATCH ? AND f.rowid >= ? AND f.rowid < ?
            AND e.kind IN \(EntryKindCode.findable) AND e.seq > r.floor AND d.place = coalesce(a.edit, e.seq)
        ORDER BY f.rowid DESC
        """
}

extension HistoryError {
    /// Nothing in these words can be looked for.
    static func emptySearch(_ words: SearchWords) -> HistoryError {
        HistoryError(
            .emptySearch, "There is no word in \"\(words.text)\" that can be looked for; search for letters or digits.")
    }
}

/// Gathers the hits of a page.
private struct SearchPageBuilder {
    private(set) var hits: [SearchHit] = []
    /// Documents that were looked at.
    private(set) var looked = 0
    /// Whether there was a hit that did not fit.
    private(set) var isFull = false
    private let limit: Int
    private let byteLimit: Int
    private var bytes = 0
    private var last: Int64?

    init(limit: Int, bytes byteLimit: Int) {
        self.limit = limit
        self.byteLimit = byteLimit
    }

    mutating func skip(_ id: Int64) {
        looked += 1
        last = id
    }

    mutating func add(_ hit: SearchHit, _ id: Int64) {
        bytes = bytes &+ hit.entry.body.byteCount
        guard hits.isEmpty || (hits.count < limit && bytes <= byteLimit) else {
            isFull = true
            return
        }
        hits.append(hit)
        skip(id)
    }

    /// The document behind which the next page goes on; nil when there is nothing more.
    func next(looks: Int) -> Int64? { isFull || looked >= looks ? last : nil }
}
