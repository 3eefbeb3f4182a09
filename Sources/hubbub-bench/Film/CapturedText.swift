import TerminalCore

extension Grid {
    /// Writes rows as `tmux capture-pane -e` gives them: text, the looks by SGR sequences (ECMA-48, section 8.3.117), which go
    /// on from row to row, and other sequences, which draw nothing.
    mutating func write(captured rows: [Substring]) {
        var style = Style.plain
        for (row, text) in rows.enumerated() {
            var column = 0
            var rest = text.unicodeScalars[...]
            while !rest.isEmpty {
                let plain = rest.prefix { $0 != "\u{1B}" }
                column = write(String(plain), at: Point(column: column, row: row), style: style)
                rest = rest.dropFirst(plain.count)
                if let parameters = EscapeSequence.take(from: &rest) { style.apply(sgr: parameters) }
            }
        }
    }
}

/// What begins with the letter ESC.
private enum EscapeSequence {
    /// Takes a sequence from the front of a text.
    /// - Returns: the parameters, if it is one that changes the look.
    static func take(from rest: inout Substring.UnicodeScalarView) -> [Int]? {
        guard rest.popFirst() != nil else { return nil }
        switch rest.popFirst() {
        case "[": return takeControl(from: &rest)
        case "]": takeCommand(from: &rest)
        case "(", ")": rest = rest.dropFirst()
        default: break
        }
        return nil
    }

    private static func takeControl(from rest: inout Substring.UnicodeScalarView) -> [Int]? {
        let parameters = rest.prefix { !("@"..."~").contains($0) }
        rest = rest.dropFirst(parameters.count)
        guard rest.popFirst() == "m" else { return nil }
        return Substring(parameters).split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    }

    /// OSC, such as a link: it ends with BEL or with ESC and a backslash.
    private static func takeCommand(from rest: inout Substring.UnicodeScalarView) {
        while let scalar = rest.popFirst() {
            if scalar == "\u{7}" { return }
            if scalar == "\u{1B}" {
                rest = rest.dropFirst()
                return
            }
        }
    }
}

extension Style {
    /// Takes the parameters of one SGR sequence.
    mutating func apply(sgr parameters: [Int]) {
        var rest = parameters[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: self = .plain
            case 1...9: attributes.formUnion(Self.attribute[number] ?? [])
            case 22: attributes.subtract([.bold, .dim])
            case 23...29: attributes.subtract(Self.attribute[number - 20] ?? [])
            case 30...37: foreground = Self.color(number - 30)
            case 38: foreground = Self.color(from: &rest) ?? foreground
            case 39: foreground = .terminal
            case 40...47: background = Self.color(number - 40)
            case 48: background = Self.color(from: &rest) ?? background
            case 49: background = .terminal
            case 90...97: foreground = Self.color(number - 82)
            case 100...107: background = Self.color(number - 92)
            default: break
            }
        }
    }

    private static let attribute: [Int: Attributes] = [
        1: .bold, 2: .dim, 3: .italic, 4: .underline, 7: .reverse, 9: .strikethrough,
    ]

    private static func color(_ number: Int) -> Color {
        UInt8(exactly: number).flatMap(PaletteColor.init).map(Color.palette) ?? .terminal
    }

    /// What follows 38 or 48: `5;NUMBER` or `2;RED;GREEN;BLUE`.
    private static func color(from rest: inout ArraySlice<Int>) -> Color? {
        switch rest.popFirst() {
        case 5: return rest.popFirst().flatMap { UInt8(exactly: $0) }.map(Color.indexed)
        case 2:
            let parts = rest.prefix(3).compactMap { UInt8(exactly: $0) }
            rest = rest.dropFirst(3)
            return parts.count == 3 ? .rgb(parts[0], parts[1], parts[2]) : nil
        default: return nil
        }
    }
}
