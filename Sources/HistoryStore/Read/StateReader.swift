import ChatModel
import GRDB

/// Reads everybody and every room, for a hub that starts.
struct StateReader {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// In order of number.
    func state() throws -> JournalState {
        JournalState(
            people: try people(), rooms: try rooms(), seen: try seen(), rules: try RulesReader(db).rules(),
            lastRun: try RunsReader(db).last())
    }

    private func seen() throws -> [UserNumber: HubTime] {
        let rows = try Row.fetchCursor(db, sql: "SELECT user, time FROM seen")
        var seen: [UserNumber: HubTime] = [:]
        while let row = try rows.next() {
            let columns = Columns(row)
            seen[try UserNumber(column: columns.integer(0))] = try HubTime(column: columns.integer(1))
        }
        return seen
    }

    private func people() throws -> [Person] {
        let rows = try Row.fetchCursor(db, sql: Self.selectPeople)
        var people: [Person] = []
        while let row = try rows.next() { people.append(try Self.person(Columns(row))) }
        return people
    }

    /// Everybody, as ``person(_:)`` reads them.
    static let selectPeople = "SELECT number, id, nick FROM people ORDER BY number"

    /// A person from their columns.
    static func person(_ columns: Columns) throws -> Person {
        Person(
            number: try UserNumber(column: columns.integer(0)), id: try UserID(column: columns.blob(1)),
            nick: try checked(columns.text(2), Nick.init))
    }

    private func rooms() throws -> [RoomState] {
        let rows = try Row.fetchCursor(db, sql: Self.selectRooms)
        var rooms: [RoomState] = []
        while let row = try rows.next() { rooms.append(try Self.room(Columns(row))) }
        return rooms
    }

    /// Every room, as ``room(_:)`` reads them.
    static let selectRooms = """
        SELECT number, kind, topic, head, name, low, high, floor, last_time, mode FROM rooms ORDER BY number
        """

    /// A room from its columns.
    static func room(_ columns: Columns) throws -> RoomState {
        let record = RoomRecord(number: try RoomNumber(column: columns.integer(0)), kind: try kind(columns))
        return RoomState(
            record: record, topic: try checked(columns.text(2), Topic.init),
            head: try Seq(column: columns.integer(3)), floor: try Seq(column: columns.integer(7)),
            time: try HubTime(column: columns.integer(8)), mode: try mode(columns.text(9)))
    }

    private static func mode(_ text: String) throws -> RoomMode {
        if text.isEmpty { return .open }
        guard let mode = RoomMode(stored: text) else { throw HistoryError.damaged("a room's mode that can't be read") }
        return mode
    }

    private static func kind(_ columns: Columns) throws -> RoomKind {
        switch RoomKindCode(rawValue: try columns.integer(1)) {
        case .named: .named(try checked(columns.text(4), RoomName.init))
        case .direct: .direct(DirectPair(try UserID(column: columns.blob(5)), try UserID(column: columns.blob(6))))
        case nil: throw HistoryError.damaged("a room of the kind \(try columns.integer(1))")
        }
    }

    /// A name or line that was checked before it was written.
    static func checked<Value>(_ text: String, _ make: (String) throws(InvalidText) -> Value) throws -> Value {
        do {
            return try make(text)
        } catch {
            throw HistoryError.damaged("a name that is not allowed (\(error.message))")
        }
    }
}
