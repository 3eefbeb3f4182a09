/// A user's name on a hub: one line without spaces, at most ``byteLimit`` bytes; equal when their folds are.
package struct Nick: Hashable, Sendable {
    /// The most UTF-8 bytes that a nick may have.
    package static let byteLimit = 32

    /// The name as its owner wrote it.
    package let text: String
    /// The name's identity.
    package let fold: Fold

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let text = try TextCheck.validate(text, as: .name, limit: Self.byteLimit, what: .nick)
        if let first = text.unicodeScalars.first, "#@/".unicodeScalars.contains(first) {
            throw InvalidText(code: .forbidden(scalar: first.value), what: .nick)
        }
        self.text = text
        fold = Fold(text)
    }

    package static func == (left: Nick, right: Nick) -> Bool { left.fold == right.fold }

    package func hash(into hasher: inout Hasher) { hasher.combine(fold) }
}
