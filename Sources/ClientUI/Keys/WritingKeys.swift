import TerminalCore

extension KeyMap<LineEditor.Command> {
    /// The keys with which one writes, in the composer and in every box; letters write themselves.
    static let writing = KeyMap(
        "writing", writes: true,
        [
            KeyBinding(.newLine, "new-line", does: "key.altenter.does"),
            KeyBinding(.up, "up", does: "key.updown.does"),
            KeyBinding(.down, "down"),
            KeyBinding(.left, "left", does: "key.letters.does"),
            KeyBinding(.right, "right"),
            KeyBinding(.wordLeft, "word-left", does: "key.words.does"),
            KeyBinding(.wordRight, "word-right"),
            KeyBinding(.lineStart, "line-start", does: "key.line.does"),
            KeyBinding(.lineEnd, "line-end"),
            KeyBinding(.textStart, "text-start", does: "key.text.does"),
            KeyBinding(.textEnd, "text-end"),
            KeyBinding(.eraseLeft, "erase-left", does: "key.erase.does"),
            KeyBinding(.eraseRight, "erase-right"),
            KeyBinding(.killWord, "kill-word", does: "key.killword.does"),
            KeyBinding(.killWordLeft, "kill-word-left"),
            KeyBinding(.killWordRight, "kill-word-right"),
            KeyBinding(.killToStart, "kill-to-start", does: "key.kill.does"),
            KeyBinding(.killToEnd, "kill-to-end"),
            KeyBinding(.yank, "yank", does: "key.yank.does"),
            KeyBinding(.yankBefore, "yank-before"),
            KeyBinding(.transpose, "transpose", does: "key.swap.does"),
            KeyBinding(.transposeWords, "transpose-words"),
            KeyBinding(.capitalise, "capitalise-word", does: "key.case.does"),
            KeyBinding(.upcase, "upcase-word"),
            KeyBinding(.downcase, "downcase-word"),
            KeyBinding(.undo, "undo", does: "key.undo.does"),
        ])
}

extension Keys {
    /// Has a text take a key: what the key is bound to, or the letters that it writes.
    /// - Parameter columns: The width in which the text stands, for going up and down in it.
    func write(_ key: Key, in editor: inout LineEditor, columns: Int = .max) -> LineEditor.Outcome {
        writing.command(for: key).map { editor.perform($0, columns: columns) } ?? editor.type(key)
    }

    /// The same in a box of one line: what is pasted loses its line breaks.
    func writeLine(_ key: Key, in box: inout LineEditor) {
        if writing.command(for: key) == .newLine { return }
        if case .paste(let text) = key {
            _ = box.type(.paste(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        } else {
            _ = write(key, in: &box)
        }
    }
}
