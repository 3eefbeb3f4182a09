/// The checks that every text value makes of its input.
enum TextCheck {
    /// Returns the text if it keeps the rule and the limit in UTF-8 bytes.
    /// - Throws: ``InvalidText``.
    static func validate(_ text: String, as rule: TextRule, limit: Int, what: String) throws(InvalidText) -> String {
        let count = text.utf8.count
        guard count > 0 else { throw InvalidText(code: .empty, what: what) }
        guard count <= limit else { throw InvalidText(code: .tooLong(bytes: count, limit: limit), what: what) }
        if let wrong = firstForbidden(in: text, rule: rule) {
            throw InvalidText(code: .forbidden(scalar: wrong.value), what: what)
        }
        if rule == .name { try checkJoiners(text, what: what) }
        return text
    }

    private static func firstForbidden(in text: String, rule: TextRule) -> Unicode.Scalar? {
        text.unicodeScalars.first { !rule.allows($0) }
    }

    /// A joiner, tag or selector counts as visible only between or behind letters and emoji that it changes.
    private static func checkJoiners(_ text: String, what: String) throws(InvalidText) {
        var previous: Unicode.Scalar?
        var needsFollower = false
        for scalar in text.unicodeScalars {
            if isInvisible(scalar) {
                guard let base = previous, changes(base, by: scalar) else {
                    throw InvalidText(code: .forbidden(scalar: scalar.value), what: what)
                }
                needsFollower = TextRule.isJoiner(scalar)
            } else {
                needsFollower = false
            }
            previous = scalar
        }
        if needsFollower { throw InvalidText(code: .notVisible, what: what) }
        guard text.unicodeScalars.contains(where: isVisible) else { throw InvalidText(code: .notVisible, what: what) }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        TextRule.isJoiner(scalar) || TextRule.isTag(scalar) || TextRule.isVariationSelector(scalar)
    }

    private static func changes(_ base: Unicode.Scalar, by mark: Unicode.Scalar) -> Bool {
        if TextRule.isTag(mark) { return base.value == 0x1F3F4 || TextRule.isTag(base) }
        if TextRule.isVariationSelector(mark) { return base.properties.isEmoji }
        if TextRule.isVariationSelector(base) { return true }
        return base.properties.isEmoji || (base.properties.isAlphabetic && !base.isASCII)
            || base.properties.generalCategory == .nonspacingMark || base.properties.generalCategory == .spacingMark
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !isInvisible(scalar) && !scalar.properties.isDefaultIgnorableCodePoint
            && scalar.properties.generalCategory != .nonspacingMark
    }
}
