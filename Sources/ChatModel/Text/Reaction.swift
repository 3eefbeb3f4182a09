/// A sign that is put under a message: an emoji or a short word, one line without white space.
package struct Reaction: Hashable, Sendable {
    /// The most UTF-8 bytes that a reaction may have: the longest emoji take 35.
    package static let byteLimit = 48

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .name, limit: Self.byteLimit, what: .reaction)
    }
}
