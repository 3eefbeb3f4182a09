import TerminalCore

/// What one does while something is looked for in the shown conversation.
enum FindCommand: Hashable, Sendable {
    case older, newer
    case stay, everywhere, leave
}

extension KeyMap<FindCommand> {
    /// The keys of the line that says what is looked for; all others write in it.
    static let find = KeyMap(bindings: [
        KeyBinding(.older, [.arrow(.up, []), .control("p"), .function(3)], written: "↑↓", does: "find.other"),
        KeyBinding(.newer, [.arrow(.down, []), .control("n")]),
        KeyBinding(.stay, [.enter], written: "Enter", does: "find.stay"),
        KeyBinding(.everywhere, [.control("s")], written: "Ctrl-s", does: "find.all"),
        KeyBinding(.leave, [.escape], written: "Esc", does: "find.back"),
    ])
}
