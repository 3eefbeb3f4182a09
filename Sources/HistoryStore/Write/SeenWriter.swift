import ChatModel
import GRDB

/// Writes when people were here.
struct SeenWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func write(_ seen: [UserNumber: HubTime]) throws {
        guard !seen.isEmpty else { return }
        let update = try db.cachedStatement(sql: "INSERT OR REPLACE INTO seen (user, time) VALUES (?, ?)")
        for (user, time) in seen { try update.execute(arguments: [user.column, time.column]) }
    }
}
