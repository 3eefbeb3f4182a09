/// One line of a room's journal: what was said or changed, by whom, when, and at which place.
package struct Entry: Hashable, Sendable {
    /// What an entry says.
    package enum Body: Hashable, Sendable {
        /// Somebody said something.
        case text(MessageText)
        /// Somebody does something: `/me`.
        case action(MessageText)
        /// The room's topic is now this.
        case topic(Topic)
    }

    package let seq: Seq
    /// The hub's clock when the entry was numbered; never steps back within a room.
    package let time: HubTime
    package let author: UserNumber
    /// The author's own name for the entry; (author, nonce) is unique in the journal.
    package let nonce: Nonce
    package let body: Body

    package init(seq: Seq, time: HubTime, author: UserNumber, nonce: Nonce, body: Body) {
        self.seq = seq
        self.time = time
        self.author = author
        self.nonce = nonce
        self.body = body
    }
}

/// A reader's last place in a room: it holds only if the journal has that very entry there.
package struct ResumeToken: Hashable, Sendable {
    package let seq: Seq
    package let nonce: Nonce

    package init(seq: Seq, nonce: Nonce) {
        self.seq = seq
        self.nonce = nonce
    }

    /// The token of a reader whose last entry is this one.
    package init(_ entry: Entry) { self.init(seq: entry.seq, nonce: entry.nonce) }
}
