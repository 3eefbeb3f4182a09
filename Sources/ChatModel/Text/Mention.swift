/// Whether a text speaks of somebody: their nick stands in it as a word, in upper or lower case.
package enum Mention {
    /// Whether the text speaks of the one who has this nick.
    package static func of(_ nick: Nick, in text: String) -> Bool {
        guard mayStand(nick.text, in: text) else { return false }
        let wanted = Array(nick.text.lowercased())
        let letters = Array(text.lowercased())
        guard let first = wanted.first, letters.count >= wanted.count else { return false }
        return (0...letters.count - wanted.count).contains { start in
            letters[start] == first && letters[start..<start + wanted.count].elementsEqual(wanted)
                && isWord(start..<start + wanted.count, of: letters)
        }
    }

    /// A quick look at the bytes, which turns down most texts; only an ASCII nick has one form in bytes.
    private static func mayStand(_ nick: String, in text: String) -> Bool {
        let wanted = nick.utf8.map(lower)
        guard let first = wanted.first, wanted.allSatisfy({ $0 < 0x80 }) else { return true }
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= wanted.count else { return false }
            return (0...bytes.count - wanted.count).contains { start in
                lower(bytes[start]) == first
                    && bytes[start..<start + wanted.count].lazy.map(lower).elementsEqual(wanted)
            }
        }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func isWord(_ range: Range<Int>, of letters: [Character]) -> Bool {
        let startsWord = range.lowerBound == 0 || !joins(letters[range.lowerBound - 1], letters[range.lowerBound])
        guard startsWord else { return false }
        guard range.upperBound < letters.count else { return true }
        let (last, next) = (letters[range.upperBound - 1], letters[range.upperBound])
        if next == "-", range.upperBound + 1 < letters.count { return !joins(last, letters[range.upperBound + 1]) }
        return !joins(last, next)
    }

    /// Whether two neighbours belong to one word; scripts written without spaces (CJK) never bind.
    private static func joins(_ left: Character, _ right: Character) -> Bool {
        isWordLetter(left) && isWordLetter(right) && !isUnspaced(left) && !isUnspaced(right)
    }

    private static func isWordLetter(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || letter == "_"
    }

    /// Han, kana and hangul: names stand in running text without a space around them.
    package static func isUnspaced(_ letter: Character) -> Bool {
        guard let value = letter.unicodeScalars.first?.value else { return false }
        return switch value {
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
