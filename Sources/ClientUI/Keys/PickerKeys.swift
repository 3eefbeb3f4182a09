import TerminalCore

/// What one does in the list of hubs.
enum PickerCommand: Hashable, Sendable {
    case up, down, first, last
    case join, address, host, read, nick, doctor
    case back, quit
}

extension KeyMap<PickerCommand> {
    /// The keys of the list of hubs.
    static let picker = KeyMap(bindings: [
        KeyBinding(.up, [.arrow(.up, []), .control("p"), .character("k")], does: "picker.does.choose"),
        KeyBinding(.down, [.arrow(.down, []), .control("n"), .character("j")]),
        KeyBinding(.first, [.pageUp([]), .home([])], does: "picker.does.ends"),
        KeyBinding(.last, [.pageDown([]), .end([])]),
        KeyBinding(.join, [.enter], does: "picker.does.join"),
        KeyBinding(.address, [.character("a")], does: "picker.does.address"),
        KeyBinding(.host, [.character("h")], does: "picker.does.host"),
        KeyBinding(.read, [.character("o")], does: "picker.does.read"),
        KeyBinding(.nick, [.character("n")], does: "picker.does.nick"),
        KeyBinding(.doctor, [.character("d")], does: "picker.does.doctor"),
        KeyBinding(.back, [.escape], does: "picker.does.back"),
        KeyBinding(.quit, [.character("q")], does: "picker.does.quit"),
    ])
}
