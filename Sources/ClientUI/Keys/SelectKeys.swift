import TerminalCore

/// What one does with the messages of a conversation in select mode.
enum SelectCommand: Hashable, Sendable {
    case older, newer, oldest, newest, pageUp, pageDown
    case reply, react, edit, delete
    case copy, open
    /// Show long blocks whole or folded; look for something.
    case fold, find
    case leave
}

extension KeyMap<SelectCommand> {
    /// The keys of select mode.
    static let select = KeyMap(bindings: [
        KeyBinding(.newer, [.character("j"), .arrow(.down, [])], written: "j/k", does: "select.move"),
        KeyBinding(.older, [.character("k"), .arrow(.up, [])]),
        KeyBinding(.oldest, [.character("g"), .home([]), .home(.alt)]),
        KeyBinding(.newest, [.character("G"), .end([]), .end(.alt)]),
        KeyBinding(.pageUp, [.pageUp([])]),
        KeyBinding(.pageDown, [.pageDown([]), .character(" ")]),
        KeyBinding(.reply, [.character("r"), .enter], written: "r", does: "select.reply"),
        KeyBinding(.react, [.character("+")], written: "+", does: "select.react"),
        KeyBinding(.edit, [.character("e")], written: "e", does: "select.edit"),
        KeyBinding(.delete, [.character("d")], written: "d", does: "select.delete"),
        KeyBinding(.copy, [.character("y")], written: "y", does: "select.copy"),
        KeyBinding(.open, [.character("o")], written: "o", does: "select.open"),
        KeyBinding(.fold, [.character("z")], written: "z", does: "select.fold"),
        KeyBinding(.find, [.character("/")], does: "select.find"),
        KeyBinding(.leave, [.escape, .character("q"), .alt("s")], written: "Esc", does: "select.back"),
    ])
}
