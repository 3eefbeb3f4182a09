extension LineEditor {
    /// What became of a key.
    package enum Outcome: Hashable, Sendable {
        /// The editor did what the key means, even if there was nothing to do.
        case done
        /// The text would become longer than the limit; nothing changed.
        case full
        /// The key means nothing here, such as Enter, or Up on the first line.
        case unhandled
    }

    /// Something of readline's that a key can do; which key does it is for others to say.
    package enum Command: Hashable, Sendable, CaseIterable {
        case newLine
        case up, down, left, right, wordLeft, wordRight, lineStart, lineEnd, textStart, textEnd
        case eraseLeft, eraseRight
        /// Cut back to a space; to the beginning or end of the word of letters and digits; to an end of the line.
        case killWord, killWordLeft, killWordRight, killToStart, killToEnd
        /// Put back what was cut last; right after that, what was cut before it instead.
        case yank, yankBefore
        case transpose, transposeWords, undo
        /// Begin the rest of the word with a capital, or write all of it in capitals or small letters.
        case capitalise, upcase, downcase

        /// Whether it only takes something out before the caret.
        package var erasesBefore: Bool {
            switch self {
            case .eraseLeft, .killWord, .killWordLeft, .killToStart: true
            default: false
            }
        }
    }

    /// Puts in what a key writes: a character, or a paste.
    package mutating func type(_ key: Key) -> Outcome {
        switch key {
        case .character(let character): insert(String(character)) ? .done : .full
        case .paste(let text): insert(text) ? .done : .full
        default: .unhandled
        }
    }

    /// Does what readline does.
    /// - Parameter columns: The width in which the text stands, for going up and down in it.
    package mutating func perform(_ command: Command, columns: Int = .max) -> Outcome {
        switch command {
        case .newLine: return insert("\n") ? .done : .full
        case .yank: return yank() ? .done : .full
        case .yankBefore: return yankNext() ? .done : .full
        case .up: return moveVertically(-1, columns: columns) ? .done : .unhandled
        case .down: return moveVertically(1, columns: columns) ? .done : .unhandled
        case .left: moveLeft()
        case .right: moveRight()
        case .wordLeft: moveWordLeft()
        case .wordRight: moveWordRight()
        case .lineStart: moveHome()
        case .lineEnd: moveEnd()
        case .textStart: moveCaret(to: 0)
        case .textEnd: moveCaret(to: .max)
        case .eraseLeft: backspace()
        case .eraseRight: delete()
        case .killWord: killBackToSpace()
        case .killWordLeft: killWordLeft()
        case .killWordRight: killWordRight()
        case .killToStart: killToLineStart()
        case .killToEnd: killToLineEnd()
        case .transpose: transpose()
        case .transposeWords: transposeWords()
        case .capitalise: return recase { $0.isEmpty ? $1.uppercased() : $1.lowercased() } ? .done : .full
        case .upcase: return recase { $1.uppercased() } ? .done : .full
        case .downcase: return recase { $1.lowercased() } ? .done : .full
        case .undo: undo()
        }
        return .done
    }
}
