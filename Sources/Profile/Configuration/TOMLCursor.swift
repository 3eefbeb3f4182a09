/// Goes over a text of TOML and knows where it stands; each step of it goes on, whatever the text is.
struct TOMLCursor {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: TOMLScanner.mark) { place = TOMLScanner.mark.count }
        lineStart = place
    }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    var position: FilePosition {
        // A scalar has one byte that does not go on with another.
        FilePosition(line: line, column: bytes[lineStart..<place].count { $0 & 0xC0 != 0x80 } + 1)
    }

    private mutating func advance() {
        if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, place + 1) }
        place += 1
    }

    /// Takes this byte if it is the next.
    mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        advance()
        return true
    }

    mutating func skipSpaces() {
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { advance() }
    }

    mutating func skipLine() {
        while let byte, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Goes to the next byte that is no space, line break or comment; false at the end of the text.
    mutating func skipToSomething() -> Bool {
        while let byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
            case UInt8(ascii: "#"): skipLine()
            default: return true
            }
        }
        return false
    }

    /// Takes the brackets before a table's name, if they are the next.
    mutating func takesHeader() -> Bool {
        guard take(UInt8(ascii: "[")) else { return false }
        _ = take(UInt8(ascii: "["))
        return true
    }

    /// The parts of a dotted name, without their quotes; empty if there is none.
    mutating func key() -> [String] {
        var parts: [String] = []
        repeat {
            skipSpaces()
            guard let part = part() else { return parts }
            parts.append(part)
            skipSpaces()
        } while take(UInt8(ascii: "."))
        return parts
    }

    private mutating func part() -> String? {
        if let byte, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            let start = place + 1
            skipText()
            let text = String(decoding: bytes[min(start, place)..<max(start, place - 1)], as: UTF8.self)
            return byte == UInt8(ascii: "'") ? text : text.replacing(#/\\(["\\])/#) { $0.output.1 }
        }
        let start = place
        while let byte, TOMLScanner.isWord(byte) { advance() }
        return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    /// Goes behind a value that is no list and no table in braces.
    mutating func skipValue() {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return skipText() }
        let start = place
        while let byte, !Self.ends.contains(byte) { advance() }
        if place == start, byte != nil { advance() }
    }

    /// What no number and no word goes on with.
    private static let ends = Set("\r\n,#[]{}".utf8)

    private mutating func skipText() {
        guard let quote = byte else { return }
        let isLong = bytes[place...].starts(with: [quote, quote, quote])
        let end = isLong ? [quote, quote, quote] : [quote]
        for _ in end { advance() }
        while let byte, isLong || byte != UInt8(ascii: "\n"), !bytes[place...].starts(with: end) {
            advance()
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), self.byte != nil { advance() }
        }
        for _ in end where byte == quote { advance() }
        // A long text may end with two quotes of its own.
        while isLong, byte == quote { advance() }
    }
}
