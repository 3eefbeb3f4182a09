import TerminalCore

/// What one does in the list of places to go to.
enum SwitcherCommand: Hashable, Sendable {
    case up, down
    case go, leave
}

extension KeyMap<SwitcherCommand> {
    /// The keys of the list; all others write the name.
    static let switcher = KeyMap(bindings: [
        KeyBinding(.up, [.arrow(.up, []), .control("p"), .backTab], written: "↑↓", does: "go.choose"),
        KeyBinding(.down, [.arrow(.down, []), .control("n"), .tab]),
        KeyBinding(.go, [.enter], written: "Enter", does: "go.enter"),
        KeyBinding(.leave, [.escape, .control("g")], written: "Esc", does: "go.back"),
    ])
}
