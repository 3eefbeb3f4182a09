/// Turns the bytes that a program writes, as they come, into text that steers no terminal.
///
/// What is no UTF-8 becomes U+FFFD, a control its picture (U+2400 and what follows: `␛`), what turns text around or
/// breaks lines unseen U+FFFD. Tabs and newlines stay; a carriage return before a newline is dropped.
package struct OutputText: Hashable, Sendable {
    /// The beginning of a character whose rest has not come.
    private var rest: [UInt8] = []
    /// Whether the last character was a carriage return, which may belong to a newline.
    private var hasReturn = false

    package init() {}

    /// The text of further bytes; a character that is not whole yet comes with the next ones.
    package mutating func take(_ bytes: [UInt8]) -> String {
        let all = rest + bytes
        let held = Self.unfinished(all)
        rest = Array(all.suffix(held))
        return shown(String(decoding: all.dropLast(held), as: UTF8.self))
    }

    /// What is left when no more comes.
    package mutating func finish() -> String {
        var text = shown(String(decoding: rest, as: UTF8.self))
        if hasReturn { text.unicodeScalars.append(Self.picture(of: 0x0D)) }
        (rest, hasReturn) = ([], false)
        return text
    }

    private mutating func shown(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if hasReturn, scalar != "\n" { shown.append(Self.picture(of: 0x0D)) }
            hasReturn = scalar == "\r"
            if !hasReturn { shown.append(Self.shown(scalar)) }
        }
        return String(shown)
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if TextRule.message.allows(scalar) { return scalar }
        return scalar.value < 0x20 || scalar.value == 0x7F ? picture(of: scalar.value) : "\u{FFFD}"
    }

    private static func picture(of control: UInt32) -> Unicode.Scalar {
        Unicode.Scalar(control == 0x7F ? 0x2421 : 0x2400 + control) ?? "\u{FFFD}"
    }

    /// How many bytes at the end begin a character whose rest may still come.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for held in 1...3 where held <= bytes.count {
            let byte = bytes[bytes.count - held]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
            return byte < 0xF5 && length > held ? held : 0
        }
        return 0
    }
}
