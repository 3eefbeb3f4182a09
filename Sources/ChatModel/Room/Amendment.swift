/// What later entries have made of a message: its state, not a step, so taking it in twice is the same as once.
package struct Amendment: Hashable, Sendable {
    /// What became of the words.
    package enum Content: Hashable, Sendable {
        /// They are as they were said.
        case original
        /// They were changed, last to these, at this time; nil where a hub does not tell it.
        case edited(MessageText, at: HubTime?)
        /// They were taken back.
        case deleted
    }

    /// The message's place.
    package let target: Seq
    /// The place of the last change that is counted in; earlier ones change nothing any more.
    package let changed: Seq
    package let content: Content
    /// In the order in which they were first given.
    package let reactions: [ReactionTally]
    /// Whether it is pinned in its room.
    package let isPinned: Bool

    package init(
        target: Seq, changed: Seq, content: Content, reactions: [ReactionTally], isPinned: Bool = false
    ) {
        self.target = target
        self.changed = changed
        self.content = content
        self.reactions = reactions
        self.isPinned = isPinned
    }
}

/// How often one sign stands under a message.
package struct ReactionTally: Hashable, Sendable {
    package let reaction: Reaction
    package let count: UInt32
    /// Whether the reader is among those who gave it.
    package let isMine: Bool

    package init(reaction: Reaction, count: UInt32, isMine: Bool) {
        self.reaction = reaction
        self.count = count
        self.isMine = isMine
    }
}
