import TerminalCore

/// What one does in the list of places to go to.
enum SwitcherCommand: Hashable, Sendable {
    case up, down
    case go, leave
}

extension KeyMap<SwitcherCommand> {
    /// The keys of the list; all others write the name.
    static let switcher = KeyMap(
        "go", writes: true,
        [
            KeyBinding(.up, "up", shows: 2, does: "go.choose"),
            KeyBinding(.down, "down"),
            KeyBinding(.go, "go", shows: 1, does: "go.enter"),
            KeyBinding(.leave, "leave", shows: 1, does: "go.back"),
        ])
}
