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
    static let paste = KeyMap(
        "paste",
        [
            KeyBinding(.snippet, "snippet", shows: 1, does: "paste.snippet"),
            KeyBinding(.lines, "lines", shows: 1, does: "paste.each"),
            KeyBinding(.compose, "compose", shows: 1, does: "paste.compose"),
            KeyBinding(.drop, "drop", shows: 1, does: "paste.drop"),
        ])
}
