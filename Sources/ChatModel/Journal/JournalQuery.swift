/// What the hub asks the store to read.
package enum JournalQuery: Hashable, Sendable {
    /// A page of a room, not beyond `upTo`.
    case page(RoomNumber, HistorySpan, upTo: Seq)
    /// The newest page of a room not beyond `upTo`, and whether the token's entry is in the journal. If it is, only
    /// entries after it are read.
    case join(RoomNumber, upTo: Seq, resume: ResumeToken?, limit: UInt32)
}

/// What the store read.
package struct JournalPage: Hashable, Sendable {
    /// Oldest first.
    package let entries: [Entry]
    /// Whether the journal has more in the direction that was asked for.
    package let more: Bool
    /// What became of the resume token; `fresh` for pages.
    package let resume: Joined.Resume

    package init(entries: [Entry], more: Bool, resume: Joined.Resume) {
        self.entries = entries
        self.more = more
        self.resume = resume
    }
}

/// What the journal knew when the hub started.
package struct JournalState: Hashable, Sendable {
    package let people: [Person]
    package let rooms: [RoomState]

    package init(people: [Person], rooms: [RoomState]) {
        self.people = people
        self.rooms = rooms
    }
}

/// A room as the journal has it.
package struct RoomState: Hashable, Sendable {
    package let record: RoomRecord
    package let topic: Topic
    /// The last entry's place; zero when there is none.
    package let head: Seq

    package init(record: RoomRecord, topic: Topic, head: Seq) {
        self.record = record
        self.topic = topic
        self.head = head
    }
}
