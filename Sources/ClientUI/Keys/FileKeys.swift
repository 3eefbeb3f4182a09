import TerminalCore

/// What one does with a file that is looked at.
enum FileCommand: Hashable, Sendable {
    case up, down, pageUp, pageDown, top, bottom
    case leave
}

extension KeyMap<FileCommand> {
    /// The keys of a file's page.
    static let file = KeyMap(bindings: [
        KeyBinding(.down, [.character("j"), .arrow(.down, []), .enter], written: "↑↓", does: "viewer.move"),
        KeyBinding(.up, [.character("k"), .arrow(.up, [])]),
        KeyBinding(.pageDown, [.pageDown([]), .character(" ")], written: "PgUp PgDn", does: "viewer.page"),
        KeyBinding(.pageUp, [.pageUp([]), .character("b")]),
        KeyBinding(.top, [.character("g"), .home([]), .home(.alt)]),
        KeyBinding(.bottom, [.character("G"), .end([]), .end(.alt)]),
        KeyBinding(.leave, [.escape, .character("q")], written: "Esc", does: "viewer.back"),
    ])
}
