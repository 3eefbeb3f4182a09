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
        /// A line of the room's journal.
        case entry(Entry)
        /// Comings, goings and new nicks, folded.
        case presence(PresenceFold)
        /// Something that only this person is told, with the hub's time if one is known.
        case notice(Notice, at: HubTime?)
    }

    package let place: Place
    package internal(set) var content: Content

    /// The entry, if it is one.
    package var entry: Entry? {
        if case .entry(let entry) = content { entry } else { nil }
    }
}
