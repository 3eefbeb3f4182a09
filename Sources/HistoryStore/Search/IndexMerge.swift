import GRDB

/// One small step of joining the search index's parts into larger ones, inside the transaction that its caller opened.
/// Left to itself the index would now and then join many at once, with every batch waiting behind it.
enum IndexMerge {
    /// Pages that a step writes, about.
    static let pages = 16

    /// False when there was nothing to join.
    static func run(_ db: Database) throws -> Bool {
        let before = db.totalChangesCount
        try db.cachedStatement(sql: "INSERT INTO found (found, rank) VALUES ('merge', ?)").execute(arguments: [pages])
        // As FTS5 has it: a difference of one is the command itself.
        return db.totalChangesCount - before >= 2
    }
}
