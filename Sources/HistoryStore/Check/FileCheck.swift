import GRDB

/// SQLite's own checks of the file and of the search index, and a look for nonces that stand twice.
struct FileCheck {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func run(into findings: inout JournalFindings) throws {
        let words = try String.fetchCursor(db, sql: "PRAGMA integrity_check(\(JournalFindings.limit))")
        while let word = try words.next() {
            if word != "ok" { findings.add(JournalFinding(.file, "SQLite finds the file damaged: \(word).")) }
        }
        try nonces(into: &findings)
    }

    private func nonces(into findings: inout JournalFindings) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT author, count(*) FROM entries GROUP BY author, nonce HAVING count(*) > 1
                LIMIT \(JournalFindings.limit)
                """)
        while let row = try rows.next() {
            let columns = Columns(row)
            let (author, count) = (try columns.integer(0), try columns.integer(1))
            findings.add(JournalFinding(.nonce, "User \(author) has \(count) entries under one nonce."))
        }
    }
}
