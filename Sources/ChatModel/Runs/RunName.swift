/// What a hub's owner calls a command that may be run there: letters from a to z, digits, `-` and `_`.
package struct RunName: Hashable, Comparable, Sendable {
    /// The most bytes that a name may have.
    package static let byteLimit = 32

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        let name = try TextCheck.validate(text, as: .name, limit: Self.byteLimit, what: .commandName)
        guard let wrong = name.unicodeScalars.first(where: { !Self.allows($0) }) else {
            guard name.unicodeScalars.first != "-" else {
                throw InvalidText(code: .forbidden(scalar: 0x2D), what: .commandFirst)
            }
            self.text = name
            return
        }
        throw InvalidText(code: .forbidden(scalar: wrong.value), what: .commandName)
    }

    private static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": true
        default: false
        }
    }

    package static func < (left: RunName, right: RunName) -> Bool { left.text < right.text }
}

/// What a hub's owner says of a command: one line.
package struct RunAbout: Hashable, Sendable {
    /// The most UTF-8 bytes that it may have.
    package static let byteLimit = 128

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .description)
    }
}

/// One argument that somebody gives to a command: one line, which may be empty.
package struct RunArgument: Hashable, Sendable {
    /// The most UTF-8 bytes that an argument may have.
    package static let byteLimit = 1_024

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text =
            text.isEmpty ? "" : try TextCheck.validate(text, as: .line, limit: Self.byteLimit, what: .argument)
    }
}
