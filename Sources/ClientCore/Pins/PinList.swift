import ChatModel

/// The pinned messages of a conversation as they were listed, by number.
struct PinList: Sendable {
    let conversation: ConversationKey
    /// The newest first.
    let lines: [PinLine]

    /// The line of a number; nil if there is none.
    subscript(number: Int) -> PinLine? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }
}

/// A pinned message in the list.
package struct PinLine: Hashable, Sendable {
    /// The message in its present words.
    package let entry: Entry
    /// Who said it, as they are called here; nil if the hub did not say.
    package let author: Nick?
}

/// A list of pinned messages that is asked for, page by page.
struct PinAsk: Sendable {
    let conversation: ConversationKey
    /// The line to go to once the list is there; nil if it is to be shown.
    let number: Int?
    /// What has come so far, the newest first.
    var entries: [Entry] = []

    /// Before which place the next page begins; nil if none is wanted.
    func next(after page: HistoryPage) -> Seq? {
        page.more && entries.count < ClientLimits.listedPins ? page.entries.first?.seq : nil
    }
}
