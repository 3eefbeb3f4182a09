import ChatModel
import GRDB

/// A room of a journal that is checked, as it was when the check came to the rooms.
struct CheckedRoom {
    let number: RoomNumber
    let head: UInt64
    let floor: UInt64

    /// In order of number. One that can't be read is a finding, and what stands in it is not looked at.
    static func all(_ db: Database, into findings: inout JournalFindings) throws -> [CheckedRoom] {
        let rows = try Row.fetchCursor(db, sql: StateReader.selectRooms)
        var rooms: [CheckedRoom] = []
        while let row = try rows.next() {
            do {
                let room = try StateReader.room(Columns(row))
                rooms.append(
                    CheckedRoom(number: room.record.number, head: room.head.value, floor: room.floor.value))
                if room.floor > room.head { findings.add(floorBeyondHead(of: room)) }
            } catch let error as HistoryError {
                findings.add(JournalFinding(.room, error.message))
            }
        }
        return rooms
    }

    private static func floorBeyondHead(of room: RoomState) -> JournalFinding {
        JournalFinding(
            .room, room: room.record.number,
            "Entries up to \(room.floor.value) have expired, but the last one stands at \(room.head.value).")
    }
}
