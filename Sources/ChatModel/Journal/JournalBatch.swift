/// What the hub asks the journal's store to write in one transaction, in this order: people, rooms, submissions,
/// read marks, rules, when people were here, and runs. An empty one only tries whether the journal can be written.
package struct JournalBatch: Hashable, Sendable {
    /// People who are new or have another nick; written over what stands there.
    package let people: [Person]
    /// Rooms that are new.
    package let rooms: [RoomRecord]
    /// What is to be numbered.
    package let submissions: [Submission]
    /// How far users have read; a lower place than the one that stands there is ignored.
    package let marks: [ReadMark]
    /// Roles that follow from no entry: of those who make rooms, and of those who come in.
    package let rules: [RuleChange]
    /// Who was here at a time of the wall clock.
    package let seen: [UserNumber: HubTime]
    /// Runs that begin once this is written, and that have ended.
    package let runs: [RunChange]

    package init(
        people: [Person], rooms: [RoomRecord], submissions: [Submission], marks: [ReadMark] = [],
        rules: [RuleChange] = [], seen: [UserNumber: HubTime] = [:], runs: [RunChange] = []
    ) {
        self.people = people
        self.rooms = rooms
        self.submissions = submissions
        self.marks = marks
        self.rules = rules
        self.seen = seen
        self.runs = runs
    }
}

/// A room's number and what it is.
package struct RoomRecord: Hashable, Sendable {
    package let number: RoomNumber
    package let kind: RoomKind

    package init(number: RoomNumber, kind: RoomKind) {
        self.number = number
        self.kind = kind
    }
}

/// A post on its way into the journal.
package struct Submission: Hashable, Sendable {
    package let room: RoomNumber
    package let author: UserNumber
    package let nonce: Nonce
    package let body: Entry.Body
    /// Whose message a change may be about.
    package let mayChange: TargetRight
    /// What holds from this entry on; written with it or not at all.
    package let rules: [RuleChange]

    package init(
        room: RoomNumber, author: UserNumber, nonce: Nonce, body: Entry.Body, mayChange: TargetRight = .own,
        rules: [RuleChange] = []
    ) {
        self.room = room
        self.author = author
        self.nonce = nonce
        self.body = body
        self.mayChange = mayChange
        self.rules = rules
    }
}

/// Whose message an edit or a deletion may be about; the hub decides it, the store holds the message against it.
package enum TargetRight: Hashable, Sendable {
    /// The author's own.
    case own
    /// Anybody's.
    case anybodys
}

/// What the store made of a batch.
package enum BatchResult: Hashable, Sendable {
    /// The transaction is committed; one outcome for each submission, in order.
    case committed([SubmissionOutcome])
    /// Nothing of the batch was stored.
    case failed(StorageFailure)
}

/// What became of one submission.
package enum SubmissionOutcome: Hashable, Sendable {
    /// It is in the journal, as this entry.
    case stored(Entry)
    /// The same author used the nonce before, for the same thing: it stands at this place. Also for a reaction or
    /// a pin that changes nothing: the place of the change that brought it about.
    case duplicate(Seq)
    /// The same author used the nonce before, for something else.
    case nonceReused
    /// It speaks of a message that is not there to be spoken of.
    case refused(TargetFailure)
}

/// Why a reply, an edit, a reaction, a deletion or a pin has no effect.
package enum TargetFailure: Hashable, Sendable {
    /// No message stands at that place, or not any more.
    case noSuchEntry
    /// The message was taken back.
    case deleted
    /// The message is somebody else's.
    case notYours
    /// So many different reactions stand under it already.
    case tooManyReactions
    /// So many messages of the room are pinned already.
    case tooManyPins
}

/// Why the store could not write or read.
package enum StorageFailure: Hashable, Sendable {
    case full
    /// The disk, or the file on it, can only be read.
    case readOnly
    case failed
}
