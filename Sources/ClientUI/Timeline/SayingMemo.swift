import ChatModel
import TerminalCore

/// The lines of messages that were laid out for pictures lately, so that one in which a line moves costs no more than that,
/// and what the last picture had above the status line.
///
/// What it answers is what would be laid out again: it changes no picture.
package struct SayingMemo: Sendable {
    /// All that the lines of a message's words depend on, beside the theme and the language.
    struct Key: Hashable {
        let text: MessageText
        let mark: UInt64
        let columns: Int
        /// The name that stands out in the text; nil in one's own messages.
        let called: Nick?
        let isOpen: Bool
        let sought: String
    }

    /// How many messages are kept at least: more than stand on a screen.
    private static let limit = 512

    /// The theme in which they were laid out, for what width of ambiguous signs, and with which names of keys.
    private var theme = ""
    private var ambiguous = AmbiguousWidth.one
    private var keyNames: [String: String] = [:]
    private var young: [Key: [StyledLine]] = [:]
    /// Those that were not asked for since there were too many.
    private var old: [Key: [StyledLine]] = [:]

    /// What stood above the status line in the last picture of a conversation.
    var base: RoomBase?

    package init() {}

    /// Forgets everything if it was laid out in another theme, for another terminal or for other keys.
    mutating func use(_ around: Surroundings) {
        let (theme, ambiguous, names) = (around.theme.name, around.ambiguous, around.words.keyNames)
        guard theme != self.theme || ambiguous != self.ambiguous || names != keyNames else { return }
        self = SayingMemo()
        (self.theme, self.ambiguous, keyNames) = (theme, ambiguous, names)
    }

    /// The lines that are kept, or those that are made.
    mutating func lines(for key: Key, else make: () -> [StyledLine]) -> [StyledLine] {
        if let lines = young[key] { return lines }
        let lines = old[key] ?? make()
        if young.count >= Self.limit { (old, young) = (young, [:]) }
        young[key] = lines
        return lines
    }
}

/// The memo while one picture is made: all layouts of that picture share it, and nothing else does.
final class SayingDesk {
    var memo: SayingMemo

    init(_ memo: SayingMemo) { self.memo = memo }
}
