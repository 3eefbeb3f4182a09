import TerminalCore

/// What one does while a line of before is looked for.
enum RecallCommand: Hashable, Sendable {
    case older, newer
    case take, leave
}

extension KeyMap<RecallCommand> {
    /// The keys of looking for a line of before; letters, and the keys that erase, change the words that it holds.
    static let recall = KeyMap(
        "recall", writes: true,
        [
            KeyBinding(.older, "older", shows: 1, does: "recall.older"),
            KeyBinding(.newer, "newer", does: "recall.newer"),
            KeyBinding(.take, "take", shows: 1, does: "recall.take"),
            KeyBinding(.leave, "leave", shows: 1, does: "recall.back"),
        ])
}
