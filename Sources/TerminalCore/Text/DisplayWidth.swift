/// How many columns text takes in a terminal that draws whole grapheme clusters.
///
/// A cluster is as wide as its scalars together, at most two columns; an emoji variation selector makes it two.
/// East Asian Ambiguous counts as one column, or as two while `ambiguous` says so.
package enum DisplayWidth {
    /// How wide the terminal that is drawn for draws ambiguous scalars.
    @TaskLocal package static var ambiguous = AmbiguousWidth.one

    /// The most scalars of one cluster that are measured and drawn; the rest of a heap of marks is cut.
    static let scalarLimit = 24

    /// The width of one cluster in columns: 0, 1 or 2.
    package static func of(_ cluster: Character) -> Int {
        if let ascii = cluster.asciiValue { return cluster != "\r\n" && (0x20..<0x7F).contains(ascii) ? 1 : 0 }
        var width = 0
        var base: Unicode.Scalar?
        for scalar in cluster.unicodeScalars.prefix(scalarLimit) {
            if scalar == "\u{FE0F}", base?.properties.isEmoji == true { return 2 }
            width += of(scalar)
            base = scalar
        }
        return min(width, 2)
    }

    /// The width of a text in columns, its line breaks and controls counting nothing.
    package static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The cluster without the scalars beyond the limit.
    static func bounded(_ cluster: Character) -> Character {
        let scalars = cluster.unicodeScalars
        guard cluster.utf8.count > scalarLimit, scalars.count > scalarLimit else { return cluster }
        return String(String.UnicodeScalarView(scalars.prefix(scalarLimit))).first ?? " "
    }

    /// The width of one scalar in columns: 0, 1 or 2.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: return 1
        case 0xA0..<0x300: return narrow(scalar)
        case 0..<0xA0: return 0
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: return 2
        // Medial vowels and final consonants sit inside the syllable block that the initial consonant opens.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1F1E6...0x1F1FF: return 1
        // Signs that stand before what they mark (Prepended_Concatenation_Mark): formats by category, but visible.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return 1
        default: return ofUncommon(scalar)
        }
    }

    private static func ofUncommon(_ scalar: Unicode.Scalar) -> Int {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if properties.isEmojiPresentation || EastAsianWidth.isWide(scalar) { return 2 }
        return properties.isDefaultIgnorableCodePoint ? 0 : narrow(scalar)
    }

    /// The width of a scalar that is one column wide, if it is not ambiguous.
    private static func narrow(_ scalar: Unicode.Scalar) -> Int {
        ambiguous == .two && AmbiguousWidth.contains(scalar) ? 2 : 1
    }
}
