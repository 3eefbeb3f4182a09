/// The checks that every text value makes of its input.
enum TextCheck {
    /// Returns the text if it keeps the rule and the limit in UTF-8 bytes.
    /// - Throws: ``InvalidText``.
    static func validate(
        _ text: String, as rule: TextRule, limit: Int, what: InvalidText.Thing
    ) throws(InvalidText) -> String {
        let count = text.utf8.count
        guard count > 0 else { throw InvalidText(code: .empty, what: what) }
        guard count <= limit else { throw InvalidText(code: .tooLong(bytes: count, limit: limit), what: what) }
        if isPlain(text, rule: rule) { return text }
        if let wrong = firstForbidden(in: text, rule: rule) {
            throw InvalidText(code: .forbidden(scalar: wrong.value), what: what)
        }
        if rule == .name { try checkJoiners(text, what: what) }
        return text
    }

    /// Whether the text is ASCII that the rule allows: nothing else about it can be wrong.
    private static func isPlain(_ text: String, rule: TextRule) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 && rule.allows(Unicode.Scalar($0)) }
    }

    private static func firstForbidden(in text: String, rule: TextRule) -> Unicode.Scalar? {
        text.unicodeScalars.first { !rule.allows($0) }
    }

    /// A joiner, tag or selector may stand only between or behind letters and emoji that it changes, and no mark
    /// first, where it would change what is shown before the name.
    private static func checkJoiners(_ text: String, what: InvalidText.Thing) throws(InvalidText) {
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard fits(scalar, behind: previous) else {
                throw InvalidText(code: .forbidden(scalar: scalar.value), what: what)
            }
            previous = scalar
        }
        if let previous, TextRule.isJoiner(previous) { throw InvalidText(code: .notVisible, what: what) }
        guard text.unicodeScalars.contains(where: isVisible) else { throw InvalidText(code: .notVisible, what: what) }
    }

    private static func fits(_ scalar: Unicode.Scalar, behind previous: Unicode.Scalar?) -> Bool {
        guard let previous else { return !isInvisible(scalar) && !isMark(scalar) }
        if isInvisible(scalar) { return changes(previous, by: scalar) }
        return !TextRule.isJoiner(previous) || isJoined(scalar)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        TextRule.isJoiner(scalar) || TextRule.isTag(scalar) || TextRule.isVariationSelector(scalar)
    }

    private static func changes(_ base: Unicode.Scalar, by mark: Unicode.Scalar) -> Bool {
        if TextRule.isTag(mark) { return base.value == 0x1F3F4 || TextRule.isTag(base) }
        if TextRule.isVariationSelector(mark) { return isEmoji(base) }
        return TextRule.isVariationSelector(base) || isJoined(base)
    }

    /// Whether a joiner next to it can be seen: emoji, and letters and marks of scripts whose letters join.
    private static func isJoined(_ scalar: Unicode.Scalar) -> Bool {
        if isEmoji(scalar) { return !scalar.isASCII }
        switch scalar.value {
        case 0x0600...0x109F, 0x1780...0x18AF, 0xA840...0xABFF, 0x1_0A00...0x1_1FFF:
            return scalar.properties.isAlphabetic || isMark(scalar)
        default: return false
        }
    }

    /// Emoji, those of later Unicode versions included, so that both sides judge a name alike.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji || (0x1F000...0x1FAFF).contains(scalar.value)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool { !isInvisible(scalar) && !isMark(scalar) }
}
