import TerminalCore

/// What one does with what a search found.
enum SearchCommand: Hashable, Sendable {
    case newer, older, pageUp, pageDown
    case show, leave
}

extension KeyMap<SearchCommand> {
    /// The keys of the search screen; all others write in its line.
    static let search = KeyMap(
        "search", writes: true,
        [
            KeyBinding(.newer, "newer", shows: 2, does: "search.choose"),
            KeyBinding(.older, "older"),
            KeyBinding(.pageUp, "page-up"),
            KeyBinding(.pageDown, "page-down"),
            KeyBinding(.show, "show", shows: 1, does: "search.show"),
            KeyBinding(.leave, "leave", shows: 1, does: "search.back"),
        ])
}
