/// How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another.
package enum EditDistance {
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
