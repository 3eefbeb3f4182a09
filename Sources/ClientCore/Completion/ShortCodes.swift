/// Emoji by their short codes: 🎉 for `tada`.
package struct ShortCodes: Sendable {
    /// A code with the sign that it stands for.
    package struct Match: Hashable, Sendable {
        package let code: String
        package let sign: String
    }

    /// In the order of the table, which is that of a keyboard.
    private let all: [Match]
    private let signs: [String: String]

    /// Reads lines of a sign and its codes, with spaces between; empty lines and lines beginning with `#` are skipped.
    package init(_ bytes: [UInt8]) {
        var all: [Match] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            guard let sign = words.first else { continue }
            all += words.dropFirst().map { Match(code: $0, sign: sign) }
        }
        self.all = all
        signs = Dictionary(all.map { ($0.code, $0.sign) }) { first, _ in first }
    }

    /// The sign of a code; upper and lower case are alike.
    package subscript(code: some StringProtocol) -> String? { signs[code.lowercased()] }

    /// The codes that begin with a text, or have it within at the beginning of a word: short ones first.
    package func matches(_ start: some StringProtocol) -> [Match] {
        let start = start.lowercased()
        let beginning = all.filter { $0.code.hasPrefix(start) }.sorted { $0.code.utf8.count < $1.code.utf8.count }
        let within = all.filter { $0.code.contains("_" + start) && !$0.code.hasPrefix(start) }
        var seen: Set<String> = []
        return (beginning + within).filter { seen.insert($0.sign).inserted }
    }

    /// The letters of a code that has been begun and not ended at the end of a text; nil if none is.
    package static func begun(in text: String) -> Substring? {
        let letters = letters(endingAt: text.endIndex, in: text)
        return letters.first?.isLetter == true || letters.first == "+" ? letters : nil
    }

    /// The code, with its colons, that a text ends with; nil if it ends otherwise.
    package static func ended(in text: String) -> Substring? {
        guard text.last == ":" else { return nil }
        let end = text.index(before: text.endIndex)
        let letters = letters(endingAt: end, in: text)
        return letters.isEmpty ? nil : text[text.index(before: letters.startIndex)...]
    }

    /// What stands behind a colon that can open a code: not one in a word, a time or an address, and none in code.
    private static func letters(endingAt end: String.Index, in text: String) -> Substring {
        let before = text[..<end]
        let start = before.lastIndex { !isLetter($0) }
        guard let start, before[start] == ":" else { return before[end...] }
        let isFree = start == before.startIndex || !isWord(before[before.index(before: start)])
        let isCode = before.count { $0 == "`" } % 2 == 1
        return isFree && !isCode ? before[before.index(after: start)...] : before[end...]
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "_+-".contains(character))
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || ":/".contains(character))
    }
}
