/// What the words of a search ask for: phrases that must all stand in a message.
///
/// What is typed between spaces is a phrase of its words (`re-use`, `你好`), and so is all between two quotes. The last
/// one typed without quotes may be the beginning of a longer word. Nothing else in it has a meaning of its own.
package struct SearchQuery: Hashable, Sendable {
    /// Words that stand one after the other.
    package struct Phrase: Hashable, Sendable {
        package let words: [String]
        /// Whether the last of `words` may go on.
        package let isPrefix: Bool
    }

    /// None when there is nothing to look for.
    package let phrases: [Phrase]

    package init(_ words: SearchWords) {
        let parts = Self.parts(of: words.text)
        var phrases: [Phrase] = []
        for (index, part) in parts.enumerated() {
            let tokens = SearchToken.tokens(of: part.text)
            guard let last = tokens.last else { continue }
            let isLast = index == parts.count - 1
            phrases.append(
                Phrase(words: tokens.map(\.word), isPrefix: isLast && !part.isQuoted && !last.isSingle))
        }
        self.phrases = phrases
    }

    private struct Part {
        let text: String
        let isQuoted: Bool
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        for (index, stretch) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                parts += stretch.split(whereSeparator: \.isWhitespace).map { Part(text: String($0), isQuoted: false) }
            } else {
                parts.append(Part(text: String(stretch), isQuoted: true))
            }
        }
        return parts
    }
}
