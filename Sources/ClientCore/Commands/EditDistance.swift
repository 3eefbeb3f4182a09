/// How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another.
package enum EditDistance {
    /// The one of several words that a mistyped one is closest to, if it is close enough to be meant.
    package static func nearest(to word: String, in words: [String]) -> String? {
        let word = word.lowercased()
        let ranked = words.map { ($0, between(word, $0)) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
        return best.1 <= max(1, min(2, min(best.0.count, word.count) / 3)) ? best.0 : nil
    }

    /// The number for two words.
    package static func between(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one), Array(other))
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before = [Int]()
        var last = Array(0...right.count)
        for row in 1...left.count {
            var next = [row]
            for column in 1...right.count {
                let change = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                var best = min(change, last[column] + 1, next[column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, before[column - 2] + 1)
                }
                next.append(best)
            }
            (before, last) = (last, next)
        }
        return last[right.count]
    }
}
