/// Where the words of a search stand in a text that it found.
package enum SearchMarks {
    /// The ranges of whole characters to mark, in the text's order and apart from each other.
    package static func ranges(of words: SearchWords, in text: String) -> [Range<String.Index>] {
        let tokens = SearchToken.tokens(of: text)
        var ranges: [Range<String.Index>] = []
        for phrase in SearchQuery(words).phrases {
            for start in tokens.indices where stands(phrase, at: start, in: tokens) {
                let end = tokens[start + phrase.words.count - 1].range.upperBound
                ranges.append(tokens[start].range.lowerBound..<end)
            }
        }
        return joined(ranges.sorted { $0.lowerBound < $1.lowerBound })
    }

    private static func stands(_ phrase: SearchQuery.Phrase, at start: Int, in tokens: [SearchToken]) -> Bool {
        guard start + phrase.words.count <= tokens.count else { return false }
        return phrase.words.enumerated().allSatisfy { offset, word in
            let found = tokens[start + offset].word
            let mayGoOn = phrase.isPrefix && offset == phrase.words.count - 1
            return mayGoOn ? found.utf8.starts(with: word.utf8) : found == word
        }
    }

    /// What overlaps or touches is one range.
    private static func joined(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
        ranges.reduce(into: []) { result, range in
            if let last = result.last, last.upperBound >= range.lowerBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
    }
}
