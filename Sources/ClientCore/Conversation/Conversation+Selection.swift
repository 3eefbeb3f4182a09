import ChatModel

extension Conversation {
    /// Chooses the next message in a direction; without a choice, the last one on the screen. Those that are taken
    /// back, and those of hidden people, are passed over. At the oldest loaded one, more is asked for.
    mutating func select(_ direction: Direction, isHidden: (Entry) -> Bool) {
        let found =
            switch direction {
            case .older: message(before: selection ?? endOfView.next, isHidden: isHidden)
            case .newer: selection.flatMap { message(after: $0, isHidden: isHidden) }
            }
        if let found { selection = found.seq } else if direction == .older { wantsOlder = true }
    }

    /// Drops the choice when its message is gone.
    mutating func checkSelection() {
        if let selection, timeline.entry(at: selection)?.body.isSaid != true { self.selection = nil }
    }

    /// The newest message that fits.
    func newestMessage(where fits: (Entry) -> Bool) -> Entry? {
        timeline.items.reversed().lazy.compactMap(\.entry).first { $0.body.isSaid && fits($0) }
    }

    private func message(before seq: Seq, isHidden: (Entry) -> Bool) -> Entry? {
        let end = timeline.index(of: Place(seq: seq, step: 0))
        return timeline.items[..<end].reversed().lazy.compactMap(\.entry).first { $0.isChoosable && !isHidden($0) }
    }

    private func message(after seq: Seq, isHidden: (Entry) -> Bool) -> Entry? {
        let start = timeline.index(of: Place(seq: seq.next, step: 0))
        return timeline.items[start...].lazy.compactMap(\.entry).first { $0.isChoosable && !isHidden($0) }
    }
}

extension Entry {
    /// Whether it is a message that still stands.
    fileprivate var isChoosable: Bool { body.isSaid }
}

/// Which way one goes in a conversation.
package enum Direction: Hashable, Sendable {
    case older
    case newer
}
