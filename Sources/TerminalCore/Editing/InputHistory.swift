/// The lines that were sent, oldest first, and where in them the person is; below the newest waits the unsent draft.
package struct InputHistory: Hashable, Sendable {
    /// The most lines that are kept.
    package let limit: Int
    private var lines: [String] = []
    private var position: Int?
    private var draft = ""

    package init(limit: Int) { self.limit = max(1, limit) }

    /// Keeps a sent line, unless it is empty or the same as the one before, and goes back to the bottom.
    package mutating func add(_ line: String) {
        position = nil
        draft = ""
        guard !line.isEmpty, line != lines.last else { return }
        lines.append(line)
        if lines.count > limit { lines.removeFirst() }
    }

    /// The line before the shown one; `current` is kept as the draft when leaving the bottom. Nil at the top.
    package mutating func previous(leaving current: String) -> String? {
        let shown = position ?? lines.count
        guard shown > 0 else { return nil }
        if position == nil { draft = current }
        position = shown - 1
        return lines[shown - 1]
    }

    /// The last word of the line that stands so many before the newest; nil if there is none.
    package func lastWord(back: Int) -> String? {
        let place = lines.count - 1 - back
        guard lines.indices.contains(place) else { return nil }
        return lines[place].split(whereSeparator: \.isWhitespace).last.map(String.init)
    }

    /// Looks for a line that holds these words, upper and lower case alike, and is not this very text: from a place on
    /// towards older lines, or towards newer ones.
    /// - Parameter place: That of an earlier find; nil to look from the newest line on.
    package func find(
        _ words: String, from place: Int?, older: Bool, besides text: String
    ) -> (place: Int, line: String)? {
        let wanted = words.lowercased()
        func holds(_ place: Int) -> Bool { lines[place] != text && lines[place].lowercased().contains(wanted) }
        let from = place ?? lines.count
        let found = older ? (0..<from).last(where: holds) : lines.indices.dropFirst(from + 1).first(where: holds)
        return found.map { ($0, lines[$0]) }
    }

    /// The line after the shown one, the draft after the newest. Nil at the bottom.
    package mutating func next() -> String? {
        guard let shown = position else { return nil }
        let following = shown + 1
        position = following < lines.count ? following : nil
        return following < lines.count ? lines[following] : draft
    }
}
