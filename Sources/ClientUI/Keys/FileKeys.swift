import TerminalCore

/// What one does with a file that is looked at.
enum FileCommand: Hashable, Sendable {
    case up, down, pageUp, pageDown, top, bottom
    case leave
}

extension KeyMap<FileCommand> {
    /// The keys of a file's page.
    static let file = KeyMap(
        "file",
        [
            KeyBinding(.up, "up", shows: 2, does: "viewer.move"),
            KeyBinding(.down, "down"),
            KeyBinding(.pageUp, "page-up", shows: 2, does: "viewer.page"),
            KeyBinding(.pageDown, "page-down"),
            KeyBinding(.top, "top"),
            KeyBinding(.bottom, "bottom"),
            KeyBinding(.leave, "leave", shows: 1, does: "viewer.back"),
        ])
}
