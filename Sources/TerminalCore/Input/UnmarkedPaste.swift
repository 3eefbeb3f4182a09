/// Finds a paste that the terminal did not mark as one: more lines at once than a person can type.
///
/// Where a terminal or multiplexer pastes without brackets, each line's end would be an Enter, and each line a message.
package struct UnmarkedPaste: Sendable {
    /// The most line ends that come in together when somebody types, over however slow a line.
    static let typedLines = 5
    /// The most letters that come in together with a line end when somebody types.
    static let typedLetters = 512

    private var text: String?

    package init() {}

    /// Whether more of it may follow; when nothing does for a moment, `flush()` ends it.
    package var isOpen: Bool { text != nil }

    /// The keys that were read together, with the lines of a paste as one key.
    package mutating func take(_ keys: [Key]) -> [Key] {
        guard isOpen || Self.isPaste(keys) else { return keys }
        var taken = text ?? ""
        let end = keys.firstIndex { Self.text(of: $0) == nil } ?? keys.endIndex
        for key in keys[..<end] where taken.utf8.count < KeyParser.pasteLimit { taken += Self.text(of: key) ?? "" }
        text = taken
        return end == keys.endIndex ? [] : flush() + keys[end...]
    }

    /// The paste as far as it came, if there is one.
    package mutating func flush() -> [Key] {
        defer { text = nil }
        return text.map { [.paste($0)] } ?? []
    }

    private static func isPaste(_ keys: [Key]) -> Bool {
        let lines = keys.count { text(of: $0) == "\n" }
        let letters = keys.count { text(of: $0) != nil } - lines
        guard lines + letters == keys.count, lines > 0 else { return false }
        return lines > typedLines && letters > lines || letters > typedLetters
    }

    private static func text(of key: Key) -> String? {
        switch key {
        case .character(let character): String(character)
        case .tab: "\t"
        case .enter, .control("j"): "\n"
        default: nil
        }
    }
}
