/// A word as the search index has it, and where it stands in its text.
package struct SearchToken: Hashable, Sendable {
    /// The word without case and accents.
    package let word: String
    /// The characters that make it up.
    package let range: Range<String.Index>
    /// Whether it is one character of a script without spaces, so that a part of it can't be asked for.
    package let isSingle: Bool

    /// The words of a text, in its order. The index, the query and the marks all take them from here, so that they
    /// agree on what a word is.
    package static func tokens(of text: String) -> [SearchToken] {
        var splitter = Splitter()
        for index in text.indices {
            splitter.take(SearchFold(text[index]), index..<text.index(after: index))
        }
        splitter.end()
        return splitter.tokens
    }

    /// The text that the index stores: its words, a space between each two.
    package static func indexed(_ text: String) -> String {
        tokens(of: text).map(\.word).joined(separator: " ")
    }
}

/// Gathers characters into words.
private struct Splitter {
    private(set) var tokens: [SearchToken] = []
    private var word = ""
    private var range: Range<String.Index>?

    mutating func take(_ fold: SearchFold, _ place: Range<String.Index>) {
        switch fold {
        case .letter(let letters): add(letters, place)
        case .single(let letters):
            end()
            tokens.append(SearchToken(word: letters, range: place, isSingle: true))
        case .nothing: break
        case .gap: end()
        }
    }

    mutating func end() {
        if let range { tokens.append(SearchToken(word: word, range: range, isSingle: false)) }
        word = ""
        range = nil
    }

    private mutating func add(_ letters: String, _ place: Range<String.Index>) {
        word += letters
        range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
    }
}
