import ChatModel
import GRDB

/// Finds places by time: within a room neither steps back, so halving finds them without reading the room.
struct PlacesByTime {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// When the entry at a place was numbered; nil if there is none.
    func time(of seq: Seq, in room: RoomNumber) throws -> HubTime? {
        let select = try db.cachedStatement(sql: "SELECT time FROM entries WHERE room = ? AND seq = ?")
        return try Int64.fetchOne(select, arguments: [room.column, seq.column]).map { try HubTime(column: $0) }
    }

    /// The last place before a time; `low` if there is none.
    /// - Parameters:
    ///   - low: a place that is before that time, or stands before the first.
    ///   - high: the last place to be considered.
    func last(before time: HubTime, in room: RoomNumber, between low: UInt64, and high: UInt64) throws -> UInt64 {
        var (low, high) = (low, high)
        while low < high {
            let middle = low + (high - low + 1) / 2
            if let found = try self.time(of: Seq(middle), in: room), found >= time {
                high = middle - 1
            } else {
                low = middle
            }
        }
        return low
    }
}
