import ChatModel

extension Entry.Body {
    /// The body as the journal has it: a kind and a text.
    var stored: (kind: EntryKindCode, text: String) {
        switch self {
        case .text(let message): (.text, message.text)
        case .action(let message): (.action, message.text)
        case .topic(let topic): (.topic, topic.text)
        default: (.text, "")
        }
    }

    /// Reads a stored body; what would not be accepted from a client is not accepted from the disk either.
    init(kind: Int64, text: String) throws(HistoryError) {
        guard let kind = EntryKindCode(rawValue: kind) else { throw .damaged("an entry of the kind \(kind)") }
        do {
            self =
                switch kind {
                case .text: .text(try MessageText(text))
                case .action: .action(try MessageText(text))
                case .topic: .topic(try Topic(text))
                }
        } catch {
            throw HistoryError.damaged("a text that is not allowed (\(error.message))")
        }
    }
}
