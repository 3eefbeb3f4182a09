import ClientCore
import TerminalCore

/// What one does while a conversation is shown, beside writing.
enum ChatCommand: Hashable, Sendable {
    /// Go somewhere, as the client does it.
    case move(UserAction)
    case send, complete, completeBack
    case pageUp, pageDown, oldest, newest
    case select, find, search, catchUp, go, unfold
    case rooms, members, bare
    case editor, recall, lastWord
    case back
}

extension KeyMap<ChatCommand> {
    /// The keys of a conversation; all others write.
    static let chat = KeyMap(
        "", writes: true,
        [
            KeyBinding(.send, "send", does: "key.enter.does"),
            KeyBinding(.complete, "complete", does: "key.tab.does"),
            KeyBinding(.completeBack, "complete-back"),
            KeyBinding(.pageUp, "page-up", does: "key.pages.does"),
            KeyBinding(.pageDown, "page-down"),
            KeyBinding(.oldest, "oldest", does: "key.ends.does"),
            KeyBinding(.newest, "newest"),
            KeyBinding(.move(.jumpToUnread), "first-unread", does: "key.unseen.does"),
            KeyBinding(.move(.jumpToMention(.older)), "previous-mention", does: "key.mentions.does"),
            KeyBinding(.move(.jumpToMention(.newer)), "next-mention"),
            KeyBinding(.select, "select", does: "key.select.does"),
            KeyBinding(.find, "find", does: "key.find.does"),
            KeyBinding(.search, "search", does: "key.search.does"),
            KeyBinding(.catchUp, "catch-up", does: "key.catchup.does"),
            KeyBinding(.go, "go", does: "key.go.does"),
            KeyBinding(.move(.showNext), "next-room", does: "key.rooms.does"),
            KeyBinding(.move(.showPrevious), "previous-room"),
        ] + numbers + [
            KeyBinding(.move(.showUnread), "next-unread", does: "key.unread.does"),
            KeyBinding(.move(.showLast), "last-room", does: "key.last.does"),
            KeyBinding(.unfold, "unfold", does: "key.unfold.does"),
            KeyBinding(.rooms, "toggle-rooms", does: "key.sides.does"),
            KeyBinding(.members, "toggle-members"),
            KeyBinding(.bare, "bare", does: "key.bare.does"),
            KeyBinding(.editor, "editor", does: "key.editor.does"),
            KeyBinding(.recall, "recall", does: "key.recall.does"),
            KeyBinding(.lastWord, "last-word", does: "key.lastword.does"),
            KeyBinding(.back, "back", does: "key.escape.does"),
        ])

    private static var numbers: [KeyBinding<ChatCommand>] {
        (1...10).map { number in
            KeyBinding(
                .move(.showNumber(number)), "room-\(number)", does: number == 1 ? "key.number.does" : "",
                isRange: number == 1)
        }
    }
}

/// What one does wherever one is.
enum ProgramCommand: Hashable, Sendable {
    case help, interrupt, redraw, suspend, mouse
}

extension KeyMap<ProgramCommand> {
    /// The keys that mean the same on every screen.
    static let program = KeyMap(
        "everywhere", writes: true,
        [
            KeyBinding(.help, "help", does: "key.help.does"),
            KeyBinding(.interrupt, "interrupt", does: "key.clear.does"),
            KeyBinding(.mouse, "mouse", does: "key.mouse.does"),
            KeyBinding(.redraw, "redraw", does: "key.redraw.does"),
            KeyBinding(.suspend, "suspend", does: "key.suspend.does"),
        ])
}
