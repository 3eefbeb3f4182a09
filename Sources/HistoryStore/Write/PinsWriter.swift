import ChatModel
import GRDB

/// Whether one message is pinned in its room.
struct PinsWriter {
    /// The most pinned messages of a room.
    static let limit = Limits().pinsPerRoom

    private let db: Database
    private let room: RoomNumber
    private let target: Seq

    init(_ db: Database, room: RoomNumber, target: Seq) {
        self.db = db
        self.room = room
        self.target = target
    }

    /// What becomes of a pin if it is not to be stored: because it changes nothing, or because so many messages are
    /// pinned; nil if it is.
    /// - Parameter floor: the last place that has expired; what stands up to it is pinned no longer.
    func refusal(isOn: Bool, floor: Seq) throws -> SubmissionOutcome? {
        let place = try place()
        guard isOn else { return place == nil ? .duplicate(target) : nil }
        if let place { return .duplicate(place) }
        return try count(after: floor) < Self.limit ? nil : .refused(.tooManyPins)
    }

    /// Notes the place of the entry that pins the message, or (nil) that none does; there must be an amendment of it.
    func write(_ place: Seq?) throws {
        let update = try db.cachedStatement(sql: "UPDATE amendments SET pinned = ? WHERE room = ? AND target = ?")
        try update.execute(arguments: [place?.column, room.column, target.column])
    }

    private func place() throws -> Seq? {
        let select = try db.cachedStatement(sql: "SELECT pinned FROM amendments WHERE room = ? AND target = ?")
        guard let row = try Row.fetchOne(select, arguments: [room.column, target.column]) else { return nil }
        return try Columns(row).optionalInteger(0).map { try Seq(column: $0) }
    }

    private func count(after floor: Seq) throws -> Int {
        let select = try db.cachedStatement(
            sql: "SELECT count(*) FROM amendments WHERE room = ? AND target > ? AND pinned IS NOT NULL")
        return try Int.fetchOne(select, arguments: [room.column, floor.column]) ?? 0
    }
}
