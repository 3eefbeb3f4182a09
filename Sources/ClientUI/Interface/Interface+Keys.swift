import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    /// Takes a key; what it means depends on what is on the screen.
    package mutating func handle(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let wasArmed = hint == .quitAgain
        hint = nil
        switch key {
        case .resize, .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        case .focus(let focused): return [.action(.focused(focused))]
        case .function(1): help = help == nil ? 0 : nil
        case .control("c"): return interrupt(client, wasArmed: wasArmed)
        case _ where help != nil: turnHelp(key, size: size, around: around)
        default: return handleOnScreen(key, in: client, size: size, around: around)
        }
        return []
    }

    private mutating func handleOnScreen(
        _ key: Key, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        switch client.screen {
        case .nick(let suggestion): return askNick(key, suggestion: suggestion)
        case .picker: return pick(key, in: client, around: around)
        case .hub(let hub):
            guard let state = client.hubs[hub] else { return [] }
            if case .asking = state.connection { return trust(key) }
            return chat(key, in: client, size: size, around: around)
        }
    }

    /// Ctrl-c empties the line; on an empty one it asks, and the second leaves.
    private mutating func interrupt(_ client: Client, wasArmed: Bool) -> [Outcome] {
        if help != nil {
            help = nil
            return []
        }
        if let draft = Self.draft(for: client), drafts[draft]?.isEmpty == false {
            history.add(drafts[draft]?.text ?? "")
            drafts[draft] = nil
            return []
        }
        if case .hub = client.screen, !wasArmed {
            hint = .quitAgain
            return []
        }
        return [.action(.quit)]
    }

    private mutating func turnHelp(_ key: Key, size: Size, around: Surroundings) {
        guard let line = help else { return }
        let last = max(0, HelpView.lines(around).count - max(1, size.rows - 3))
        switch key {
        case .escape, .enter, .character("q"): help = nil
        case .arrow(.up, _): help = max(0, line - 1)
        case .arrow(.down, _): help = min(last, line + 1)
        case .pageUp: help = max(0, line - max(1, size.rows - 4))
        case .pageDown, .character(" "): help = min(last, line + max(1, size.rows - 4))
        default: break
        }
    }

    private mutating func askNick(_ key: Key, suggestion: Nick?) -> [Outcome] {
        if nickBox.isEmpty, case .enter = key, let suggestion { return [.action(.choseNick(suggestion.text))] }
        guard case .enter = key else {
            _ = nickBox.handle(key)
            return []
        }
        return [.action(.choseNick(nickBox.text))]
    }

    private func trust(_ key: Key) -> [Outcome] {
        switch key {
        case .character("y"), .character("Y"): [.action(.trusts(true))]
        case .character("n"), .character("N"), .escape: [.action(.trusts(false)), .action(.picker(.open))]
        default: []
        }
    }
}
