import ChatModel

/// Plain text to be read: a heading for each room, a line for each day and each message.
struct TextExport: ExportWriter {
    private let head: ExportHead
    private var calendar: DayAndMinute
    private var quotes = Quotes()
    private var day = ""

    init(_ head: ExportHead) {
        self.head = head
        calendar = DayAndMinute(head.zone)
    }

    func begin(_ rooms: [ExportRoom]) -> String {
        "\(PlainText.printable(head.hub)), exported for \(PlainText.printable(head.nick)) on "
            + "\(head.time.local(head.zone)) (\(head.zone.identifier))\n"
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
        return "\(heading)\(minute) \(PlainText.said(line, quotes: quotes))\n"
    }

    func close() -> String { "" }

    func end() -> String { "" }
}
