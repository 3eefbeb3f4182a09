import ChatModel
import GRDB

/// What a page has to know of its room; a room that the journal does not have is an empty named one.
struct RoomFacts {
    let room: RoomNumber
    /// The last place whose entry has expired, or is not for the reader.
    private(set) var floor: Seq
    let isDirect: Bool

    init(_ db: Database, _ room: RoomNumber) throws {
        self.room = room
        let select = try db.cachedStatement(sql: "SELECT floor, kind FROM rooms WHERE number = ?")
        guard let row = try Row.fetchOne(select, arguments: [room.column]) else {
            floor = .zero
            isDirect = false
            return
        }
        let columns = Columns(row)
        floor = try Seq(column: columns.integer(0))
        isDirect = try columns.integer(1) == RoomKindCode.direct.rawValue
    }

    /// The room as somebody sees it who may read only what stands behind a place.
    func raised(to border: Seq) -> RoomFacts {
        var raised = self
        raised.floor = max(floor, border)
        return raised
    }
}
