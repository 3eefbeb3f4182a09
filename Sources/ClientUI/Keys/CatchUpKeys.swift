import TerminalCore

/// What one does with the list of what is new.
enum CatchUpCommand: Hashable, Sendable {
    case up, down, pageUp, pageDown
    case go, readAll, leave
}

extension KeyMap<CatchUpCommand> {
    /// The keys of the list of what is new.
    static let catchUp = KeyMap(
        "catch-up",
        [
            KeyBinding(.up, "up", shows: 2, does: "catchup.choose"),
            KeyBinding(.down, "down"),
            KeyBinding(.pageUp, "page-up"),
            KeyBinding(.pageDown, "page-down"),
            KeyBinding(.go, "go", shows: 1, does: "catchup.go"),
            KeyBinding(.readAll, "read-all", shows: 1, does: "catchup.read"),
            KeyBinding(.leave, "leave", shows: 1, does: "catchup.back"),
        ])
}
