/// A search as the store performs it: who may see what is decided already.
package struct JournalSearch: Hashable, Sendable {
    /// The rooms that are looked through.
    package enum Rooms: Hashable, Sendable {
        case one(RoomNumber)
        /// Every named room, and these direct ones.
        case namedAnd([RoomNumber])
    }

    package let words: SearchWords
    package let rooms: Rooms
    package let author: UserNumber?
    package let since: HubTime?
    package let before: SearchPlace?
    package let limit: UInt32
    /// What the user may not see, though the rooms are looked through: of these rooms, everything up to a place.
    package let hidden: [RoomNumber: Seq]

    package init(
        words: SearchWords, rooms: Rooms, author: UserNumber?, since: HubTime?, before: SearchPlace?, limit: UInt32,
        hidden: [RoomNumber: Seq] = [:]
    ) {
        self.words = words
        self.rooms = rooms
        self.author = author
        self.since = since
        self.before = before
        self.limit = limit
        self.hidden = hidden
    }
}

/// What the store found, newest first.
package struct JournalHits: Hashable, Sendable {
    package let hits: [SearchHit]
    /// Where the next page goes on; nil when there is nothing more.
    package let next: SearchPlace?
    /// How many entries the index has not come to yet.
    package let unindexed: UInt64

    package init(hits: [SearchHit], next: SearchPlace?, unindexed: UInt64) {
        self.hits = hits
        self.next = next
        self.unindexed = unindexed
    }
}
