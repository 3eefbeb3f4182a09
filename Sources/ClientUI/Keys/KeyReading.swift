import TerminalCore

extension Key {
    private static let named: [String: Key] = [
        "Enter": .enter, "Alt-Enter": .altEnter, "Tab": .tab, "Shift-Tab": .backTab, "Backspace": .backspace,
        "Alt-Backspace": .altBackspace, "Delete": .delete, "Del": .delete, "Esc": .escape, "Space": .character(" "),
    ]
    private static let moving: [String: @Sendable (Modifiers) -> Key] = [
        "Up": { .arrow(.up, $0) }, "Down": { .arrow(.down, $0) }, "Left": { .arrow(.left, $0) },
        "Right": { .arrow(.right, $0) }, "↑": { .arrow(.up, $0) }, "↓": { .arrow(.down, $0) },
        "←": { .arrow(.left, $0) }, "→": { .arrow(.right, $0) }, "Home": { .home($0) }, "End": { .end($0) },
        "PageUp": { .pageUp($0) }, "PageDown": { .pageDown($0) }, "PgUp": { .pageUp($0) }, "PgDn": { .pageDown($0) },
    ]
    private static let prefixes: [(String, Modifiers)] = [("Ctrl-", .control), ("Alt-", .alt), ("Shift-", .shift)]

    /// A key as people write it: `Ctrl-n`, `Alt-Right`, `F7`, `Space`, `j`; nil for what no terminal reports.
    init?(written text: String) {
        if let key = Self.named[text] {
            self = key
            return
        }
        var (rest, held) = (text[...], Modifiers())
        while let (prefix, modifier) = Self.prefixes.first(where: { rest.hasPrefix($0.0) && rest.count > $0.0.count }) {
            rest = rest.dropFirst(prefix.count)
            held.insert(modifier)
        }
        if let make = Self.moving[String(rest)] {
            self = make(held)
        } else if let number = Self.functionNumber(rest, held) {
            self = .function(number)
        } else if let letter = rest.first, rest.count == 1, let key = Self.letter(letter, held) {
            self = key
        } else {
            return nil
        }
    }

    private static func functionNumber(_ text: Substring, _ held: Modifiers) -> Int? {
        guard text.first == "F", let number = Int(text.dropFirst()), 1...48 ~= number else { return nil }
        guard !held.isEmpty else { return number }
        guard number <= 12, held == .shift || held == .control else { return nil }
        return number + (held == .shift ? 12 : 24)
    }

    private static func letter(_ letter: Character, _ held: Modifiers) -> Key? {
        // A terminal sends scalar by scalar: what is made of several is never one key.
        guard letter.unicodeScalars.count == 1, DisplayWidth.of(letter) > 0 else { return nil }
        switch held {
        case []: return .character(letter)
        case .alt: return .alt(letter)
        case .control:
            // Terminals send the same for Ctrl-i and Tab, Ctrl-m and Enter, Ctrl-h and Backspace.
            let small = Character(letter.lowercased())
            return "abcdefgjklnopqrstuvwxyz@\\]^_".contains(small) ? .control(small) : nil
        default: return nil
        }
    }
}
