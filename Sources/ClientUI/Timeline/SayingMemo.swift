import ChatModel
import TerminalCore

/// The lines of messages that were laid out for pictures lately, so that one in which a line moves costs no more than that.
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

    /// The theme in which they were laid out, and for what width of ambiguous signs.
    private var theme = ""
    private var ambiguous = AmbiguousWidth.one
    private var young: [Key: [StyledLine]] = [:]
    /// Those that were not asked for since there were too many.
    private var old: [Key: [StyledLine]] = [:]

    package init() {}

    /// Forgets everything if it was laid out in another theme or for another terminal.
    mutating func use(_ theme: Theme, _ ambiguous: AmbiguousWidth) {
        guard theme.name != self.theme || ambiguous != self.ambiguous else { return }
        self = SayingMemo()
        (self.theme, self.ambiguous) = (theme.name, ambiguous)
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
