import TerminalCore

/// The answers to the question about a long paste.
struct PasteWords {
    let words: Catalogue
    let map: KeyMap<PasteCommand>
    /// How many messages its lines would be; nil if they can't be sent as such.
    let messages: Int?

    /// The keys with what they do, in as many words as fit.
    func keys(columns: Int) -> String {
        Fitting.first(
            of: [
                line(long), line { $0 == .compose ? nil : long($0) }, line(short), line(short, separator: " "),
                line(shortest, separator: " "),
            ], columns: columns)
    }

    private func line(_ meaning: (PasteCommand) -> String?, separator: String = "   ") -> String {
        map.bindings.compactMap { binding in
            guard let key = binding.keys.first?.name else { return nil }
            return meaning(binding.command).map { "\(key) \($0)" }
        }.joined(separator: separator)
    }

    private func long(_ command: PasteCommand) -> String? {
        switch command {
        case .snippet: words.text("paste.snippet")
        case .lines: messages.map { words.text("paste.lines", count: $0) }
        case .compose: words.text("paste.compose")
        case .drop: words.text("paste.drop")
        }
    }

    private func short(_ command: PasteCommand) -> String? {
        switch command {
        case .snippet: words.text("paste.snippet.short")
        case .lines: messages.map { words.figure($0) }
        case .compose: nil
        case .drop: words.text("paste.drop.short")
        }
    }

    private func shortest(_ command: PasteCommand) -> String? { command == .lines ? nil : short(command) }
}
