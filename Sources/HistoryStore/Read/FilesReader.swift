import ChatModel
import GRDB

/// Looks for files within one read transaction. What was taken back or has expired is not found, even while its rows
/// are still there.
struct FilesReader {
    /// Files that a page looks at, at most: not all of them need be for the user's eyes.
    static let lookLimit = 20_000
    /// The most files of a page.
    static let pageLimit = 200

    private let db: Database

    init(_ db: Database) { self.db = db }

    func find(_ query: FileQuery) throws -> FileFinding {
        switch query {
        case .upload(let user, let nonce): .upload(try earlier(user, nonce), used: try used(by: user))
        case .file(let room, let seq): .file(try file(in: room, at: seq))
        case .list(let search): try page(of: search)
        }
    }

    private func earlier(_ user: UserNumber, _ nonce: Nonce) throws -> EarlierUpload? {
        let select = try db.cachedStatement(sql: "SELECT room, seq, kind FROM entries WHERE author = ? AND nonce = ?")
        guard let row = try Row.fetchOne(select, arguments: [user.column, nonce.column]) else { return nil }
        let columns = Columns(row)
        let kind = EntryKindCode(rawValue: try columns.integer(2))
        return EarlierUpload(
            room: try RoomNumber(column: columns.integer(0)), seq: try Seq(column: columns.integer(1)),
            isFile: kind == .file || kind == .deleted)
    }

    /// Bytes of the contents that somebody's files hold, each counted once.
    private func used(by user: UserNumber) throws -> UInt64 {
        let select = try db.cachedStatement(
            sql: "SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT id, size FROM files WHERE author = ?)")
        return UInt64(clamping: try Int64.fetchOne(select, arguments: [user.column]) ?? 0)
    }

    private func file(in room: RoomNumber, at seq: Seq) throws -> SharedFile? {
        let select = try db.cachedStatement(
            sql: """
                SELECT e.text, e.kind FROM files f
                JOIN rooms r ON r.number = f.room JOIN entries e ON e.room = f.room AND e.seq = f.seq
                WHERE f.room = ? AND f.seq = ? AND f.seq > r.floor
                """)
        guard let row = try Row.fetchOne(select, arguments: [room.column, seq.column]) else { return nil }
        return try Self.file(Columns(row), text: 0, kind: 1)
    }

    private func page(of search: FileSearch) throws -> FileFinding {
        let limit = min(max(Int(search.limit), 1), Self.pageLimit)
        var (found, looked, last) = ([KeptFile](), 0, UInt64(0))
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: Self.select(in: search.rooms)),
            arguments: Self.arguments(of: search))
        while let row = try rows.next() {
            guard found.count < limit, looked < Self.lookLimit else { return .list(found, next: last) }
            let columns = Columns(row)
            let kept = try Self.kept(columns)
            (looked, last) = (looked + 1, kept.place)
            let isNamed = try columns.integer(5) == RoomKindCode.named.rawValue
            guard search.rooms.contain(kept.room, isNamed: isNamed) else { continue }
            if let border = search.hidden[kept.room], kept.seq <= border { continue }
            found.append(kept)
        }
        return .list(found, next: nil)
    }

    private static func select(in rooms: JournalSearch.Rooms) -> String {
        if case .one = rooms { selectOfRoom } else { selectOfAll }
    }

    private static let selectOfAll = select + " ORDER BY f.place DESC"
    private static let selectOfRoom = select + " AND f.room = ? ORDER BY f.seq DESC"
    private static let select = """
        SELECT f.place, f.room, f.seq, f.time, f.author, r.kind, e.text, e.kind FROM files f
        CROSS JOIN rooms r ON r.number = f.room CROSS JOIN entries e ON e.room = f.room AND e.seq = f.seq
        WHERE f.place < ? AND f.seq > r.floor
        """

    private static func arguments(of search: FileSearch) -> StatementArguments {
        let before = Int64(clamping: search.before ?? .max)
        if case .one(let room) = search.rooms { return [before, room.column] }
        return [before]
    }

    private static func kept(_ columns: Columns) throws -> KeptFile {
        KeptFile(
            place: UInt64(clamping: try columns.integer(0)), room: try RoomNumber(column: columns.integer(1)),
            seq: try Seq(column: columns.integer(2)), time: try HubTime(column: columns.integer(3)),
            author: try UserNumber(column: columns.integer(4)), file: try file(columns, text: 6, kind: 7))
    }

    private static func file(_ columns: Columns, text: Int, kind: Int) throws -> SharedFile {
        guard try columns.integer(kind) == EntryKindCode.file.rawValue,
            let file = SharedFile(stored: try columns.text(text))
        else { throw HistoryError.damaged("a file in its list that is none in its entry") }
        return file
    }

    /// Of these contents, those of which no file speaks. What is only about to go counts: its row goes soon.
    func unwanted(among contents: [FileID]) throws -> [FileID] {
        let select = try db.cachedStatement(sql: "SELECT 1 FROM files WHERE id = ? LIMIT 1")
        return try contents.filter { try Int64.fetchOne(select, arguments: [$0.column]) == nil }
    }
}
