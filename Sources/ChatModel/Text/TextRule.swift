/// Which characters a text from the network or the keyboard may hold (design: no text drives a terminal).
package enum TextRule {
    /// A message: everything but C0 and C1 controls (newline and tab pass) and bidi overrides and isolates.
    case message
    /// One line of text: as a message, without newline and tab.
    case line
    /// A nick or room name: as a line, without white space, and with joiners only where they are visible.
    case name

    /// Whether a scalar may stand in such a text, whatever is around it.
    package func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: self == .message
        case 0x00...0x1F, 0x7F...0x9F: false
        case 0x20...0x7E: self != .name || scalar != " "
        case 0x202A...0x202E, 0x2066...0x2069: false
        case 0x2028, 0x2029: false
        default: self != .name || Self.allowsInName(scalar)
        }
    }

    /// Nothing that is drawn as nothing or as a space. Scalars that this Unicode version does not know yet pass, so
    /// that a name from a newer program does not end the connection of an older one.
    private static func allowsInName(_ scalar: Unicode.Scalar) -> Bool {
        if isJoiner(scalar) || isTag(scalar) || isVariationSelector(scalar) { return true }
        guard !scalar.properties.isDefaultIgnorableCodePoint, !scalar.properties.isNoncharacterCodePoint,
            scalar.value != brailleBlank
        else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse:
            return false
        default: return true
        }
    }

    /// The Braille pattern without dots: a space by another name.
    private static let brailleBlank: UInt32 = 0x2800

    /// ZWNJ and ZWJ: needed by Persian, Indic scripts and emoji.
    static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    /// Tag characters: they spell the flags of regions after U+1F3F4.
    static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }

    /// Variation selectors: they choose text or emoji form.
    static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool { (0xFE00...0xFE0F).contains(scalar.value) }
}
