import GRDB

/// Counts the words of the search index against those of its documents.
///
/// SQLite's own check of such an index takes the right to write for as long as it lasts, which a running hub needs.
struct IndexCheck {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Makes the view of the index's words that the check counts in; it is this connection's own.
    static func prepare(_ db: Database) throws {
        try db.execute(sql: "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, found, 'col')")
    }

    func run(into findings: inout JournalFindings) throws {
        for column in ["words", "keys"] {
            let found = try Int64.fetchOne(
                db, sql: "SELECT coalesce(sum(cnt), 0) FROM temp.vocabulary WHERE col = ?", arguments: [column])
            let wanted = try Int64.fetchOne(
                db,
                sql: """
                    SELECT coalesce(sum(length(\(column)) - length(replace(\(column), ' ', '')) + 1), 0)
                    FROM documents WHERE \(column) != ''
                    """)
            guard let found, let wanted, found != wanted else { continue }
            findings.add(
                JournalFinding(.search, "The search index has \(found) \(column) where its documents have \(wanted)."))
        }
    }
}
