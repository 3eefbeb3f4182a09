import TerminalCore

/// What one does while something is looked for in the shown conversation.
enum FindCommand: Hashable, Sendable {
    case older, newer
    case stay, everywhere, leave
}

extension KeyMap<FindCommand> {
    /// The keys of the line that says what is looked for; all others write in it.
    static let find = KeyMap(
        "find", writes: true,
        [
            KeyBinding(.older, "older", shows: 2, does: "find.other"),
            KeyBinding(.newer, "newer"),
            KeyBinding(.stay, "stay", shows: 1, does: "find.stay"),
            KeyBinding(.everywhere, "everywhere", shows: 1, does: "find.all"),
            KeyBinding(.leave, "leave", shows: 1, does: "find.back"),
        ])
}
