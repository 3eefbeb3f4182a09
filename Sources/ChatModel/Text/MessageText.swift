/// What a person says: any text in any language, with newlines and tabs, at most ``byteLimit`` bytes.
package struct MessageText: Hashable, Sendable {
    /// The most UTF-8 bytes that a message may have.
    package static let byteLimit = 16_384

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .message, limit: Self.byteLimit, what: .message)
    }
}
