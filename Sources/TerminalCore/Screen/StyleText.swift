/// Why a look can't be read: the word that means nothing.
package struct StyleFault: Error, Hashable, Sendable {
    /// The word.
    package let word: String
}

extension Style {
    /// A look as people write it: `bold cyan on black`. Attributes and a colour in any order, the ground behind `on`.
    /// - Throws: ``StyleFault``.
    package init(written text: String) throws(StyleFault) {
        self.init()
        var isGround = false
        for word in text.split(separator: " ").map(String.init) {
            if word == "on" {
                isGround = true
            } else if !isGround, let attribute = Attributes(written: word) {
                attributes.insert(attribute)
            } else if let color = Color(written: word) {
                if isGround { background = color } else { foreground = color }
            } else {
                throw StyleFault(word: word)
            }
        }
    }
}

extension Color {
    /// `default`, one of the sixteen names, a number of xterm's 256, or `#rrggbb`; nil for anything else.
    package init?(written word: String) {
        if word == "default" {
            self = .terminal
        } else if let named = PaletteColor(written: word) {
            self = .palette(named)
        } else if let number = UInt8(word) {
            self = .indexed(number)
        } else {
            guard word.hasPrefix("#"), word.utf8.count == 7, word.dropFirst().allSatisfy(\.isHexDigit),
                let value = UInt32(word.dropFirst(), radix: 16)
            else {
                return nil
            }
            self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
        }
    }
}

extension PaletteColor {
    private static let names: [String: PaletteColor] = [
        "black": .black, "red": .red, "green": .green, "yellow": .yellow, "blue": .blue, "magenta": .magenta,
        "cyan": .cyan, "white": .white, "bright-black": .brightBlack, "bright-red": .brightRed,
        "bright-green": .brightGreen, "bright-yellow": .brightYellow, "bright-blue": .brightBlue,
        "bright-magenta": .brightMagenta, "bright-cyan": .brightCyan, "bright-white": .brightWhite,
    ]

    fileprivate init?(written word: String) {
        guard let color = Self.names[word] else { return nil }
        self = color
    }
}

extension Attributes {
    private static let names: [String: Attributes] = [
        "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
        "strikethrough": .strikethrough,
    ]

    fileprivate init?(written word: String) {
        guard let attribute = Self.names[word] else { return nil }
        self = attribute
    }
}
