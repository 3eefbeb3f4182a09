/// What the hub asks the store to read.
package enum JournalQuery: Hashable, Sendable {
    /// A page of a room, not beyond `upTo`, for this reader, who may not see what stands up to `border`.
    case page(RoomNumber, HistorySpan, upTo: Seq, reader: UserNumber, border: Seq = .zero)
    /// The pinned messages of a room before a place, or (nil) the newest, not beyond `upTo`, for this reader, who may
    /// not see what stands up to `border`.
    case pins(RoomNumber, before: Seq?, upTo: Seq, reader: UserNumber, border: Seq = .zero)
    /// The newest page of a room not beyond `upTo`, and whether the token's entry is in the journal. If it is, only
    /// entries after it are read. A reader with a mark of its own also gets what is unread behind it. What stands up to
    /// `border` is not for this reader.
    case join(
        RoomNumber, upTo: Seq, resume: ResumeToken?, limit: UInt32, reader: JournalReader, border: Seq = .zero)
}

/// For whom a room is read.
package struct JournalReader: Hashable, Sendable {
    package let user: UserNumber
    /// How far the user has read, as far as the hub knows; the journal may know of more.
    package let mark: Seq
    /// Whether unread messages are counted.
    package let counts: Bool

    package init(user: UserNumber, mark: Seq, counts: Bool) {
        self.user = user
        self.mark = mark
        self.counts = counts
    }
}

/// What the store read.
package struct JournalPage: Hashable, Sendable {
    /// Oldest first.
    package let entries: [Entry]
    /// Whether the journal has more in the direction that was asked for.
    package let more: Bool
    /// What became of the resume token; `fresh` for pages.
    package let resume: Joined.Resume
    /// What later entries made of the messages among `entries`, and of those that `entries` change; in order of
    /// target.
    package let amendments: [Amendment]
    /// How far the reader has read; zero for pages.
    package let mark: Seq
    /// What is unread behind the mark; nothing for pages.
    package let unread: Unread

    package init(
        entries: [Entry], more: Bool, resume: Joined.Resume, amendments: [Amendment] = [], mark: Seq = .zero,
        unread: Unread = .none
    ) {
        self.entries = entries
        self.more = more
        self.resume = resume
        self.amendments = amendments
        self.mark = mark
        self.unread = unread
    }
}

/// What the journal knew when the hub started.
package struct JournalState: Hashable, Sendable {
    package let people: [Person]
    package let rooms: [RoomState]
    /// When people were here last, by the wall clock; nothing of those of whom it was never noted.
    package let seen: [UserNumber: HubTime]
    /// The roles, bans and mutes that hold.
    package let rules: [RuleChange]
    /// The number of the last run; zero when there was none.
    package let lastRun: RunNumber

    package init(
        people: [Person], rooms: [RoomState], seen: [UserNumber: HubTime] = [:], rules: [RuleChange] = [],
        lastRun: RunNumber = RunNumber(0)
    ) {
        self.people = people
        self.rooms = rooms
        self.seen = seen
        self.rules = rules
        self.lastRun = lastRun
    }
}

/// A room as the journal has it.
package struct RoomState: Hashable, Sendable {
    package let record: RoomRecord
    package let topic: Topic
    /// The last entry's place; zero when there is none.
    package let head: Seq
    /// The last place whose entry has expired; zero when none has.
    package let floor: Seq
    /// The last entry's time.
    package let time: HubTime
    package let mode: RoomMode

    package init(
        record: RoomRecord, topic: Topic, head: Seq, floor: Seq = .zero, time: HubTime = HubTime(milliseconds: 0),
        mode: RoomMode = .open
    ) {
        self.record = record
        self.topic = topic
        self.head = head
        self.floor = floor
        self.time = time
        self.mode = mode
    }
}
