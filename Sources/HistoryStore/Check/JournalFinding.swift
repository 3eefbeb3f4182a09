import ChatModel

/// Something that is wrong with a journal.
package struct JournalFinding: Hashable, Sendable {
    /// What kind of fault it is.
    package enum Kind: Hashable, Sendable {
        /// SQLite finds the file damaged.
        case file
        /// A person can't be read.
        case person
        /// A room can't be read, or its ends are not those of its entries.
        case room
        /// A place without an entry.
        case hole
        /// An entry can't be read, or nobody knows its author or its room.
        case entry
        /// Two entries of an author have the same nonce.
        case nonce
        /// An edit, reaction, pin or deletion without its message.
        case change
        /// The search index and the messages differ.
        case search
    }

    package let kind: Kind
    /// The room that it is in, if it is in one.
    package let room: RoomNumber?
    /// The place, if it has one.
    package let seq: Seq?
    /// A sentence without the place: what is wrong.
    package let message: String

    init(_ kind: Kind, room: RoomNumber? = nil, seq: Seq? = nil, _ message: String) {
        self.kind = kind
        self.room = room
        self.seq = seq
        self.message = message
    }
}

/// Gathers findings: all are counted, the first are kept.
struct JournalFindings {
    /// The most findings that are kept.
    static let limit = 100

    private(set) var kept: [JournalFinding] = []
    private(set) var count: UInt64 = 0

    mutating func add(_ finding: JournalFinding) {
        count += 1
        if kept.count < Self.limit { kept.append(finding) }
    }

    mutating func add(contentsOf findings: [JournalFinding]) {
        for finding in findings { add(finding) }
    }
}
