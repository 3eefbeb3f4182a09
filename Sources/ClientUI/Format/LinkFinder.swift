import TerminalCore

/// Finds the addresses in a text that a browser can open.
///
/// An address is ASCII: in scripts without spaces the words go on right behind it, and a host in look-alike letters is
/// none. Signs that end a sentence, and brackets that were opened before it, are not part of it.
enum LinkFinder {
    /// The addresses in the order in which they stand.
    static func links(in text: String) -> [String] {
        let letters = Array(text)
        var (links, index) = ([String](), 0)
        while index < letters.count {
            let end = end(at: index, in: letters)
            if let end { links.append(String(letters[index..<end])) }
            index = end ?? index + 1
        }
        return links
    }

    /// The place behind the address that begins at a place; nil if none does.
    static func end(at start: Int, in letters: [Character]) -> Int? {
        guard letters[start] == "h" || letters[start] == "H", start == 0 || !isASCIIWord(letters[start - 1]),
            let scheme = Hyperlink.scheme(of: letters[start...].prefix(8).compactMap(\.asciiValue))
        else { return nil }
        let address = letters[start...].prefix(Hyperlink.byteLimit + 1).prefix(while: mayStand)
        let end = ending(of: address, behind: start + scheme)
        return Hyperlink(to: String(letters[start..<end]), mark: 0) == nil ? nil : end
    }

    /// The end of an address without what only stands behind it.
    private static func ending(of address: ArraySlice<Character>, behind scheme: Int) -> Int {
        var end = address.endIndex
        var surplus = brackets.mapValues { _ in 0 }
        for (closing, opening) in brackets {
            surplus[closing] = address.count { $0 == closing } - address.count { $0 == opening }
        }
        while end > scheme {
            let last = address[end - 1]
            if let extra = surplus[last], extra > 0 { surplus[last] = extra - 1 } else if !endsSentence(last) { break }
            end -= 1
        }
        return end
    }

    private static let brackets: [Character: Character] = [")": "(", "]": "[", "}": "{"]

    private static func isASCIIWord(_ letter: Character) -> Bool {
        letter.isASCII && (letter.isLetter || letter.isNumber)
    }

    private static func mayStand(_ letter: Character) -> Bool {
        guard let value = letter.asciiValue else { return false }
        return value > 0x20 && value < 0x7F && !"<>\"`".contains(letter)
    }

    private static func endsSentence(_ letter: Character) -> Bool { ".,;:!?'*_~|".contains(letter) }
}
