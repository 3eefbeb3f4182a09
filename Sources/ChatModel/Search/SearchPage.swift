/// A part of what a search found, newest first.
package struct SearchPage: Hashable, Sendable {
    package let hits: [SearchHit]
    /// The rooms of `hits`.
    package let rooms: [SearchRoom]
    /// The authors of `hits`.
    package let authors: [Person]
    /// Where the next page goes on; nil when there is nothing more.
    package let next: SearchPlace?
    /// How many entries of the journal can't be found yet, because the index has not come to them.
    package let unindexed: UInt64

    package init(
        hits: [SearchHit], rooms: [SearchRoom], authors: [Person], next: SearchPlace?, unindexed: UInt64
    ) {
        self.hits = hits
        self.rooms = rooms
        self.authors = authors
        self.next = next
        self.unindexed = unindexed
    }
}

/// A message that was found, with its present words.
package struct SearchHit: Hashable, Sendable {
    package let room: RoomNumber
    package let entry: Entry
    /// Whether it is pinned in its room.
    package let isPinned: Bool

    package init(room: RoomNumber, entry: Entry, isPinned: Bool = false) {
        self.room = room
        self.entry = entry
        self.isPinned = isPinned
    }
}

/// A room in which something was found.
package struct SearchRoom: Hashable, Sendable {
    package let number: RoomNumber
    package let kind: RoomKind
    /// The partner of a direct room; nil for a named one.
    package let partner: Person?

    package init(number: RoomNumber, kind: RoomKind, partner: Person?) {
        self.number = number
        self.kind = kind
        self.partner = partner
    }
}
