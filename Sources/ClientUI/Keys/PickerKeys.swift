import TerminalCore

/// What one does in the list of hubs.
enum PickerCommand: Hashable, Sendable {
    case up, down, first, last
    case join, address, host, read, nick, doctor
    case back, quit
}

extension KeyMap<PickerCommand> {
    /// The keys of the list of hubs.
    static let picker = KeyMap(
        "picker",
        [
            KeyBinding(.up, "up", does: "picker.does.choose"),
            KeyBinding(.down, "down"),
            KeyBinding(.first, "first", does: "picker.does.ends"),
            KeyBinding(.last, "last"),
            KeyBinding(.join, "join", does: "picker.does.join"),
            KeyBinding(.address, "address", does: "picker.does.address"),
            KeyBinding(.host, "host", does: "picker.does.host"),
            KeyBinding(.read, "read", does: "picker.does.read"),
            KeyBinding(.nick, "nick", does: "picker.does.nick"),
            KeyBinding(.doctor, "doctor", does: "picker.does.doctor"),
            KeyBinding(.back, "back", does: "picker.does.back"),
            KeyBinding(.quit, "quit", does: "picker.does.quit"),
        ])
}
