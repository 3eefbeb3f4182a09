import ChatModel
import GRDB

/// The people of a journal that is checked.
struct CheckedPeople {
    private(set) var numbers: Set<UserNumber> = []

    /// One who can't be read is a finding.
    init(_ db: Database, into findings: inout JournalFindings) throws {
        let rows = try Row.fetchCursor(db, sql: StateReader.selectPeople)
        while let row = try rows.next() {
            do {
                numbers.insert(try StateReader.person(Columns(row)).number)
            } catch let error as HistoryError {
                findings.add(JournalFinding(.person, error.message))
            }
        }
    }

    /// Whether an entry's author is known; the hub itself writes snapshots.
    func contain(authorOf entry: Entry) -> Bool {
        if case .snapshot = entry.body { return true }
        return numbers.contains(entry.author)
    }
}
