import ChatModel

/// How `tail` writes an entry.
struct TailFormat: Sendable {
    let isJSON: Bool
    /// The room as it is written: `#lobby`, or `@ann`.
    let room: String

    func text(_ line: TailCursor.Line) throws -> String { isJSON ? try json(line) : plain(line) }

    private func json(_ line: TailCursor.Line) throws -> String {
        var object = JSONLine()
        try object.add("seq", line.entry.seq.value)
        try object.add("time", line.entry.time.stamp)
        try object.add("room", room)
        try object.add("nick", line.nick)
        try object.add("text", line.entry.body.text)
        try object.add("id", line.entry.nonce.hex)
        switch line.entry.body {
        case .text: break
        case .action: try object.add("kind", "action")
        case .topic: try object.add("kind", "topic")
        default: break
        }
        return object.text
    }

    private func plain(_ line: TailCursor.Line) -> String {
        let text = Self.printable(line.entry.body.text).replacing("\n", with: "\n    ")
        let nick = Self.printable(line.nick)
        let said =
            switch line.entry.body {
            case .action: "* \(nick) \(text)"
            case .topic: text.isEmpty ? "* \(nick) took the topic away" : "* \(nick) set the topic: \(text)"
            default: "\(nick): \(text)"
            }
        return "\(line.entry.time.local()) \(said)"
    }

    /// Checked again when shown: no text drives a terminal, whatever a hub lets through.
    static func printable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(TextRule.message.allows(scalar) ? scalar : "\u{FFFD}") }
        return String(scalars)
    }
}

extension Entry.Body {
    /// What was said, or the topic.
    var text: String {
        switch self {
        case .text(let message), .action(let message): message.text
        case .topic(let topic): topic.text
        default: spoken?.text ?? ""
        }
    }
}
