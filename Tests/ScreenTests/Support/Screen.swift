/// What stands on a terminal.
struct Screen: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }

    func count(of text: String) -> Int { self.text.ranges(of: text).count }

    /// The rows on which a text stands, counted from 0.
    func rows(of text: String) -> [Int] { lines.indices.filter { lines[$0].contains(text) } }

    /// The composer: the last line that is not empty.
    var last: String { lines.last { !$0.isEmpty }.map(String.init) ?? "" }
}
