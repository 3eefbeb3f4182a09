import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    mutating func chat(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        if let draft = selectMode?.draft, draft != Self.draft(for: client) { selectMode = nil }
        if let bare = bare(for: client) { return turn(bare, key, in: client, size: size, around: around) }
        if find(for: client) != nil { return look(key, in: client, size: size, around: around) }
        if switcher(for: client) != nil { return choosePlace(key, in: client, around: around) }
        if selectMode == nil {
            if let outcomes = decidePasted(key, in: client) { return outcomes }
            if let recalling = recalling(in: client),
                let outcomes = recall(recalling, key, in: client, keys: around.keys)
            {
                return outcomes
            }
            if let paste = paste(in: client) {
                return answer(paste, key, in: client, size: size, around: around)
            }
        }
        let command = around.keys.chat.command(for: key)
        switch command {
        case .find: return openFind(client)
        case .go: return openSwitcher(client)
        case .catchUp: return [.action(.catchUp(.open))]
        case .unfold:
            opensAll.toggle()
            return []
        case _ where selectMode != nil: return select(key, in: client, size: size, around: around)
        case let command?: return carryOut(command, in: client, size: size, around: around)
        case nil:
            edit(key, in: client, size: size, around: around)
            return consider(key, in: client)
        }
    }

    private mutating func carryOut(
        _ command: ChatCommand, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        switch command {
        case .move(let action): return [.action(action)]
        case .send: return submit(client)
        case .complete:
            if let outcomes = askForPath(client) { return outcomes }
            complete(isForward: true, in: client, around.keys)
        case .completeBack: complete(isForward: false, in: client, around.keys)
        case .pageUp, .pageDown, .oldest, .newest: return scroll(command, in: client, size: size, around: around)
        case .select: return startSelecting(client)
        case .search:
            replacesSearch = client.shownHub?.search != nil
            return [.action(.search(replacesSearch ? .back : .open))]
        case .rooms: toggleRooms(client, size: size, around: around)
        case .bare: openBare(client)
        case .members: toggleMembers(client, size: size, around: around)
        case .editor: return openEditor(client)
        case .recall: startRecalling(client)
        case .lastWord: putLastWord(client)
        case .back: return escape(client)
        case .find, .go, .catchUp, .unfold: break
        }
        return []
    }

    /// Keys that go from one conversation to another.
    static func movement(_ key: Key, _ keys: Keys) -> UserAction? {
        if case .move(let action) = keys.chat.command(for: key) { action } else { nil }
    }

    mutating func submit(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), var text = drafts[draft]?.text, !text.isEmpty else { return [] }
        // A pasted text often ends with a line break that nobody means to say.
        while text.count > 1, text.last?.isNewline == true { text.removeLast() }
        submitted = .message(draft)
        let purpose = purpose(for: client)
        let submission = submission(of: text, for: purpose)
        // Whoever changes an older message goes on reading there.
        if case .edit = purpose { return submission }
        (scrolls[draft], revealed) = (nil, nil)
        return [.action(.scrolled(.newest))] + submission
    }

    /// Back by one step: from an answer or edit, to what was found, to the end of the conversation, to the hubs.
    private mutating func escape(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client) else { return [] }
        if purpose(for: client) != nil { return leavePurpose(client) }
        revealed = nil
        if client.shownHub?.search != nil { return [.action(.search(.back))] }
        if scrolls.removeValue(forKey: draft) != nil { return [.action(.scrolled(.newest))] }
        return client.shownHub?.connection.session == nil ? [.action(.picker(.open))] : []
    }

    private mutating func edit(_ key: Key, in client: Client, size: Size, around: Surroundings) {
        guard let draft = Self.draft(for: client) else { return }
        if case .paste(let text) = key, let paste = Paste(text, in: draft) {
            self.paste = paste
            return
        }
        var editor = composer(for: client)
        let columns = columns(for: key, in: client, size: size, around: around)
        switch around.keys.write(key, in: &editor, columns: columns) {
        case .done:
            if key == .character(":") { replaceCode(in: &editor) }
            if editor.text != composer(for: client).text { changes += 1 }
            (drafts[draft], kills) = (editor, editor.kills)
        case .full: hint = if case .paste = key { .pastedTooMuch } else { .full }
        case .unhandled: recall(around.keys.writing.command(for: key), in: draft, editor)
        }
    }

    /// The width in which the shown text stands, where a key goes by it.
    private func columns(for key: Key, in client: Client, size: Size, around: Surroundings) -> Int {
        guard [.up, .down].contains(around.keys.writing.command(for: key)) else { return .max }
        return RoomView(client, self, size: size, around: around)?.composerColumns ?? .max
    }

    /// Up and down at the edges of the text go through what was written before.
    private mutating func recall(_ command: LineEditor.Command?, in draft: Draft, _ editor: LineEditor) {
        var (editor, recall) = (editor, recalls[draft] ?? history)
        let text: String? =
            switch command {
            case .up: recall.previous(leaving: editor.text)
            case .down: recall.next()
            default: nil
            }
        guard let text else { return }
        editor.setText(text)
        (drafts[draft], recalls[draft]) = (editor, recall)
    }

    /// Puts in the next name that fits, or the one before.
    private mutating func complete(isForward: Bool, in client: Client, _ keys: Keys) {
        guard let draft = Self.draft(for: client) else { return }
        var editor = composer(for: client)
        let before = editor.textBeforeCaret
        completion =
            completion ?? Completion(before: before, codes: .standard) ?? names(behind: before, in: client, keys)
        guard let text = isForward ? completion?.next() : completion?.previous() else { return }
        if editor.replace(0..<before.count, with: text) {
            drafts[draft] = editor
        } else {
            hint = .full
        }
    }

    private func names(behind before: String, in client: Client, _ keys: Keys) -> Completion? {
        var sources = client.completionSources
        (sources.themes, sources.actions) = (Theme.names, keys.actions)
        return Completion(before: before, in: sources)
    }

    /// What is done to show older messages: so many of them, or (nil) a page.
    package mutating func turnBack(_ count: Int?, in client: Client, size: Size, around: Surroundings) -> [UserAction] {
        if let count { return [.lookBack(count)] }
        return around.measured { scroll(.pageUp, in: client, size: size, around: around) }.compactMap { outcome in
            if case .action(let action) = outcome { action } else { nil }
        }
    }

    private mutating func scroll(_ command: ChatCommand, in client: Client, size: Size, around: Surroundings)
        -> [Outcome]
    {
        guard let draft = Self.draft(for: client),
            let window = RoomView(client, self, size: size, around: around)?.window
        else { return [] }
        let from = scroll(for: client)
        let page = max(1, window.rows - 1)
        let to: Scroll =
            switch command {
            case .pageUp: window.up(page, from: from)
            case .pageDown: window.down(page, from: from)
            case .oldest: window.oldest
            default: .newest
            }
        scrolls[draft] = to == .newest ? nil : to
        return told(window.slice(at: to), at: to).map(Outcome.action)
    }

    /// The client learns which part is read; at the top it is asked for more.
    func told(_ slice: TimelineWindow.Slice, at scroll: Scroll) -> [UserAction] {
        let more: [UserAction] = slice.reachesTop ? [.loadOlder] : []
        guard scroll != .newest, let first = slice.first, let last = slice.last else {
            return [.scrolled(.newest)] + more
        }
        return [.scrolled(.older(top: first, bottom: last))] + more
    }
}
