import ChatModel
import GRDB

/// The search index's documents: one for each message that it has come to.
struct Documents {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Takes a message out of the index; nothing happens if it is not in it.
    func remove(room: RoomNumber, seq: Seq) throws {
        let select = try db.cachedStatement(sql: "SELECT id FROM documents WHERE room = ? AND seq = ?")
        guard let id = try Int64.fetchOne(select, arguments: [room.column, seq.column]) else { return }
        try remove(id)
    }

    /// Takes a document out of the index.
    func remove(_ id: Int64) throws {
        try withdraw(id)
        try db.cachedStatement(sql: "DELETE FROM documents WHERE id = ?").execute(arguments: [id])
    }

    /// Puts a message's words, and what they can be narrowed down to, into the index.
    func add(_ document: Document) throws {
        let id = try free(at: document.time)
        try db.cachedStatement(
            sql: "INSERT INTO documents (id, room, seq, place, words, keys) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id, document.room.column, document.seq.column, document.place.column, document.words, document.keys,
        ])
        try db.cachedStatement(sql: "INSERT INTO found (rowid, words, keys) VALUES (?, ?, ?)")
            .execute(arguments: [id, document.words, document.keys])
    }

    /// Puts other words of a message in the place of those in the index.
    func replace(_ document: Document) throws {
        try remove(room: document.room, seq: document.seq)
        try add(document)
    }

    /// The index is told what it has of the document: it keeps no copy.
    private func withdraw(_ id: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO found (found, rowid, words, keys)
                SELECT 'delete', id, words, keys FROM documents WHERE id = ?
                """
        ).execute(arguments: [id])
    }

    /// The next document number of a millisecond, or of the next one that has room.
    private func free(at time: HubTime) throws -> Int64 {
        let select = try db.cachedStatement(sql: "SELECT max(id) FROM documents WHERE id >= ? AND id < ?")
        var first = Document.first(at: time)
        while true {
            let end = first + Document.perMillisecond
            let next = try Int64.fetchOne(select, arguments: [first, end]).map { $0 + 1 } ?? first
            if next < end { return next }
            first = end
        }
    }
}

/// A message as the search index has it.
struct Document {
    let room: RoomNumber
    let seq: Seq
    /// The entry whose words they are: the message itself or its last edit.
    let place: Seq
    let time: HubTime
    /// The message's words, as ``ChatModel/SearchToken`` has them.
    let words: String
    /// What it can be narrowed down to: room, author, and whether the room is a named one.
    let keys: String

    init(room: RoomNumber, isNamed: Bool, author: UserNumber, seq: Seq, place: Seq, time: HubTime, text: String) {
        self.room = room
        self.seq = seq
        self.place = place
        self.time = time
        words = SearchToken.indexed(text)
        keys = Self.key(room) + " " + Self.key(author) + (isNamed ? " " + Self.named : "")
    }

    /// The word that stands in every document of a room.
    static func key(_ room: RoomNumber) -> String { "r\(room.value)" }

    /// The word that stands in every document of an author.
    static func key(_ author: UserNumber) -> String { "u\(author.value)" }

    /// The word that stands in every document of a named room.
    static let named = "n"

    /// How many documents of one millisecond have numbers.
    static let perMillisecond: Int64 = 1 << 20

    /// The lowest number of a document of this time; a clock that far in the future is taken for wrong.
    static func first(at time: HubTime) -> Int64 { Int64(min(time.milliseconds, 1 << 42)) * perMillisecond }
}
