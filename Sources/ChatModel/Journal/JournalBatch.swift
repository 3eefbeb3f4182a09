/// What the hub asks the journal's store to write in one transaction, in this order: people, rooms, submissions.
package struct JournalBatch: Hashable, Sendable {
    /// People who are new or have another nick; written over what stands there.
    package let people: [Person]
    /// Rooms that are new.
    package let rooms: [RoomRecord]
    /// What is to be numbered.
    package let submissions: [Submission]

    package init(people: [Person], rooms: [RoomRecord], submissions: [Submission]) {
        self.people = people
        self.rooms = rooms
        self.submissions = submissions
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

    package init(room: RoomNumber, author: UserNumber, nonce: Nonce, body: Entry.Body) {
        self.room = room
        self.author = author
        self.nonce = nonce
        self.body = body
    }
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
    /// The same author used the nonce before, for the same thing: it stands at this place.
    case duplicate(Seq)
    /// The same author used the nonce before, for something else.
    case nonceReused
}

/// Why the store could not write or read.
package enum StorageFailure: Hashable, Sendable {
    case full
    case failed
}
