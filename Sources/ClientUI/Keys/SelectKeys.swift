import TerminalCore

/// What one does with the messages of a conversation in select mode.
enum SelectCommand: Hashable, Sendable {
    case older, newer, oldest, newest, pageUp, pageDown
    case reply, react, edit, delete
    /// Fetch the chosen file; look at it.
    case get, view
    case leave
}

extension KeyMap<SelectCommand> {
    /// The keys of select mode.
    static let select = KeyMap(bindings: [
        KeyBinding(.newer, [.character("j"), .arrow(.down, [])], written: "j/k", does: "select.move"),
        KeyBinding(.older, [.character("k"), .arrow(.up, [])]),
        KeyBinding(.oldest, [.character("g"), .home([]), .home(.alt)]),
        KeyBinding(.newest, [.character("G"), .end([]), .end(.alt)]),
        KeyBinding(.pageUp, [.pageUp([])]),
        KeyBinding(.pageDown, [.pageDown([]), .character(" ")]),
        KeyBinding(.reply, [.character("r"), .enter], written: "r", does: "select.reply"),
        KeyBinding(.react, [.character("+")], written: "+", does: "select.react"),
        KeyBinding(.edit, [.character("e")], written: "e", does: "select.edit"),
        KeyBinding(.delete, [.character("d")], written: "d", does: "select.delete"),
        KeyBinding(.get, [.character("o")], written: "o", does: "select.get"),
        KeyBinding(.view, [.character("v")], written: "v", does: "select.view"),
        KeyBinding(.leave, [.escape, .character("q"), .alt("s")], written: "Esc", does: "select.back"),
    ])

    /// The last line of select mode: what can be done with the chosen message.
    func footer(_ words: Catalogue, isFile: Bool) -> String {
        KeyMap(bindings: bindings.filter { $0.command.isAbout(file: isFile) }).footer(words)
    }
}

extension SelectCommand {
    /// Whether it can be done with a file, or with what is none.
    fileprivate func isAbout(file: Bool) -> Bool {
        switch self {
        case .get, .view: file
        case .edit: !file
        default: true
        }
    }
}
