import ClientCore
import TerminalCore

/// A line of before that is looked for in a composer.
struct Recalling: Hashable, Sendable {
    let draft: Interface.Draft
    /// The words that it holds.
    var box = LineEditor(byteLimit: 1_024)
    /// What was found last, and where in the history.
    var found: Found?
    /// Whether nothing else holds the words.
    var isMissed = false

    struct Found: Hashable, Sendable {
        let place: Int
        let line: String
    }
}

/// Ctrl-r: looking for what was written before.
extension Interface {
    /// What is looked for in what is on the screen.
    func recalling(in client: Client) -> Recalling? {
        guard let recalling, recalling.draft == Self.draft(for: client) else { return nil }
        return recalling
    }

    mutating func startRecalling(_ client: Client) {
        recalling = Self.draft(for: client).map { Recalling(draft: $0) }
    }

    /// What stands in the composer: while a line of before is looked for, that line.
    func shownComposer(for client: Client) -> LineEditor {
        var editor = composer(for: client)
        guard let recalling = recalling(in: client), let found = recalling.found else { return editor }
        editor.setText(found.line)
        let hit = found.line.lowercased().firstRange(of: recalling.box.text.lowercased())
        if let hit { editor.moveCaret(to: found.line.lowercased()[..<hit.lowerBound].count) }
        return editor
    }

    /// A key while a line of before is looked for; nil if it means there what it means otherwise.
    mutating func recall(_ recalling: Recalling, _ key: Key, in client: Client, keys: Keys) -> [Outcome]? {
        switch keys.recall.command(for: key) {
        case .older: look(older: true, in: client)
        case .newer: look(older: false, in: client)
        case .take: take(recalling, in: client)
        case .leave: self.recalling = nil
        case nil where key.isText || keys.writing.command(for: key)?.erasesBefore == true:
            narrow(key, in: client, keys: keys)
        case nil:
            take(recalling, in: client)
            return nil
        }
        return []
    }

    /// Other words: they are looked for from the newest line on.
    private mutating func narrow(_ key: Key, in client: Client, keys: Keys) {
        guard var box = recalling?.box else { return }
        keys.writeLine(key, in: &box)
        recalling?.box = box
        recalling?.found = nil
        look(older: true, in: client)
    }

    private mutating func look(older: Bool, in client: Client) {
        guard let recalling, !recalling.box.isEmpty else {
            self.recalling?.found = nil
            self.recalling?.isMissed = false
            return
        }
        let found = history.find(
            recalling.box.text, from: recalling.found?.place, older: older, besides: recalling.found?.line ?? "")
        self.recalling?.isMissed = found == nil
        if let found { self.recalling?.found = Recalling.Found(place: found.place, line: found.line) }
    }

    /// Puts in the last word of the line that was written before; right after that, that of the one before it instead.
    mutating func putLastWord(_ client: Client) {
        let back = lastWord.map { $0 + 1 } ?? 0
        guard let draft = Self.draft(for: client), let word = history.lastWord(back: back) else { return }
        var editor = composer(for: client)
        if lastWord != nil { editor.undo() }
        guard editor.replace(editor.caret..<editor.caret, with: word) else { return hint = .full }
        (drafts[draft], lastWord) = (editor, back)
        changes += 1
    }

    /// The found line is what is being written now.
    private mutating func take(_ recalling: Recalling, in client: Client) {
        self.recalling = nil
        guard let found = recalling.found else { return }
        var editor = composer(for: client)
        editor.setText(found.line)
        drafts[recalling.draft] = editor
    }
}

extension Key {
    /// Whether it puts in text.
    fileprivate var isText: Bool {
        switch self {
        case .character, .paste: true
        default: false
        }
    }
}
