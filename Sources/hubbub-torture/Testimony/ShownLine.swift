import ChatModel

/// An entry's place, author and name: what makes it that very one.
struct ShownLine: Hashable, Sendable {
    let seq: Seq
    let author: UserNumber
    let nonce: Nonce

    init(seq: Seq, author: UserNumber, nonce: Nonce) { (self.seq, self.author, self.nonce) = (seq, author, nonce) }

    init(_ entry: Entry) { self.init(seq: entry.seq, author: entry.author, nonce: entry.nonce) }
}

/// A message as a person reads it now: with its present words and the signs under it.
struct Face: Hashable, Sendable {
    let line: ShownLine
    /// All that stands there.
    let text: String

    init(line: ShownLine, text: String) { (self.line, self.text) = (line, text) }

    /// Nil for entries that do not stand in a timeline by themselves.
    init?(_ entry: Entry, _ amendment: Amendment?) {
        guard let words = Self.words(of: entry.body) else { return nil }
        let isEdited = if case .edited? = amendment?.content { true } else { false }
        let pin = amendment?.isPinned == true ? ["pinned"] : []
        // Which sign stands first depends on what a client saw of its being taken back and given again.
        let signs = (amendment?.reactions ?? []).map { "\($0.reaction.text)\($0.count)" }.sorted()
        self.init(
            line: ShownLine(entry),
            text: ([words, isEdited ? "edited" : "as said"] + pin + signs).joined(separator: "|"))
    }

    /// All of it in one line.
    var account: String { "\(line.seq.value) \(line.author.value) \(line.nonce.hex) \(text)" }

    private static func words(of body: Entry.Body) -> String? {
        switch body {
        case .text(let text), .action(let text): text.text
        case .reply(let target, let text): "\(target.value)<\(text.text)"
        case .topic(let topic): topic.text
        case .deleted: "deleted"
        case .ruling(let ruling): ruling.stored
        case .run(let report): report.stored
        case .file(let file): file.stored
        case .edit, .reaction, .deletion, .pin, .deletedEdit, .snapshot: nil
        }
    }
}
