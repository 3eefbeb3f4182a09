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
        /// Somebody answered what stands at a place.
        case reply(to: Seq, MessageText)
        /// What stands at a place now says this.
        case edit(of: Seq, MessageText)
        /// Somebody put a sign under what stands at a place, or took it away.
        case reaction(to: Seq, Reaction, isOn: Bool)
        /// What stands at a place is taken back.
        case deletion(of: Seq)
        /// What stands at a place is pinned in the room, or no longer.
        case pin(of: Seq, isOn: Bool)
        /// The room as it is; written by the hub before older entries expire.
        case snapshot(RoomSnapshot)
        /// A message that was taken back: read from the journal, never posted.
        case deleted
        /// An edit whose message was taken back: read from the journal, never posted.
        case deletedEdit(of: Seq)
        /// Somebody was put out, banned, muted, made an operator, or the room's mode was changed; the hub writes it for
        /// whoever gave the order.
        case ruling(Ruling)
        /// Somebody ran a command of the hub's owner; the hub writes it for whoever did.
        case run(RunReport)
        /// Somebody put a file or folder into the room; the hub writes it for them once it has all of it.
        case file(SharedFile)
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

extension Entry.Body {
    /// What was said or done in words, by somebody to the room; nil for changes.
    package var spoken: MessageText? {
        switch self {
        case .text(let text), .action(let text), .reply(_, let text): text
        case .topic, .edit, .reaction, .deletion, .pin, .snapshot, .deleted, .deletedEdit, .ruling, .run, .file: nil
        }
    }

    /// The words by which it can be found; nil if it can't be.
    package var words: String? {
        switch self {
        case .run(let report): report.words
        case .file(let file): file.name.text
        default: spoken?.text
        }
    }

    /// The place that it changes; nil when it stands for itself.
    package var changes: Seq? {
        switch self {
        case .edit(let target, _), .reaction(let target, _, _), .deletion(let target), .pin(let target, _),
            .deletedEdit(let target):
            target
        case .text, .action, .topic, .reply, .snapshot, .deleted, .ruling, .run, .file: nil
        }
    }

    /// Whether it is a message that others may answer, react to and find, or was one.
    package var isMessage: Bool {
        switch self {
        case .text, .action, .reply, .deleted, .file: true
        case .topic, .edit, .reaction, .deletion, .pin, .snapshot, .deletedEdit, .ruling, .run: false
        }
    }

    /// Whether somebody said it or gave it to the room, and it was not taken back.
    package var isSaid: Bool { isMessage && self != .deleted }

    /// Whether a client may post it.
    package var isPostable: Bool {
        switch self {
        case .text, .action, .topic, .reply, .edit, .reaction, .deletion, .pin: true
        case .snapshot, .deleted, .deletedEdit, .ruling, .run, .file: false
        }
    }
}

/// What of a room outlives its oldest entries.
package struct RoomSnapshot: Hashable, Sendable {
    package let topic: Topic
    package let mode: RoomMode
    /// Kept in the journal, told to nobody.
    package let standings: [Standing]
    /// Kept in the journal, told to nobody.
    package let sanctions: [Sanction]

    package init(
        topic: Topic, mode: RoomMode = .open, standings: [Standing] = [], sanctions: [Sanction] = []
    ) {
        self.topic = topic
        self.mode = mode
        self.standings = standings
        self.sanctions = sanctions
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
