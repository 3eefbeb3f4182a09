/// How far a user has read a room; the same on all of their terminals.
package struct ReadMark: Hashable, Sendable {
    package let user: UserNumber
    package let room: RoomNumber
    /// The last place that was read.
    package let seq: Seq

    package init(user: UserNumber, room: RoomNumber, seq: Seq) {
        self.user = user
        self.room = room
        self.seq = seq
    }
}

/// What stands behind a read mark, counted up to ``Limits/countedUnread``.
package struct Unread: Hashable, Sendable {
    /// Messages of others.
    package let messages: UInt32
    /// Those of them that speak of the user.
    package let mentions: UInt32

    package init(messages: UInt32, mentions: UInt32) {
        self.messages = messages
        self.mentions = mentions
    }

    /// Nothing is unread.
    package static let none = Unread(messages: 0, mentions: 0)
}

/// A direct conversation as its list shows it.
package struct DirectSummary: Hashable, Sendable {
    package let partner: Person
    /// The last entry's place.
    package let head: Seq
    /// The last entry's time.
    package let time: HubTime

    package init(partner: Person, head: Seq, time: HubTime) {
        self.partner = partner
        self.head = head
        self.time = time
    }
}
