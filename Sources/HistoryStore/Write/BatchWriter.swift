import ChatModel
import GRDB

/// Writes one batch inside the transaction that its caller opened, in the batch's order.
///
/// The heads are read from the rooms table within the same transaction, so they are right after any failure.
struct BatchWriter {
    /// Bytes that an empty batch writes.
    static let probeBytes = 262_144

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

    /// Writes people, rooms, submissions and marks, and returns one outcome for each submission. An empty batch writes
    /// too: something that nobody reads.
    mutating func write(_ batch: JournalBatch) throws -> [SubmissionOutcome] {
        guard !batch.isEmpty else { return try probe() }
        try PeopleWriter(db).write(batch.people)
        try RoomsWriter(db).write(batch.rooms)
        var outcomes: [SubmissionOutcome] = []
        outcomes.reserveCapacity(batch.submissions.count)
        for submission in batch.submissions {
            outcomes.append(try store(submission))
        }
        try heads.write()
        try MarksWriter(db).write(batch.marks)
        try RulesWriter(db, at: wall).write(batch.rules)
        try SeenWriter(db).write(batch.seen)
        try RunsWriter(db).write(batch.runs)
        return outcomes
    }

    /// Writes so much that it does not fit into what a failed batch left of the log.
    private func probe() throws -> [SubmissionOutcome] {
        try db.execute(
            sql: "INSERT OR REPLACE INTO probe (number, ballast) VALUES (1, zeroblob(?))",
            arguments: [Self.probeBytes])
        return []
    }

    private mutating func store(_ submission: Submission) throws -> SubmissionOutcome {
        switch submission.body {
        case .text, .action, .topic, .snapshot, .ruling, .run, .file: try append(submission)
        case .reply(let target, _), .edit(let target, _), .reaction(let target, _, _), .deletion(let target),
            .pin(let target, _):
            try change(target, by: submission)
        case .deleted, .deletedEdit:
            throw HistoryError(.failed, "A tombstone was sent for room \(submission.room.value); nobody may post one.")
        }
    }

    /// Stores what stands for itself with a single statement.
    private mutating func append(_ submission: Submission) throws -> SubmissionOutcome {
        let entry = try heads.next(of: submission, wall: wall)
        let body = submission.body.stored
        try insertion.execute(arguments: [
            submission.room.column, entry.seq.column, entry.time.column, submission.author.column,
            submission.nonce.column, body.kind.rawValue, body.text,
        ])
        guard db.changesCount == 1 else { return try EarlierReader(db).outcome(of: submission) ?? .nonceReused }
        heads.advance(submission.room, to: entry)
        try RulesWriter(db, at: wall).write(submission.rules)
        if case .file(let file) = submission.body { try FilesWriter(db).add(file, of: entry, in: submission.room) }
        return .stored(entry)
    }

    /// Stores what speaks of another entry, if that is there to be spoken of. A retry is told apart first: its target
    /// may have gone since.
    private mutating func change(_ target: Seq, by submission: Submission) throws -> SubmissionOutcome {
        if let earlier = try EarlierReader(db).outcome(of: submission) { return earlier }
        let entry = try heads.next(of: submission, wall: wall)
        let floor = try heads.floor(of: submission.room)
        let writer = ChangeWriter(db, entry, of: target, in: submission.room)
        if let refusal = try writer.refusal(floor: floor, right: submission.mayChange) { return refusal }
        try writer.write()
        heads.advance(submission.room, to: entry)
        return .stored(entry)
    }
}

extension JournalBatch {
    fileprivate var isEmpty: Bool {
        people.isEmpty && rooms.isEmpty && submissions.isEmpty && marks.isEmpty && rules.isEmpty && seen.isEmpty
            && runs.isEmpty
    }
}
