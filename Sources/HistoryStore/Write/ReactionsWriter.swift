import ChatModel
import GRDB

/// The signs under one message.
struct ReactionsWriter {
    /// The most different signs under a message.
    static let limit = Limits().reactionsPerEntry

    private let db: Database
    private let room: RoomNumber
    private let target: Seq

    init(_ db: Database, room: RoomNumber, target: Seq) {
        self.db = db
        self.room = room
        self.target = target
    }

    /// What becomes of a reaction if it is not to be stored: because it changes nothing, or because so many stand
    /// there; nil if it is.
    func refusal(_ reaction: Reaction, by user: UserNumber, isOn: Bool) throws -> SubmissionOutcome? {
        let place = try place(of: reaction, by: user)
        guard isOn else { return place == nil ? .duplicate(target) : nil }
        if let place { return .duplicate(place) }
        return try mayStand(reaction) ? nil : .refused(.tooManyReactions)
    }

    /// Puts the sign under the message, or takes it away.
    func write(_ reaction: Reaction, by entry: Entry, isOn: Bool) throws {
        guard isOn else { return try remove(reaction, of: entry.author) }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO reactions (room, target, reaction, user, place) VALUES (?, ?, ?, ?, ?)")
        try insert.execute(arguments: [
            room.column, target.column, reaction.text, entry.author.column, entry.seq.column,
        ])
    }

    private func remove(_ reaction: Reaction, of user: UserNumber) throws {
        let delete = try db.cachedStatement(
            sql: "DELETE FROM reactions WHERE room = ? AND target = ? AND reaction = ? AND user = ?")
        try delete.execute(arguments: [room.column, target.column, reaction.text, user.column])
    }

    private func place(of reaction: Reaction, by user: UserNumber) throws -> Seq? {
        let select = try db.cachedStatement(
            sql: "SELECT place FROM reactions WHERE room = ? AND target = ? AND reaction = ? AND user = ?")
        let key: StatementArguments = [room.column, target.column, reaction.text, user.column]
        return try Int64.fetchOne(select, arguments: key).map { try Seq(column: $0) }
    }

    private func mayStand(_ reaction: Reaction) throws -> Bool {
        let select = try db.cachedStatement(
            sql: "SELECT DISTINCT reaction FROM reactions WHERE room = ? AND target = ?")
        let signs = try String.fetchAll(select, arguments: [room.column, target.column])
        return signs.count < Self.limit || signs.contains { $0.utf8.elementsEqual(reaction.text.utf8) }
    }
}
