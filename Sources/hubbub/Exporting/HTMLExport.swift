import ChatModel

/// One page of HTML that needs nothing else: a section for each room, an anchor for each message.
struct HTMLExport: ExportWriter {
    private let head: ExportHead
    private let plain: PlainText
    private var calendar: DayAndMinute
    private var quotes = Quotes()
    private var day = ""
    /// The number of the open room in the page, from 1.
    private var number = 0
    private var first = Seq.zero

    init(_ head: ExportHead) {
        self.head = head
        plain = PlainText(words: head.words)
        calendar = DayAndMinute(head.zone)
    }

    func begin(_ rooms: [ExportRoom]) -> String {
        let links = rooms.enumerated().map {
            ##"<li><a href="#r\##($0 + 1)">\##(Self.escape($1.written))</a></li>"## + "\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(head.words.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(Self.escape(head.hub))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(Self.escape(head.hub))</h1>
            <p class="about">\(Self.escape(about))</p>
            <nav aria-label="\(words("export.rooms"))"><ul>
            \(links.joined())</ul></nav>
            <main>

            """
    }

    private static let style = """
        body { max-width: 60em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 system-ui, sans-serif; color-scheme: light dark; }
        h2 { margin-top: 2em; border-bottom: 1px solid; } h3, .about, .topic, time, .of, .change { opacity: .7; }
        h3 { font-size: 1em; } p { margin: .2em 0 .2em 4em; } .about, .topic { margin-left: 0; }
        time { float: left; margin-left: -4em; } time a { color: inherit; text-decoration: none; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; } .of { display: block; font-size: .9em; }
        .mark { font-size: .85em; border: 1px solid; border-radius: 1em; padding: 0 .5em; } :target { outline: 2px solid; }
        """

    mutating func open(_ room: ExportRoom) -> String {
        (quotes, day, first) = (Quotes(), "", room.first)
        number += 1
        let topic =
            room.topic.text.isEmpty ? "" : #"<p class="topic" dir="auto">\#(Self.escape(room.topic.text))</p>"# + "\n"
        return #"<section id="r\#(number)">"# + "\n<h2>\(Self.escape(room.written))</h2>\n" + topic
    }

    mutating func line(_ line: EntryLine) -> String {
        let (day, minute) = calendar.parts(of: line.entry.time)
        defer { quotes.keep(line) }
        let heading = day == self.day ? "" : #"<h3 id="r\#(number)-\#(day)">\#(day)</h3>"# + "\n"
        self.day = day
        let id = anchor(line.entry.seq)
        return heading
            + ##"<p id="\##(id)"><time datetime="\##(line.entry.time.stamp)"><a href="#\##(id)">\##(minute)</a></time> "##
            + "\(said(line))</p>\n"
    }

    private func anchor(_ seq: Seq) -> String { "r\(number)-\(seq.value)" }

    private func said(_ line: EntryLine) -> String {
        let nick = "<b>\(Self.escape(line.nick))</b>"
        let words = if case .run(let report) = line.entry.body { report.shown } else { line.text }
        let text = #"<span class="text" dir="auto">\#(Self.escape(words))</span>"#
        return switch line.entry.body {
        case _ where line.isDeleted: nick + change("said.takenback")
        case .file(let file): "\(nick) \(given(file))\(marks(line))"
        case .action: "* \(nick) \(text)\(marks(line))"
        case .topic where line.text.isEmpty: nick + change("said.tooktopic")
        case .topic: nick + change("said.settopic") + " " + text
        case .ruling(let ruling):
            #"<span class="change" dir="auto">\#(Self.escape(plain.decided(ruling, line)))</span>"#
        case .run(let report):
            #"<span class="change" dir="auto">\#(Self.escape(plain.ran(report, line)))</span>"#
                + (line.text.isEmpty ? "" : "<br>" + text)
        case .reply(let target, _): "\(reference(to: target))\(nick) \(text)\(marks(line))"
        default: "\(nick) \(text)\(marks(line))"
        }
    }

    /// What a file or folder is called, that it is one, and how `hubbub get` finds it.
    private func given(_ file: SharedFile) -> String {
        let size = head.words.bytes(file.size)
        let about: String
        switch file.shape {
        case .file: about = head.words.text("export.file", ["size": size, "id": file.id.short])
        case .folder(let files):
            about = head.words.text("export.folder", count: Int(files), ["size": size, "id": file.id.short])
        }
        return #"<span class="text" dir="auto">\#(Self.escape(file.name.text))</span>"#
            + #" <span class="change">\#(Self.escape(about))</span>"#
    }

    private func change(_ key: String) -> String { #" <span class="change">\#(words(key))</span>"# }

    private func words(_ key: String) -> String { Self.escape(head.words.text(key)) }

    private var about: String {
        head.words.text(
            "export.for", ["nick": head.nick, "time": head.time.local(head.zone), "zone": head.zone.identifier])
    }

    private func reference(to target: Seq) -> String {
        let words = Self.escape(quotes.words(at: target, in: head.words))
        return target > first
            ? ##"<a class="of" href="#\##(anchor(target))">↩ \##(words)</a>"## : #"<span class="of">↩ \#(words)</span>"#
    }

    private func marks(_ line: EntryLine) -> String {
        let reactions = line.reactions.map {
            #" <span class="mark">\#(Self.escape($0.reaction.text)) \#($0.count)</span>"#
        }
        return (line.isEdited ? change("entry.edited") : "") + (line.isPinned ? change("entry.pinned") : "")
            + reactions.joined()
    }

    func close() -> String { "</section>\n" }

    func end() -> String { "</main>\n</body>\n</html>\n" }

    /// Text that is only text, in elements and in attributes.
    static func escape(_ text: String) -> String {
        let text = PlainText.printable(text)
        guard text.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
