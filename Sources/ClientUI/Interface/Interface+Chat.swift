import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    mutating func chat(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        if let draft = selectMode?.draft, draft != Self.draft(for: client) { selectMode = nil }
        if selectMode != nil { return select(key, in: client, size: size, around: around) }
        if let recalling = recalling(in: client), let outcomes = recall(recalling, key, in: client) { return outcomes }
        if let paste = paste(in: client) { return answer(paste, key, in: client) }
        if let action = Self.movement(key) { return [.action(action)] }
        switch key {
        case .tab, .backTab: complete(key, in: client)
        case .pageUp, .pageDown, .home(.alt), .end(.alt):
            return scroll(key, in: client, size: size, around: around)
        case .alt("s"): return startSelecting(client)
        case .control("s"): return [.action(.search(client.shownHub?.search == nil ? .open : .back))]
        case .alt("e"): return openEditor(client)
        case .control("r"): startRecalling(client)
        case .function(7): showsRooms.toggle()
        case .function(8): showsMembers.toggle()
        case .enter: return submit(client)
        case .escape: return escape(client)
        default: edit(key, in: client, size: size, around: around)
        }
        return []
    }

    /// Keys that go from one conversation to another.
    static func movement(_ key: Key) -> UserAction? {
        switch key {
        case .control("n"), .arrow(.right, .alt): .showNext
        case .control("p"), .arrow(.left, .alt): .showPrevious
        case .alt("a"): .showUnread
        case .alt("u"): .jumpToUnread
        case .alt("p"): .jumpToMention(.older)
        case .alt("n"): .jumpToMention(.newer)
        case .alt("/"): .showLast
        case .alt("0"): .showNumber(10)
        case .alt(let digit): digit.wholeNumberValue.map(UserAction.showNumber)
        default: nil
        }
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
        switch editor.handle(key, columns: columns(for: key, in: client, size: size, around: around)) {
        case .done:
            if key == .character(":") { replaceCode(in: &editor) }
            if editor.text != composer(for: client).text { changes += 1 }
            (drafts[draft], kills) = (editor, editor.kills)
        case .full: hint = .full
        case .unhandled: recall(key, in: draft, editor)
        }
    }

    /// The width in which the shown text stands, where a key goes by it.
    private func columns(for key: Key, in client: Client, size: Size, around: Surroundings) -> Int {
        guard key == .arrow(.up, []) || key == .arrow(.down, []) else { return .max }
        return RoomView(client, self, size: size, around: around)?.composerColumns ?? .max
    }

    /// Up and down at the edges of the text go through what was written before.
    private mutating func recall(_ key: Key, in draft: Draft, _ editor: LineEditor) {
        var (editor, recall) = (editor, recalls[draft] ?? history)
        let text: String? =
            switch key {
            case .arrow(.up, []): recall.previous(leaving: editor.text)
            case .arrow(.down, []): recall.next()
            default: nil
            }
        guard let text else { return }
        editor.setText(text)
        (drafts[draft], recalls[draft]) = (editor, recall)
    }

    /// Tab puts in the next name that fits, Shift-Tab the one before.
    private mutating func complete(_ key: Key, in client: Client) {
        guard let draft = Self.draft(for: client) else { return }
        var editor = composer(for: client)
        let before = editor.textBeforeCaret
        completion =
            completion ?? Completion(before: before, codes: .standard)
            ?? Completion(before: before, in: client.completionSources)
        guard let text = key == .tab ? completion?.next() : completion?.previous() else { return }
        if editor.replace(0..<before.count, with: text) {
            drafts[draft] = editor
        } else {
            hint = .full
        }
    }

    private mutating func scroll(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard let draft = Self.draft(for: client),
            let window = RoomView(client, self, size: size, around: around)?.window
        else { return [] }
        let from = scroll(for: client)
        let page = max(1, window.rows - 1)
        let to: Scroll =
            switch key {
            case .pageUp: window.up(page, from: from)
            case .pageDown: window.down(page, from: from)
            case .home: window.oldest
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
