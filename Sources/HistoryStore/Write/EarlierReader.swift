import ChatModel
import GRDB

/// Looks for what an author stored under a nonce before.
struct EarlierReader {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Whether it was this very submission; nil if the nonce is new.
    func outcome(of submission: Submission) throws -> SubmissionOutcome? {
        let select = try db.cachedStatement(
            sql: "SELECT room, seq, kind, text, target FROM entries WHERE author = ? AND nonce = ?")
        let key: StatementArguments = [submission.author.column, submission.nonce.column]
        guard let row = try Row.fetchOne(select, arguments: key) else { return nil }
        let columns = Columns(row)
        guard try columns.integer(0) == submission.room.column, try isSame(columns, as: submission.body) else {
            return .nonceReused
        }
        return .duplicate(try Seq(column: columns.integer(1)))
    }

    /// Of what was taken back only the kind is left to compare.
    private func isSame(_ columns: Columns, as body: Entry.Body) throws -> Bool {
        let (kind, sent) = (try columns.integer(2), body.stored)
        let target = try columns.optionalInteger(4)
        if kind == EntryKindCode.deleted.rawValue { return body.isMessage }
        if kind == EntryKindCode.deletedEdit.rawValue { return sent.kind == .edit && target == sent.target?.column }
        let text = try columns.text(3)
        return kind == sent.kind.rawValue && target == sent.target?.column && text.utf8.elementsEqual(sent.text.utf8)
    }
}
