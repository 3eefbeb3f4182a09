import ChatModel

/// Whether a text speaks of somebody: their nick stands in it as a word, in upper or lower case.
package enum Mention {
    package static func of(_ nick: Nick, in text: String) -> Bool {
        let wanted = Array(nick.text.lowercased())
        let letters = Array(text.lowercased())
        guard let first = wanted.first, letters.count >= wanted.count else { return false }
        return (0...letters.count - wanted.count).contains { start in
            letters[start] == first && letters[start..<start + wanted.count].elementsEqual(wanted)
                && isWord(start..<start + wanted.count, of: letters)
        }
    }

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
    static func isUnspaced(_ letter: Character) -> Bool {
        guard let value = letter.unicodeScalars.first?.value else { return false }
        return switch value {
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
