import ClientCore
import TerminalCore

/// A paste that is too long to go into a composer unasked, and where it was made.
struct Paste: Hashable, Sendable {
    /// The most lines that go in unasked.
    static let unasked = 5

    let draft: Interface.Draft
    private(set) var text: String

    /// Nil if the text is short enough to go in unasked.
    init?(_ text: String, in draft: Interface.Draft) {
        self.text = Self.trimmed(text)
        self.draft = draft
        guard lines > Self.unasked else { return nil }
    }

    /// How many lines it has.
    var lines: Int { text.count(where: \.isNewline) + 1 }

    /// More was pasted; what is beyond a terminal's longest paste is left out.
    mutating func add(_ more: String) {
        guard text.utf8.count + more.utf8.count < KeyParser.pasteLimit else { return }
        text = Self.trimmed(text + "\n" + more)
    }

    /// The paste as one block that keeps its shape; the fence is longer than any in it.
    var fenced: String {
        var fence = "```"
        while text.contains(fence) { fence.append("`") }
        return "\(fence)\n\(text)\n\(fence)"
    }

    /// What each message would be if every line of a text became one: lines of blanks are none.
    static func messages(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    // What is copied often ends with a line break that nobody means.
    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
