import ChatModel
import GRDB

/// Writes new rooms; one that is there already must be the same.
struct RoomsWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func write(_ rooms: [RoomRecord]) throws {
        guard !rooms.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO rooms (number, kind, name, fold, low, high) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO NOTHING
                """)
        for room in rooms {
            try insert.execute(arguments: Self.columns(of: room))
            if db.changesCount == 0 { try check(room) }
        }
    }

    private static func columns(of room: RoomRecord) -> StatementArguments {
        switch room.kind {
        case .named(let name):
            [room.number.column, RoomKindCode.named.rawValue, name.text, name.fold.column, nil, nil]
        case .direct(let pair):
            [room.number.column, RoomKindCode.direct.rawValue, nil, nil, pair.low.column, pair.high.column]
        }
    }

    private func check(_ room: RoomRecord) throws {
        let select = try db.cachedStatement(
            sql: """
                SELECT 1 FROM rooms
                WHERE number = ?1 AND kind = ?2 AND fold IS ?3 AND low IS ?4 AND high IS ?5
                """)
        let identity: StatementArguments =
            switch room.kind {
            case .named(let name): [room.number.column, RoomKindCode.named.rawValue, name.fold.column, nil, nil]
            case .direct(let pair):
                [room.number.column, RoomKindCode.direct.rawValue, nil, pair.low.column, pair.high.column]
            }
        guard try Int64.fetchOne(select, arguments: identity) != nil else {
            throw HistoryError(.failed, "The journal has another room under the number \(room.number.value).")
        }
    }
}
