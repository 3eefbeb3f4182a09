/// Goes over a text of TOML once and looks at what begins names and values.
struct TOMLScanner {
    private let bytes: [UInt8]
    private var place = 0
    /// The brackets around the place, inside a value.
    private var brackets: [UInt8] = []
    /// Whether a value must begin here.
    private var wantsValue = false

    /// What some editors put before a text (U+FEFF).
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ text: String) {
        bytes = Array(text.utf8)
        if bytes.starts(with: Self.mark) { place = Self.mark.count }
    }

    private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// - Throws: ``CheckedTOML/Mistake``.
    mutating func scan() throws(CheckedTOML.Mistake) {
        while let byte {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): place += 1
            case UInt8(ascii: "\n"): try endLine()
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText(byte)
            default: try take(byte)
            }
        }
    }

    private mutating func take(_ byte: UInt8) throws(CheckedTOML.Mistake) {
        switch byte {
        case UInt8(ascii: "=") where !wantsValue:
            wantsValue = true
            place += 1
        case UInt8(ascii: "[") where wantsValue, UInt8(ascii: "{") where wantsValue:
            brackets.append(byte)
            wantsValue = byte == UInt8(ascii: "[")
            place += 1
        case UInt8(ascii: "["): try skipSection()
        case UInt8(ascii: "]"), UInt8(ascii: "}"): try close(byte)
        case UInt8(ascii: ","):
            wantsValue = brackets.last == UInt8(ascii: "[")
            place += 1
        default: try takeWord()
        }
    }

    private mutating func endLine() throws(CheckedTOML.Mistake) {
        if wantsValue, brackets.isEmpty { throw mistake("a value is missing") }
        place += 1
    }

    private mutating func close(_ byte: UInt8) throws(CheckedTOML.Mistake) {
        let opening = byte == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "{")
        guard brackets.popLast() == opening, !wantsValue || byte == UInt8(ascii: "]") else {
            throw mistake("a bracket closes what is not open")
        }
        wantsValue = false
        place += 1
    }

    private mutating func skipLine() {
        while let byte, byte != UInt8(ascii: "\n") { place += 1 }
    }

    /// A text in quotes; the parser finds what is wrong inside.
    private mutating func skipText(_ quote: UInt8) {
        let isLong = bytes[place...].starts(with: [quote, quote, quote])
        let end = isLong ? [quote, quote, quote] : [quote]
        place += end.count
        while let byte, isLong || byte != UInt8(ascii: "\n"), !bytes[place...].starts(with: end) {
            place += byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") ? 2 : 1
        }
        place = min(place + end.count, bytes.count)
        // A long text may end with two quotes of its own.
        while isLong, byte == quote { place += 1 }
        wantsValue = false
    }

    /// The beginning of a section's name.
    private mutating func skipSection() throws(CheckedTOML.Mistake) {
        place += 1
        if byte == UInt8(ascii: "[") { place += 1 }
        while byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { place += 1 }
        guard let byte, Self.isWord(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
            throw mistake("a section's name is made of letters from a to z, digits, - and _, or stands in quotes")
        }
        while let byte = self.byte, byte != UInt8(ascii: "]"), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { skipText(byte) } else { place += 1 }
        }
        while self.byte == UInt8(ascii: "]") { place += 1 }
    }

    /// A name, or a value that stands in no quotes: true, false or a number.
    private mutating func takeWord() throws(CheckedTOML.Mistake) {
        let start = place
        while let byte, Self.isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") { place += 1 }
        guard place > start else { throw mistake("such a letter can only stand in quotes") }
        guard wantsValue else { return }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        if !["true", "false"].contains(word) && !Self.isNumber(word) || byte == UInt8(ascii: "#") {
            place = start
            throw mistake("a value is a text in quotes, a number, true or false")
        }
        wantsValue = false
    }

    /// Digits, with a point and underscores between them, and a sign in front.
    private static func isNumber(_ word: String) -> Bool {
        let unsigned = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                part.split(separator: "_", omittingEmptySubsequences: false)
                    .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            }
    }

    /// Whether a name without quotes may hold it.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private func mistake(_ what: String) -> CheckedTOML.Mistake {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return CheckedTOML.Mistake(position: FilePosition(line: line, column: column), what: what)
    }
}
