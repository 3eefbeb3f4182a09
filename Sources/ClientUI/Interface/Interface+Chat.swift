import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    mutating func chat(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        if let action = Self.movement(key) { return [.action(action)] }
        switch key {
        case .tab, .backTab: complete(key, in: client)
        case .pageUp, .pageDown, .home(.alt), .end(.alt):
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
        guard let draft = Self.draft(for: client), let text = drafts[draft]?.text, !text.isEmpty else { return [] }
        completion = nil
        submitted = draft
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
        completion = nil
        var editor = composer(for: client)
        switch editor.handle(key) {
        case .done: drafts[draft] = editor
        case .full: hint = .full
        case .unhandled: recall(key, in: draft, editor)
        }
    }

    /// Up and down at the edges of the text go through what was written before.
    private mutating func recall(_ key: Key, in draft: Draft, _ editor: LineEditor) {
        var editor = editor
        switch key {
        case .arrow(.up, []):
            guard let text = history.previous(leaving: editor.text) else { return }
            editor.setText(text)
        case .arrow(.down, []):
            guard let text = history.next() else { return }
            editor.setText(text)
        default: return
        }
        drafts[draft] = editor
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
        let from = scrolls[draft] ?? .newest
        let page = max(1, window.rows - 1)
        let to: Scroll =
            switch key {
            case .pageUp: window.up(page, from: from)
            case .pageDown: window.down(page, from: from)
            case .home: window.oldest
            default: .newest
            }
        scrolls[draft] = to == .newest ? nil : to
        return tell(window.slice(at: to), at: to)
    }

    private func tell(_ slice: TimelineWindow.Slice, at scroll: Scroll) -> [Outcome] {
        guard scroll != .newest, let first = slice.first, let last = slice.last else {
            return [.action(.scrolled(.newest))] + (slice.reachesTop ? [.action(.loadOlder)] : [])
        }
        let view = Outcome.action(.scrolled(.older(top: first, bottom: last)))
        return slice.reachesTop ? [view, .action(.loadOlder)] : [view]
    }
}
