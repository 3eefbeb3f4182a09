import TerminalCore

/// What one does with the messages of a conversation in select mode.
enum SelectCommand: Hashable, Sendable {
    case older, newer, oldest, newest, pageUp, pageDown
    case reply, react, edit, delete, pin
    case copy, open
    /// Show long blocks whole or folded; look for something.
    case fold, find
    /// Look at the chosen file.
    case view
    case leave
}

extension KeyMap<SelectCommand> {
    /// The keys of select mode.
    static let select = KeyMap(
        "select",
        [
            KeyBinding(.newer, "newer", shows: 2, does: "select.move"),
            KeyBinding(.older, "older"),
            KeyBinding(.oldest, "oldest"),
            KeyBinding(.newest, "newest"),
            KeyBinding(.pageUp, "page-up"),
            KeyBinding(.pageDown, "page-down"),
            KeyBinding(.reply, "reply", shows: 1, does: "select.reply"),
            KeyBinding(.react, "react", shows: 1, does: "select.react"),
            KeyBinding(.edit, "edit", shows: 1, does: "select.edit"),
            KeyBinding(.delete, "delete", shows: 1, does: "select.delete"),
            KeyBinding(.pin, "pin", does: "select.pin"),
            KeyBinding(.copy, "copy", shows: 1, does: "select.copy"),
            KeyBinding(.open, "open", shows: 1, does: "select.open"),
            KeyBinding(.view, "view", shows: 1, does: "select.view"),
            KeyBinding(.fold, "fold", shows: 1, does: "select.fold"),
            KeyBinding(.find, "find", does: "select.find"),
            KeyBinding(.leave, "leave", shows: 1, does: "select.back"),
        ])

    /// The last line of select mode: what can be done with the chosen message.
    /// - Parameter isFolded: Whether the message has more than is shown.
    func footer(_ words: Catalogue, isFile: Bool, isFolded: Bool, may: (SelectCommand) -> Bool) -> String {
        footer(words) { binding in
            switch binding.command {
            case .open where isFile: "select.get"
            case .view: isFile ? binding.does : nil
            case .edit where isFile || !may(.edit), .delete where !may(.delete), .fold where !isFolded: nil
            default: binding.does
            }
        }
    }
}
