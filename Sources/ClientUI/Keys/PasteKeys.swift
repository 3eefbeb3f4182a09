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
    /// The keys that answer the question. Neither Enter nor a letter is one of them: a hand may press it before the question
    /// is read. A letter means that one writes on, so the paste goes into the composer and the letter behind it.
    static let paste = KeyMap(
        "paste", writes: true,
        [
            KeyBinding(.snippet, "snippet", shows: 1, does: "paste.snippet"),
            KeyBinding(.lines, "lines", shows: 1, does: "paste.each"),
            KeyBinding(.compose, "compose", shows: 1, does: "paste.compose"),
            KeyBinding(.drop, "drop", shows: 1, does: "paste.drop"),
        ])
}
