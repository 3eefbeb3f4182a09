/// A hub's password in the form that both sides reckon with: the UTF-8 bytes of its Normalization Form C.
package struct Password: Hashable, Sendable, CustomStringConvertible {
    /// The most UTF-8 bytes that a password may have.
    package static let byteLimit = 256

    package let bytes: [UInt8]

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let form = Normalization.nfc(text)
        bytes = Array(try TextCheck.validate(form, as: .line, limit: Self.byteLimit, what: .password).utf8)
    }

    /// No word of it, so that none gets into a log.
    package var description: String { "a password" }
}
