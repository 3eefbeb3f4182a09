import ChatModel
import GRDB

/// The ends of the rooms that one transaction writes to: read once, moved on entry by entry, written back once.
struct RoomHeads {
    private struct Head {
        var seq: Seq
        var time: HubTime
        let floor: Seq
        /// The topic that the transaction set; nil if it set none.
        var topic: Topic?
        var isMoved = false
    }

    private let db: Database
    private var heads: [RoomNumber: Head] = [:]

    init(_ db: Database) { self.db = db }

    /// The entry that this submission becomes if it is new. Throws if the room is not in the journal.
    mutating func next(of submission: Submission, wall: HubTime) throws -> Entry {
        let head = try head(of: submission.room)
        return Entry(
            seq: head.seq.next, time: max(wall, head.time), author: submission.author, nonce: submission.nonce,
            body: submission.body)
    }

    /// The last place of a room whose entry has expired. Throws if the room is not in the journal.
    mutating func floor(of room: RoomNumber) throws -> Seq { try head(of: room).floor }

    /// Makes this entry the room's last.
    mutating func advance(_ room: RoomNumber, to entry: Entry) {
        heads[room]?.seq = entry.seq
        heads[room]?.time = entry.time
        heads[room]?.isMoved = true
        if case .topic(let topic) = entry.body { heads[room]?.topic = topic }
    }

    /// Writes the heads that moved.
    func write() throws {
        let update = try db.cachedStatement(
            sql: "UPDATE rooms SET head = ?, last_time = ?, topic = coalesce(?, topic) WHERE number = ?")
        for (room, head) in heads where head.isMoved {
            try update.execute(arguments: [head.seq.column, head.time.column, head.topic?.text, room.column])
        }
    }

    private mutating func head(of room: RoomNumber) throws -> Head {
        if let known = heads[room] { return known }
        let head = try read(room)
        heads[room] = head
        return head
    }

    private func read(_ room: RoomNumber) throws -> Head {
        let select = try db.cachedStatement(sql: "SELECT head, last_time, floor FROM rooms WHERE number = ?")
        guard let row = try Row.fetchOne(select, arguments: [room.column]) else {
            throw HistoryError(.failed, "An entry was sent for room \(room.value), which the journal does not have.")
        }
        let columns = Columns(row)
        return Head(
            seq: try Seq(column: columns.integer(0)), time: try HubTime(column: columns.integer(1)),
            floor: try Seq(column: columns.integer(2)))
    }
}
