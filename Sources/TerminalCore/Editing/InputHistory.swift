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

    /// The line after the shown one, the draft after the newest. Nil at the bottom.
    package mutating func next() -> String? {
        guard let shown = position else { return nil }
        let following = shown + 1
        position = following < lines.count ? following : nil
        return following < lines.count ? lines[following] : draft
    }
}
