import ChatModel
import GRDB

/// Reads one page of a room within one read transaction.
///
/// A row that can't be read fails the page: leaving it out would be a hole that readers ask for again and again.
struct PageReader {
    /// The most entries of a page that stand for themselves, whatever is asked for.
    static let entryLimit = 4_096

    private let db: Database
    private let byteLimit: Int

    /// - Parameter byteLimit: bytes of text of a page, amendments included; its first entry may be longer.
    init(_ db: Database, bytes byteLimit: Int) {
        self.db = db
        self.byteLimit = byteLimit
    }

    /// Performs a query.
    func page(_ query: JournalQuery) throws -> JournalPage {
        switch query {
        case .page(let room, let span, let last, let reader, let border):
            let page = try page(of: room, span, upTo: last, reader: reader, border: border)
            return JournalPage(
                entries: page.entries, more: page.more, resume: .fresh, amendments: page.amendments)
        case .pins(let room, let place, let last, let reader, let border):
            let floor = try RoomFacts(db, room).raised(to: border).floor
            let stretch = Stretch(
                room: room, after: floor, last: Self.last(before: place, upTo: last),
                limit: UInt32(PinsWriter.limit))
            let page = try read(stretch, by: EntryRow.pins, newestFirst: true, reader: reader)
            return JournalPage(
                entries: page.entries, more: page.more, resume: .fresh, amendments: page.amendments)
        case .join(let room, let last, let token, let limit, let reader, let border):
            return try join(
                RoomFacts(db, room).raised(to: border), upTo: last, resume: token, limit: limit, reader: reader)
        }
    }

    private func page(
        of room: RoomNumber, _ span: HistorySpan, upTo last: Seq, reader: UserNumber, border: Seq
    ) throws -> PageContent {
        let floor = try RoomFacts(db, room).raised(to: border).floor
        switch span {
        case .before(let place, let limit):
            let stretch = Stretch(room: room, after: floor, last: Self.last(before: place, upTo: last), limit: limit)
            return try read(stretch, newestFirst: true, reader: reader)
        case .after(let place, let limit):
            let stretch = Stretch(room: room, after: max(place, floor), last: last, limit: limit)
            return try read(stretch, newestFirst: false, reader: reader)
        }
    }

    private static func last(before place: Seq?, upTo last: Seq) -> Seq {
        guard let place else { return last }
        return place == .zero ? .zero : min(last, Seq(place.value - 1))
    }

    /// With a token that holds, the newest page of what follows it: all of it, unless it is more than a page.
    private func join(
        _ facts: RoomFacts, upTo last: Seq, resume token: ResumeToken?, limit: UInt32, reader: JournalReader
    ) throws -> JournalPage {
        let resume = try resume(token, in: facts.room, between: facts.floor, and: last)
        let start = resume == .resumed ? token?.seq ?? facts.floor : facts.floor
        let page = try read(
            Stretch(room: facts.room, after: start, last: last, limit: limit), newestFirst: true, reader: reader.user)
        let unread = UnreadReader(db, facts, reader)
        let mark = try unread.mark()
        return JournalPage(
            entries: page.entries, more: page.more, resume: resume, amendments: page.amendments, mark: mark,
            unread: try unread.unread(after: mark, upTo: last))
    }

    private func resume(_ token: ResumeToken?, in room: RoomNumber, between floor: Seq, and last: Seq) throws
        -> Joined.Resume
    {
        guard let token else { return .fresh }
        return try token.seq > floor && token.seq <= last && holds(token, in: room) ? .resumed : .reset
    }

    private func holds(_ token: ResumeToken, in room: RoomNumber) throws -> Bool {
        let select = try db.cachedStatement(sql: "SELECT nonce FROM entries WHERE room = ? AND seq = ?")
        return try Int64.fetchOne(select, arguments: [room.column, token.seq.column]) == token.nonce.column
    }

    /// Reads one entry more than fits, which tells whether there is more.
    /// - Parameter sql: which rows; nil for all of the stretch.
    private func read(
        _ stretch: Stretch, by sql: String? = nil, newestFirst: Bool, reader: UserNumber
    ) throws -> PageContent {
        let limit = min(max(Int(stretch.limit), 1), Self.entryLimit)
        var builder = PageBuilder(limit: limit, bytes: byteLimit)
        let signs = ReactionReader(db, room: stretch.room, reader: reader)
        let statement = try db.cachedStatement(sql: sql ?? EntryRow.page(newestFirst: newestFirst))
        let rows = try Row.fetchCursor(
            statement,
            arguments: [
                stretch.room.column, stretch.after.column, stretch.last.column, Int64(builder.entryLimit + 1),
            ])
        while let row = try rows.next() {
            let row = EntryRow(row)
            let amendment = try builder.lacks(row.subject()) ? row.amendment(signs.tallies) : nil
            guard builder.add(try row.entry(), amendment) else { break }
        }
        return builder.content(isReversed: newestFirst)
    }
}

/// The part of a room that a page is taken from.
private struct Stretch {
    let room: RoomNumber
    let after: Seq
    let last: Seq
    let limit: UInt32
}
