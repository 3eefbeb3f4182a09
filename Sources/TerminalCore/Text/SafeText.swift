/// Which characters of a text that came from outside may stay in it.
enum SafeText {
    /// Whether the scalar can neither steer a terminal nor reorder the text around it: no C0 or C1 control but newline
    /// and tab, no bidi embedding, override or isolate (UAX #9).
    static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0x00..<0x20, 0x7F..<0xA0: false
        case 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }

    /// The text with every kind of line break as a newline, and without what is not allowed.
    static func clean(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r", "\u{2028}", "\u{2029}", "\u{85}": scalars.append("\n")
            case "\n" where afterReturn: break
            default: if allows(scalar) { scalars.append(scalar) }
            }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
