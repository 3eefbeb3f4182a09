import TerminalCore

/// What one does with the list of what is new.
enum CatchUpCommand: Hashable, Sendable {
    case up, down, pageUp, pageDown
    case go, readAll, leave
}

extension KeyMap<CatchUpCommand> {
    /// The keys of the list of what is new.
    static let catchUp = KeyMap(bindings: [
        KeyBinding(.up, [.arrow(.up, []), .character("k"), .control("p")], written: "↑↓", does: "catchup.choose"),
        KeyBinding(.down, [.arrow(.down, []), .character("j"), .control("n")]),
        KeyBinding(.pageUp, [.pageUp([]), .home([])]),
        KeyBinding(.pageDown, [.pageDown([]), .end([]), .character(" ")]),
        KeyBinding(.go, [.enter], written: "Enter", does: "catchup.go"),
        KeyBinding(.readAll, [.character("x")], written: "x", does: "catchup.read"),
        KeyBinding(.leave, [.escape, .character("q"), .function(2)], written: "Esc", does: "catchup.back"),
    ])
}
