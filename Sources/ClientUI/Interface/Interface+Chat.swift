import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    mutating func chat(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        if let action = Self.movement(key) { return [.action(action)] }
        switch key {
        case .tab, .backTab: complete(key, in: client)
        case .pageUp, .pageDown, .home(.alt), .end(.alt), .alt("u"):
            return scroll(key, in: client, size: size, around: around)
        case .function(7): showsRooms.toggle()
        case .function(8): showsMembers.toggle()
        case .enter: return submit(client)
        case .escape: return escape(client)
        default: edit(key, in: client)
        }
        return []
    }

    /// Keys that go from one conversation to another.
    private static func movement(_ key: Key) -> UserAction? {
        switch key {
        case .control("n"), .arrow(.right, .alt): .showNext
        case .control("p"), .arrow(.left, .alt): .showPrevious
        case .alt("a"): .showUnread
        case .alt("/"): .showLast
        case .alt("0"): .showNumber(10)
        case .alt(let digit): digit.wholeNumberValue.map(UserAction.showNumber)
        default: nil
        }
    }

    private mutating func submit(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), var text = drafts[draft]?.text, !text.isEmpty else { return [] }
        // A pasted text often ends with a line break that nobody means to say.
        while text.count > 1, text.last?.isNewline == true { text.removeLast() }
        submitted = .message(draft)
        scrolls[draft] = nil
        return [.action(.scrolled(.newest)), .action(.submit(text))]
    }

    /// Back to the end of the conversation, or, if it is there, to the hubs.
    private mutating func escape(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client) else { return [] }
        if scrolls.removeValue(forKey: draft) != nil { return [.action(.scrolled(.newest))] }
        return client.shownHub?.connection.session == nil ? [.action(.picker(.open))] : []
    }

    private mutating func edit(_ key: Key, in client: Client) {
        guard let draft = Self.draft(for: client) else { return }
        var editor = composer(for: client)
        switch editor.handle(key) {
        case .done: drafts[draft] = editor
        case .full: hint = .full
        case .unhandled: recall(key, in: draft, editor)
        }
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
        completion = completion ?? Completion(before: before, in: client.completionSources)
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
            case .alt: window.layout.firstNew.map { window.from($0) } ?? from
            default: .newest
            }
        scrolls[draft] = to == .newest ? nil : to
        return tell(window.slice(at: to), at: to)
    }

    /// The client learns which part is read; at the top it is asked for more.
    private func tell(_ slice: TimelineWindow.Slice, at scroll: Scroll) -> [Outcome] {
        let more: [Outcome] = slice.reachesTop ? [.action(.loadOlder)] : []
        guard scroll != .newest, let first = slice.first, let last = slice.last else {
            return [.action(.scrolled(.newest))] + more
        }
        return [.action(.scrolled(.older(top: first, bottom: last)))] + more
    }
}
