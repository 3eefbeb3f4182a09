extension LineEditor {
    package mutating func moveLeft() { moveCaret(to: caret - 1) }
    package mutating func moveRight() { moveCaret(to: caret + 1) }
    /// To the beginning of the word before the caret.
    package mutating func moveWordLeft() { moveCaret(to: wordStart) }
    /// To the end of the word after the caret.
    package mutating func moveWordRight() { moveCaret(to: wordEnd) }
    /// To the beginning of the line.
    package mutating func moveHome() { moveCaret(to: lineRange(at: caret).lowerBound) }
    /// To the end of the line.
    package mutating func moveEnd() { moveCaret(to: lineRange(at: caret).upperBound) }

    /// Up (-1) or down (1) by one line of those in which the text stands in a width, as near to the wished column as it
    /// goes.
    /// - Returns: false on the first or last line; then nothing changed.
    package mutating func moveVertically(_ step: Int, columns: Int) -> Bool {
        let layout = ComposerLayout(self, columns: columns)
        let row = layout.caret.row + step
        guard layout.lines.indices.contains(row) else { return false }
        let goal = wishedColumn ?? layout.caret.column
        moveCaret(to: layout.place(inRow: row, column: goal), goalColumn: goal)
        return true
    }

    /// The clusters of the line in which a place is, without its newline.
    func lineRange(at place: Int) -> Range<Int> {
        let start = clusters[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = clusters[place...].firstIndex(of: "\n") ?? clusters.count
        return start..<end
    }

    /// The clusters before the caret back to a space: what completion completes.
    package var wordBeforeCaret: Range<Int> {
        let start = clusters[..<caret].lastIndex { $0.isWhitespace }.map { $0 + 1 } ?? 0
        return start..<caret
    }

    var wordStart: Int {
        let end = clusters[..<caret].lastIndex { $0.isWordPart } ?? -1
        guard end >= 0 else { return 0 }
        return clusters[..<end].lastIndex { !$0.isWordPart }.map { $0 + 1 } ?? 0
    }

    var wordEnd: Int { restOfWord.upperBound }

    /// The word behind the caret, or what of the one at the caret stands behind it.
    var restOfWord: Range<Int> {
        let start = clusters[caret...].firstIndex { $0.isWordPart } ?? clusters.count
        return start..<(clusters[start...].firstIndex { !$0.isWordPart } ?? clusters.count)
    }

    /// The words of letters and digits in a range.
    func words(in range: Range<Int>) -> [Range<Int>] {
        range.reduce(into: []) { words, index in
            guard clusters[index].isWordPart else { return }
            if let last = words.last, last.upperBound == index {
                words[words.count - 1] = last.lowerBound..<(index + 1)
            } else {
                words.append(index..<(index + 1))
            }
        }
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
