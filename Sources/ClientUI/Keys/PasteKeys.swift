import TerminalCore

/// What becomes of a long paste.
enum PasteCommand: Hashable, Sendable {
    /// It is one message, in a fence.
    case snippet
    /// Each of its lines is a message.
    case lines
    /// It goes into the composer, to be looked over.
    case compose
    case drop
}

extension KeyMap<PasteCommand> {
    /// The keys that answer the question. Enter is none of them: a hand may press it before the question is read.
    static let paste = KeyMap(bindings: [
        KeyBinding(.snippet, [.character("s")], written: "s", does: "paste.snippet"),
        KeyBinding(.lines, [.character("l")], written: "l", does: "paste.each"),
        KeyBinding(.compose, [.character("e")], written: "e", does: "paste.compose"),
        KeyBinding(.drop, [.escape, .character("n"), .character("q")], written: "Esc", does: "paste.drop"),
    ])
}
