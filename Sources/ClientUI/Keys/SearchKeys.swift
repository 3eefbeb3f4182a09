import TerminalCore

/// What one does with what a search found.
enum SearchCommand: Hashable, Sendable {
    case newer, older, pageUp, pageDown
    case show, leave
}

extension KeyMap<SearchCommand> {
    /// The keys of the search screen; all others write in its line.
    static let search = KeyMap(bindings: [
        KeyBinding(.newer, [.arrow(.up, [])], written: "↑↓", does: "search.choose"),
        KeyBinding(.older, [.arrow(.down, [])]),
        KeyBinding(.pageUp, [.pageUp([])]),
        KeyBinding(.pageDown, [.pageDown([])]),
        KeyBinding(.show, [.enter], written: "Enter", does: "search.show"),
        KeyBinding(.leave, [.escape], written: "Esc", does: "search.back"),
    ])
}
