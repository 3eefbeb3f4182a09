import ChatModel
import GRDB

/// Looks for what a retention lets go, within one read transaction.
///
/// A snapshot that is a room's last entry is never let go: it is all that says what the room was. A bound is passed by
/// a hundredth before anything goes, so that a busy room is not given a snapshot for every few entries.
struct Survey {
    /// The part of a bound by which it may be passed.
    static let slack: UInt64 = 100
    /// Milliseconds by which a bound of age may be passed, at most.
    static let ageSlack: UInt64 = 3_600_000

    private let db: Database
    private let retention: Retention
    private let now: HubTime
    private let places: PlacesByTime

    init(_ db: Database, _ retention: Retention, at now: HubTime) {
        self.db = db
        self.retention = retention
        self.now = now
        places = PlacesByTime(db)
    }

    /// The rooms that have something to let go, in order of number.
    func expiries() throws -> [Expiry] {
        guard !retention.keepsAll else { return [] }
        var rooms = try SurveyedRoom.all(db)
        for index in rooms.indices {
            let rule = rooms[index].name.flatMap { retention.rooms[$0] } ?? retention.rule
            rooms[index].last = max(try byCount(rooms[index], rule), try byAge(rooms[index], rule))
        }
        try fitTotal(&rooms)
        return rooms.filter { $0.last > $0.floor }.map { Expiry(room: $0.number, last: Seq($0.last)) }
    }

    private func byCount(_ room: SurveyedRoom, _ rule: Retention.Rule) throws -> UInt64 {
        guard let most = rule.entries else { return room.floor }
        let over = Self.excess(room.end - room.floor, over: most)
        return room.floor + over
    }

    private func byAge(_ room: SurveyedRoom, _ rule: Retention.Rule) throws -> UInt64 {
        guard let age = rule.age, room.end > room.floor, now.milliseconds > age else { return room.floor }
        let latest = HubTime(milliseconds: now.milliseconds - age)
        let slack = min(age / Self.slack, Self.ageSlack)
        let first = try places.time(of: Seq(room.floor + 1), in: room.number)
        guard let first, first.milliseconds + slack < latest.milliseconds else { return room.floor }
        return try places.last(before: latest, in: room.number, between: room.floor, and: room.end)
    }

    /// Lets go of the oldest entries of the hub, whatever room they are in, until the rest is few enough.
    private func fitTotal(_ rooms: inout [SurveyedRoom]) throws {
        guard let most = retention.total else { return }
        let count = rooms.reduce(UInt64(0)) { $0 + ($1.end - $1.last) }
        let over = Self.excess(count, over: most)
        guard over > 0 else { return }
        try OldestEntries(places).take(over, from: &rooms)
    }

    private static func excess(_ count: UInt64, over most: UInt64) -> UInt64 {
        count > most + most / slack ? count - most : 0
    }
}

/// A room as the survey sees it.
struct SurveyedRoom {
    let number: RoomNumber
    /// Nil for a direct room.
    let name: RoomName?
    /// The last place that has expired.
    let floor: UInt64
    /// The last place that may expire.
    let end: UInt64
    /// The last place that is to expire; the floor if none is.
    var last: UInt64

    /// Every room that has entries, in order of number.
    static func all(_ db: Database) throws -> [SurveyedRoom] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT r.number, r.name, r.floor, r.head - coalesce(e.kind = \(EntryKindCode.snapshot.rawValue), 0)
                FROM rooms r LEFT JOIN entries e ON e.room = r.number AND e.seq = r.head
                WHERE r.head > r.floor ORDER BY r.number
                """)
        var rooms: [SurveyedRoom] = []
        while let row = try rows.next() { rooms.append(try SurveyedRoom(Columns(row))) }
        return rooms
    }

    private init(_ columns: Columns) throws {
        number = try RoomNumber(column: columns.integer(0))
        name = try columns.optionalText(1).flatMap { try? RoomName($0) }
        floor = try Seq(column: columns.integer(2)).value
        end = max(floor, try Seq(column: columns.integer(3)).value)
        last = floor
    }
}
