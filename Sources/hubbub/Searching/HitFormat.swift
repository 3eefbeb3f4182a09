import ChatModel

/// How `search` writes what it found.
struct HitFormat: Sendable {
    let words: SearchWords
    let isJSON: Bool
    let ink: Ink
    let plain: PlainText

    func text(_ hit: SearchHit, of page: SearchPage) -> String {
        let room = page.rooms.first { $0.number == hit.room }?.written ?? "?"
        let nick = page.authors.first { $0.number == hit.entry.author }?.nick.text ?? "?"
        let line = EntryLine(hit, nick: nick)
        return isJSON ? json(line, room) : text(of: line, in: room)
    }

    /// As of `tail`, with the ranges of the found words in `text`, counted in Unicode scalars.
    private func json(_ line: EntryLine, _ room: String) -> String {
        var object = EntryJSON(room: room).object(line)
        let text = line.text
        object.add(
            "marks",
            SearchMarks.ranges(of: words, in: text).map {
                text.scalarOffset($0.lowerBound)..<text.scalarOffset($0.upperBound)
            })
        return object.text
    }

    private func text(of line: EntryLine, in room: String) -> String {
        let nick = PlainText.printable(line.nick)
        let text = marked(line.text)
        let said =
            switch line.entry.body {
            case .action: "* \(nick) \(text)"
            case .run(let report): "* \(plain.ran(report, line)) \(text)"
            default: plain.words.text("said.line", ["nick": nick, "text": text])
            }
        let pin = line.isPinned ? " " + plain.words.text("entry.pinned") : ""
        return "\(line.entry.time.local()) \(PlainText.printable(room)) \(said)\(pin)"
    }

    private func marked(_ text: String) -> String {
        var (result, place) = ("", text.startIndex)
        for range in SearchMarks.ranges(of: words, in: text) {
            result += Self.flat(text[place..<range.lowerBound]) + ink.begin + Self.flat(text[range]) + ink.end
            place = range.upperBound
        }
        return result + Self.flat(text[place...])
    }

    private static func flat(_ text: Substring) -> String {
        PlainText.printable(String(text)).replacing("\n", with: " ")
    }
}

extension String {
    fileprivate func scalarOffset(_ index: Index) -> Int {
        unicodeScalars.distance(from: startIndex, to: index)
    }
}

extension SearchRoom {
    /// As it is written: `#lobby`, or `@ann`.
    fileprivate var written: String {
        switch kind {
        case .named(let name): name.written
        case .direct: "@" + (partner?.nick.text ?? "?")
        }
    }
}
