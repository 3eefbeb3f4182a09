/// What a hub tells everybody who comes: a text of at most ``byteLimit`` bytes and ``lineLimit`` lines.
package struct DayMessage: Hashable, Sendable {
    /// The most UTF-8 bytes that a message of the day may have.
    package static let byteLimit = 2_000
    /// The most lines that it may have.
    package static let lineLimit = 20

    package let text: String

    /// - Throws: ``InvalidText``.
    package init(_ text: String) throws(InvalidText) {
        self.text = try TextCheck.validate(text, as: .message, limit: Self.byteLimit, what: .dayMessage)
        let lines = lines.count
        guard lines <= Self.lineLimit else {
            throw InvalidText(code: .tooManyLines(lines: lines, limit: Self.lineLimit), what: .dayMessage)
        }
        guard text.unicodeScalars.contains(where: Self.isVisible) else {
            throw InvalidText(code: .notVisible, what: .dayMessage)
        }
    }

    /// Takes a text as an editor leaves it: lines may end as on Windows, and what is empty at either end is left out.
    /// - Throws: ``InvalidText``.
    package init(written text: String) throws(InvalidText) {
        let text = text.unicodeScalars.first == Self.mark ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
        }
        while lines.last.map(Self.isBlank) == true { lines.removeLast() }
        lines.trimPrefix(while: Self.isBlank)
        try self.init(lines.joined(separator: "\n"))
    }

    /// Its lines; some may be empty.
    package var lines: [Substring] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// What some editors put before the text (U+FEFF).
    private static let mark: Unicode.Scalar = "\u{FEFF}"

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
    }

    private static func isBlank(_ line: String) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }
}
