import ChatModel
import ClientCore
import TerminalCore

extension Interface {
    /// Takes a key; what it means depends on what is on the screen.
    package mutating func handle(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let outcomes = around.measured { take(key, in: client, size: size, around: around) }
        guard key.isPressed else { return outcomes }
        // Some terminals tell that they lost the focus and never that they have it again.
        let noticed: [Outcome] = client.isFocused ? [] : [.action(.focused(true))]
        return noticed + (client.isArriving ? [.action(.picker(.linger))] : []) + outcomes
    }

    private mutating func take(_ key: Key, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let wasArmed = hint == .quitAgain
        // It was not taken.
        if case .message(let draft)? = submitted { mistaken = draft }
        submitted = nil
        if key.isPressed {
            startOver(key, client.aliases)
            (hint, mistaken) = (nil, nil)
        }
        if key.isPressed, around.keys.chat.command(for: key) != .lastWord { lastWord = nil }
        if ![.complete, .completeBack].contains(around.keys.chat.command(for: key)) { completion = nil }
        switch key {
        case .resize:
            followed = nil
            return [.redraw]
        case .mouse(let mouse): return point(mouse, in: client, size: size, around: around)
        case .focus(let focused): return [.action(.focused(focused))]
        default: break
        }
        switch around.keys.program.command(for: key) {
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .mouse: return [.action(.submit("/mouse"))]
        case .help: help = help == nil ? 0 : nil
        case .interrupt: return interrupt(client, wasArmed: wasArmed, size: size, around: around)
        case nil where help != nil && !isWayOut(key, of: client, around.keys):
            turnHelp(key, size: size, around: around)
        case nil:
            help = nil
            return handleOnScreen(key, in: client, size: size, around: around)
        }
        return []
    }

    /// Whether a key goes from the help page to a conversation.
    private func isWayOut(_ key: Key, of client: Client, _ keys: Keys) -> Bool {
        switch client.shownHub?.connection {
        case nil, .asking, .askingPassword: false
        default: Self.movement(key, keys) != nil
        }
    }

    /// A slash behind a command that is none begins another one in its place; ↑ or undo bring the first one back.
    private mutating func startOver(_ key: Key, _ aliases: Aliases) {
        guard key == .character("/"), let draft = mistaken, var editor = drafts[draft],
            editor.textAfterCaret.isEmpty, CommandParser.names(noCommand: editor.text, aliases)
        else { return }
        history.add(editor.text)
        editor.clear()
        (drafts[draft], recalls[draft]) = (editor, nil)
    }

    private mutating func handleOnScreen(
        _ key: Key, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        switch client.screen {
        case .nick(let suggestion): return askNick(key, suggestion: suggestion, keys: around.keys)
        case .picker:
            guard let examination = client.picker.examination else { return pick(key, in: client, around: around) }
            return turnDoctor(key, examination, size: size, around: around)
        case .hub(let hub):
            guard let state = client.hubs[hub] else { return [] }
            if case .asking = state.connection { return trust(key) }
            if case .askingPassword = state.connection { return givePassword(key, keys: around.keys) }
            if state.files.viewed != nil { return turnFile(key, in: client, size: size, around: around) }
            if state.search?.isShown == true { return search(key, in: client, size: size, around: around) }
            if state.catchUp != nil { return catchUp(key, in: client, size: size, around: around) }
            return chat(key, in: client, size: size, around: around)
        }
    }

    /// Ctrl-c closes what is open or empties the line; on an empty one it asks, and the second leaves.
    private mutating func interrupt(
        _ client: Client, wasArmed: Bool, size: Size, around: Surroundings
    ) -> [Outcome] {
        if help != nil {
            help = nil
            return []
        }
        switch client.screen {
        case .nick:
            if nickBox.isEmpty { return [.action(.quit)] }
            nickBox.reset()
            return []
        case .picker:
            if client.picker.examination != nil { return [.action(.picker(.closeExamination))] }
            if picker == .list { return [.action(.quit)] }
            leaveBox()
            return []
        case .hub(let hub):
            if case .asking = client.hubs[hub]?.connection { return trust(.escape) }
            if case .askingPassword = client.hubs[hub]?.connection { return interruptPassword() }
            if client.shownHub?.files.viewed != nil { return [.action(.closeFile)] }
            if client.shownHub?.search?.isShown == true { return [.action(.search(.close))] }
            if client.shownHub?.catchUp != nil { return [.action(.catchUp(.close))] }
            if bare(for: client) != nil {
                bare = nil
                return []
            }
            if switcher(for: client) != nil { return closeSwitcher() }
            if find(for: client) != nil { return leaveFind(client, size: size, around: around) }
            if step(for: client) != nil { return stopSelecting() }
            if recalling(in: client) != nil {
                recalling = nil
                return []
            }
            if paste(in: client) != nil {
                paste = nil
                return []
            }
            return interruptChat(client, wasArmed: wasArmed)
        }
    }

    private mutating func interruptChat(_ client: Client, wasArmed: Bool) -> [Outcome] {
        if let draft = Self.draft(for: client), let editor = drafts[draft], !editor.isEmpty {
            history.add(editor.text)
            (drafts[draft], recalls[draft]) = (nil, nil)
            return leavePurpose(client)
        }
        if purpose(for: client) != nil { return leavePurpose(client) }
        if wasArmed { return [.action(.quit)] }
        hint = .quitAgain
        return []
    }

    private mutating func turnHelp(_ key: Key, size: Size, around: Surroundings) {
        guard let line = help else { return }
        let view = HelpView(size: size, around: around)
        let page = max(1, view.rows - 1)
        switch key {
        case .escape, .enter, .character("q"): help = nil
        case .arrow(.up, _): help = max(0, view.first(line) - 1)
        case .arrow(.down, _): help = view.first(line + 1)
        case .pageUp: help = max(0, view.first(line) - page)
        case .pageDown, .character(" "): help = view.first(line + page)
        case .home: help = 0
        case .end: help = view.first(.max)
        default: break
        }
    }

    private mutating func askNick(_ key: Key, suggestion: Nick?, keys: Keys) -> [Outcome] {
        guard case .enter = key else {
            keys.writeLine(key, in: &nickBox)
            return []
        }
        submitted = .box
        return [.action(.choseNick(nickBox.isEmpty ? suggestion?.text ?? "" : nickBox.text))]
    }

    private func trust(_ key: Key) -> [Outcome] {
        switch key {
        case .character("y"), .character("Y"): [.action(.trusts(true))]
        case .character("n"), .character("N"), .escape: [.action(.trusts(false)), .action(.picker(.open))]
        default: []
        }
    }

    /// Empties the boxes and goes back to the list of hubs.
    mutating func leaveBox() {
        nickBox.reset()
        addressBox.reset()
        picker = .list
    }
}

extension Key {
    /// Whether a person has pressed something, rather than turned to the window or pulled at it.
    fileprivate var isPressed: Bool {
        switch self {
        case .resize, .focus, .mouse, .knowsMode, .cursor: false
        default: true
        }
    }
}
