import ChatModel
import GRDB

/// Writes one batch inside the transaction that its caller opened, in the batch's order.
///
/// The heads are read from the rooms table within the same transaction, so they are right after any failure.
struct BatchWriter {
    private let db: Database
    private let wall: HubTime
    private let insertion: Statement
    private var heads: RoomHeads

    /// - Parameter wall: the hub's clock now; an entry's time is this or, if that is later, its room's last time.
    init(_ db: Database, wall: HubTime) throws {
        self.db = db
        self.wall = wall
        insertion = try db.cachedStatement(
            sql: """
                INSERT INTO entries (room, seq, time, author, nonce, kind, text) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (author, nonce) DO NOTHING
                """)
        heads = RoomHeads(db)
    }

    /// Writes people, rooms and submissions, and returns one outcome for each submission.
    mutating func write(_ batch: JournalBatch) throws -> [SubmissionOutcome] {
        try PeopleWriter(db).write(batch.people)
        try RoomsWriter(db).write(batch.rooms)
        var outcomes: [SubmissionOutcome] = []
        outcomes.reserveCapacity(batch.submissions.count)
        for submission in batch.submissions {
            outcomes.append(try store(submission))
        }
        try heads.write()
        return outcomes
    }

    private mutating func store(_ submission: Submission) throws -> SubmissionOutcome {
        let entry = try heads.next(of: submission, wall: wall)
        let body = submission.body.stored
        try insertion.execute(arguments: [
            submission.room.column, entry.seq.column, entry.time.column, submission.author.column,
            submission.nonce.column, body.kind.rawValue, body.text,
        ])
        guard db.changesCount == 1 else { return try earlier(submission) }
        heads.advance(submission.room, to: entry)
        return .stored(entry)
    }

    /// What stands in the journal under the author's nonce.
    private func earlier(_ submission: Submission) throws -> SubmissionOutcome {
        let body = submission.body.stored
        let select = try db.cachedStatement(
            sql: "SELECT seq FROM entries WHERE author = ? AND nonce = ? AND room = ? AND kind = ? AND text = ?")
        let seq = try Int64.fetchOne(
            select,
            arguments: [
                submission.author.column, submission.nonce.column, submission.room.column, body.kind.rawValue,
                body.text,
            ])
        return try seq.map { .duplicate(try Seq(column: $0)) } ?? .nonceReused
    }
}
