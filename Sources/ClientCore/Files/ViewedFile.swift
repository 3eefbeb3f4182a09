import ChatModel

/// A file that is looked at in the client.
package struct ViewedFile: Hashable, Sendable {
    /// What there is to see.
    package enum Content: Hashable, Sendable {
        case fetching
        /// Its lines, none of which can drive a terminal.
        case text([String], isWhole: Bool)
        /// It is no text.
        case binary
        case failed(CarriageFailure)
    }

    package let name: String
    /// The bytes of all of it, if they are known.
    package let size: UInt64?
    let transfer: TransferID
    package internal(set) var content = Content.fetching
}

/// The bytes of a text as lines that can be shown.
enum TextPage {
    /// The most characters of a line; a longer one goes on in the next.
    static let lineLength = 500

    /// The lines; nil if this is no text: it holds a NUL, or is not UTF-8.
    /// - Parameter isWhole: Whether the text ends here, rather than within a character perhaps.
    static func lines(of bytes: [UInt8], isWhole: Bool) -> [String]? {
        guard !bytes.contains(0), let text = decode(bytes, isWhole: isWhole) else { return nil }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { parts(of: $0) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func decode(_ bytes: [UInt8], isWhole: Bool) -> String? {
        for cut in 0...(isWhole ? 0 : min(3, bytes.count)) {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
        }
        return nil
    }

    private static func parts(of line: Substring) -> [String] {
        var (parts, rest) = ([String](), line)
        repeat {
            let part = rest.prefix(lineLength)
            rest = rest[part.endIndex...]
            parts.append(shown(part))
        } while !rest.isEmpty
        return parts
    }

    /// Controls as their pictures, what reorders text as U+FFFD.
    private static func shown(_ text: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: scalars.append(scalar)
            case 0x00..<0x20: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: scalars.append("\u{2421}")
            default: scalars.append(TextRule.message.allows(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return String(scalars)
    }
}
