import ClientCore
import TerminalCore

/// What one does while a conversation is shown, beside writing.
enum ChatCommand: Hashable, Sendable {
    /// Go somewhere, as the client does it.
    case move(UserAction)
    case send, complete, completeBack
    case pageUp, pageDown, oldest, newest
    case select, find, search, catchUp, go, unfold
    case rooms, members
    case editor, recall
    case back
}

extension KeyMap<ChatCommand> {
    /// The keys of a conversation; all others write.
    static let chat = KeyMap(
        bindings: [
            KeyBinding(.send, [.enter], does: "key.enter.does"),
            KeyBinding(.complete, [.tab], does: "key.tab.does"),
            KeyBinding(.completeBack, [.backTab]),
            KeyBinding(.pageUp, [.pageUp([])], does: "key.pages.does"),
            KeyBinding(.pageDown, [.pageDown([])]),
            KeyBinding(.oldest, [.home(.alt)], does: "key.ends.does"),
            KeyBinding(.newest, [.end(.alt)]),
            KeyBinding(.move(.jumpToUnread), [.alt("u")], does: "key.unseen.does"),
            KeyBinding(.move(.jumpToMention(.older)), [.alt("p")], does: "key.mentions.does"),
            KeyBinding(.move(.jumpToMention(.newer)), [.alt("n")]),
            KeyBinding(.select, [.alt("s")], does: "key.select.does"),
            KeyBinding(.find, [.function(3)], does: "key.find.does"),
            KeyBinding(.search, [.control("s")], does: "key.search.does"),
            KeyBinding(.catchUp, [.function(2)], does: "key.catchup.does"),
            KeyBinding(.go, [.control("g")], does: "key.go.does"),
            KeyBinding(.move(.showNext), [.control("n"), .arrow(.right, .alt)], does: "key.rooms.does"),
            KeyBinding(.move(.showPrevious), [.control("p"), .arrow(.left, .alt)]),
        ] + numbers + [
            KeyBinding(.move(.showUnread), [.alt("a")], does: "key.unread.does"),
            KeyBinding(.move(.showLast), [.alt("/")], does: "key.last.does"),
            KeyBinding(.unfold, [.alt("z")], does: "key.unfold.does"),
            KeyBinding(.rooms, [.function(7)], does: "key.sides.does"),
            KeyBinding(.members, [.function(8)]),
            KeyBinding(.editor, [.alt("e")], does: "key.editor.does"),
            KeyBinding(.recall, [.control("r")], does: "key.recall.does"),
            KeyBinding(.back, [.escape], does: "key.escape.does"),
        ])

    private static var numbers: [KeyBinding<ChatCommand>] {
        (1...10).map { number in
            let digit = Character(String(number % 10))
            let does = number == 1 ? "key.number.does" : ""
            return KeyBinding(.move(.showNumber(number)), [.alt(digit)], does: does, told: "Alt-1 … Alt-0")
        }
    }
}

/// What one does wherever one is.
enum ProgramCommand: Hashable, Sendable {
    case help, interrupt, redraw, suspend
}

extension KeyMap<ProgramCommand> {
    /// The keys that mean the same on every screen.
    static let program = KeyMap(bindings: [
        KeyBinding(.help, [.function(1)], does: "key.help.does"),
        KeyBinding(.interrupt, [.control("c")], does: "key.clear.does"),
        KeyBinding(.redraw, [.control("l")], does: "key.redraw.does"),
        KeyBinding(.suspend, [.control("z")], does: "key.suspend.does"),
    ])
}

/// The keys with which one writes; what they do is the line editor's.
enum WritingKeys {
    static let rows: [KeyRow] = [
        KeyRow([.altEnter], does: "key.altenter.does"),
        KeyRow([.arrow(.up, []), .arrow(.down, [])], does: "key.updown.does"),
        KeyRow(
            [.arrow(.left, []), .control("b"), .arrow(.right, []), .control("f")], does: "key.letters.does"),
        KeyRow(
            [.arrow(.left, .control), .alt("b"), .arrow(.right, .control), .alt("f")], does: "key.words.does"),
        KeyRow([.home([]), .control("a"), .end([]), .control("e")], does: "key.line.does"),
        KeyRow([.home(.control), .end(.control)], does: "key.text.does"),
        KeyRow([.backspace, .delete, .control("d")], does: "key.erase.does"),
        KeyRow([.control("w"), .altBackspace, .alt("d")], does: "key.killword.does"),
        KeyRow([.control("u"), .control("k")], does: "key.kill.does"),
        KeyRow([.control("y"), .alt("y")], does: "key.yank.does"),
        KeyRow([.control("t")], does: "key.swap.does"),
        KeyRow([.control("_")], does: "key.undo.does"),
    ]
}
