import ClientUI

/// How `tail` writes an entry.
struct TailFormat: Sendable {
    let isJSON: Bool
    /// The room as it is written: `#lobby`, or `@ann`.
    var room: String
    private let plain: PlainText
    private var quotes = Quotes()

    init(isJSON: Bool, room: String, words: Catalogue) {
        self.isJSON = isJSON
        self.room = room
        plain = PlainText(words: words)
    }

    /// The entry as a line; what follows may quote it.
    mutating func text(_ line: EntryLine) -> String {
        if isJSON { return EntryJSON(room: room).object(line).text }
        defer { quotes.keep(line) }
        return "\(line.entry.time.local()) \(plain.said(line, quotes: quotes))"
    }
}
