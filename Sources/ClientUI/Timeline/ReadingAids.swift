import ChatModel

/// What the person asked for while reading a conversation.
struct ReadingAids: Hashable {
    /// The messages whose long blocks are shown whole.
    var opened: Set<Seq> = []
    /// Whether those of all messages are.
    var opensAll = false
    /// What is looked for.
    var sought = ""

    /// Blocks of code with more lines than this are folded.
    static let longest = 14
    /// The lines of a folded block that are shown.
    static let shown = 10

    /// Whether the long blocks of a message are shown whole.
    func opens(_ seq: Seq?) -> Bool { opensAll || seq.map(opened.contains) ?? false }
}
