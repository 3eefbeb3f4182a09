import ChatModel
import GRDB

/// Writes people over what stands under their numbers.
struct PeopleWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Takes the old rows away first, so that people may swap nicks in one batch; of two rows of a number the last
    /// one counts.
    func write(_ people: [Person]) throws {
        guard !people.isEmpty else { return }
        let latest = Dictionary(people.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let delete = try db.cachedStatement(sql: "DELETE FROM people WHERE number = ?")
        for number in latest.keys { try delete.execute(arguments: [number.column]) }
        let insert = try db.cachedStatement(sql: "INSERT INTO people (number, id, nick, fold) VALUES (?, ?, ?, ?)")
        for person in latest.values {
            try insert.execute(arguments: [
                person.number.column, person.id.column, person.nick.text, person.nick.fold.column,
            ])
        }
    }
}
