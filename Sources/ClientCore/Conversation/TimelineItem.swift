import ChatModel

/// Where an item stands in its timeline; also its steady name while it is there.
package struct Place: Hashable, Comparable, Sendable {
    /// The entry's place, or that of the entry which a local item stands behind.
    package let seq: Seq
    /// 0 for the entry itself, rising for local items behind it.
    package let step: UInt32

    package init(seq: Seq, step: UInt32) { (self.seq, self.step) = (seq, step) }

    package static func < (left: Place, right: Place) -> Bool { (left.seq, left.step) < (right.seq, right.step) }
}

/// One thing that a conversation shows, in the hub's order.
package struct TimelineItem: Hashable, Sendable {
    /// What it shows.
    package enum Content: Hashable, Sendable {
        /// A message with its present words, or a topic.
        case entry(Entry)
        /// Comings, goings and new nicks, folded.
        case presence(PresenceFold)
        /// Something that only this person is told, with the hub's time if one is known.
        case notice(Notice, at: HubTime?)
        /// A command that this person runs.
        case run(OwnRun)
    }

    package let place: Place
    package internal(set) var content: Content
    /// What later entries made of the message; nil while nothing has changed it.
    package internal(set) var amendment: Amendment?

    /// The entry, if it is one.
    package var entry: Entry? {
        if case .entry(let entry) = content { entry } else { nil }
    }

    /// Whether its words are not those that were said first.
    package var isEdited: Bool {
        if case .edited? = amendment?.content { true } else { false }
    }

    /// When its words were last changed, by the hub's clock; nil if they were not, or that is not known.
    package var editTime: HubTime? {
        if case .edited(_, let time)? = amendment?.content { time } else { nil }
    }

    /// Whether it is a message that was taken back.
    package var isDeleted: Bool { entry?.body == .deleted }

    /// The signs under it, in the order in which they were first given.
    package var reactions: [ReactionTally] { amendment?.reactions ?? [] }

    /// Whether it is pinned in its room.
    package var isPinned: Bool { amendment?.isPinned ?? false }

    init(_ entry: Entry) {
        place = Place(seq: entry.seq, step: 0)
        content = .entry(entry)
    }

    init(place: Place, content: Content) { (self.place, self.content) = (place, content) }

    /// Takes a state of the message in.
    mutating func become(_ amendment: Amendment) {
        guard case .entry(let entry) = content else { return }
        self.amendment = amendment
        content = .entry(entry.with(amendment.content))
    }
}

extension Entry.Body {
    /// Whether it stands in a timeline as something of its own; what changes a message, and snapshots, do not.
    var isShown: Bool {
        switch self {
        case .text, .action, .topic, .reply, .deleted, .ruling, .run, .file: true
        case .edit, .reaction, .deletion, .pin, .deletedEdit, .snapshot: false
        }
    }

    /// The same kind of message with other words.
    fileprivate func saying(_ text: MessageText) -> Entry.Body {
        switch self {
        case .text: .text(text)
        case .action: .action(text)
        case .reply(let target, _): .reply(to: target, text)
        default: self
        }
    }
}

extension Entry {
    fileprivate func with(_ content: Amendment.Content) -> Entry {
        let body: Body =
            switch content {
            case .original: body
            case .edited(let text, _): body.saying(text)
            case .deleted: .deleted
            }
        return Entry(seq: seq, time: time, author: author, nonce: nonce, body: body)
    }
}
