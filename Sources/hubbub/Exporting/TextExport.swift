import ChatModel

/// Plain text to be read: a heading for each room, a line for each day and each message.
struct TextExport: ExportWriter {
    private let head: ExportHead
    private let plain: PlainText
    private var calendar: DayAndMinute
    private var quotes = Quotes()
    private var day = ""

    init(_ head: ExportHead) {
        self.head = head
        plain = PlainText(words: head.words)
        calendar = DayAndMinute(head.zone)
    }

    func begin(_ rooms: [ExportRoom]) -> String {
        let about = head.words.text(
            "export.about",
            [
                "hub": PlainText.printable(head.hub), "nick": PlainText.printable(head.nick),
                "time": head.time.local(head.zone), "zone": head.zone.identifier,
            ])
        return about + "\n"
    }

    mutating func open(_ room: ExportRoom) -> String {
        (quotes, day) = (Quotes(), "")
        let topic = room.topic.text.isEmpty ? "" : "  \(PlainText.printable(room.topic.text))"
        return "\n== \(PlainText.printable(room.written))\(topic)\n"
    }

    mutating func line(_ line: EntryLine) -> String {
        let (day, minute) = calendar.parts(of: line.entry.time)
        defer { quotes.keep(line) }
        let heading = day == self.day ? "" : "\n-- \(day)\n"
        self.day = day
        return "\(heading)\(minute) \(plain.said(line, quotes: quotes))\n"
    }

    func close() -> String { "" }

    func end() -> String { "" }
}
