extension LineEditor {
    /// Takes out the cluster before the caret.
    package mutating func backspace() {
        guard caret > 0 else { return }
        change((caret - 1)..<caret, to: "", action: .erasing)
    }

    /// Takes out the cluster after the caret.
    package mutating func delete() {
        guard caret < clusters.count else { return }
        change(caret..<(caret + 1), to: "", action: .erasing)
    }

    /// Cuts to the end of the line; at its end, the line break.
    package mutating func killToLineEnd() {
        let end = lineRange(at: caret).upperBound
        kill(caret..<(end == caret ? min(end + 1, clusters.count) : end), .killForward)
    }

    /// Cuts to the beginning of the line; at its beginning, the line break before it.
    package mutating func killToLineStart() {
        let start = lineRange(at: caret).lowerBound
        kill((start == caret ? max(start - 1, 0) : start)..<caret, .killBackward)
    }

    /// Cuts back to the beginning of the word of letters and digits.
    package mutating func killWordLeft() { kill(wordStart..<caret, .killBackward) }

    /// Cuts to the end of the word of letters and digits.
    package mutating func killWordRight() { kill(caret..<wordEnd, .killForward) }

    /// Cuts back to a space.
    package mutating func killBackToSpace() {
        let wordEnd = clusters[..<caret].lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? 0
        let start = clusters[..<wordEnd].lastIndex { $0.isWhitespace }.map { $0 + 1 } ?? 0
        kill(start..<caret, .killBackward)
    }

    /// Puts back what was cut last.
    /// - Returns: false if the text would become longer than the limit; then nothing changed.
    @discardableResult
    package mutating func yank() -> Bool {
        guard let cut = kills.current else { return true }
        return change(caret..<caret, to: cut, action: .yank)
    }

    /// Right after a yank: takes it back, and puts in what was cut before that.
    /// - Returns: false if the text would become longer than the limit; then nothing changed.
    @discardableResult
    package mutating func yankNext() -> Bool {
        guard hasYanked else { return true }
        var other = self
        other.undo()
        other.kills.turn()
        guard other.yank() else { return false }
        self = other
        return true
    }

    /// Swaps the clusters around the caret and steps over them; at the end of the line, the last two.
    package mutating func transpose() {
        let line = lineRange(at: caret)
        let right = caret == line.upperBound ? caret - 1 : caret
        guard right > line.lowerBound else { return }
        let swapped = String([clusters[right], clusters[right - 1]])
        change((right - 1)..<(right + 1), to: swapped, action: .other)
    }

    /// Swaps the word before the caret with the one at or behind it and steps over both; behind the last word of the
    /// line, the last two.
    package mutating func transposeWords() {
        let words = words(in: lineRange(at: caret))
        guard let right = words.firstIndex(where: { $0.upperBound > caret }) ?? words.indices.last, right > 0 else {
            return
        }
        let (one, other) = (words[right - 1], words[right])
        let swapped = clusters[other] + clusters[one.upperBound..<other.lowerBound] + clusters[one]
        change(one.lowerBound..<other.upperBound, to: String(swapped), action: .other)
    }

    /// Writes what is left of the word at or behind the caret in other letters, and steps over it.
    /// - Parameter letter: How a letter is written behind what is written of the word so far.
    /// - Returns: false if the text would become longer than the limit; then nothing changed.
    package mutating func recase(_ letter: (_ before: String, Character) -> String) -> Bool {
        let range = restOfWord
        let written = clusters[range].reduce(into: "") { $0 += letter($0, $1) }
        return change(range, to: written, action: .other)
    }
}
