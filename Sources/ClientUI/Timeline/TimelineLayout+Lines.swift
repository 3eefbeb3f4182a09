import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What somebody said or did, with time and nick before it, and notes right behind its words; nothing for what only
    /// changes something else.
    func said(
        _ body: Entry.Body, by person: Person?, at seq: Seq?, mark: UInt64, time: LocalTime?, notes: [Note] = []
    ) -> [StyledLine] {
        let nick = person.map { hub.people.name(of: $0).text } ?? "…"
        let speaker = Run(person.map { around.speaker($0, in: hub) } ?? "…", look(of: person))
        func saying(_ text: MessageText) -> Saying { Saying(text: text, person: person, seq: seq, mark: mark) }
        switch body {
        case .edit, .reaction, .deletion, .pin, .snapshot, .deletedEdit, .ruling, .run: return []
        case .text(let text): return columned(lines(of: saying(text)), notes: notes, time: time, nick: speaker)
        case .reply(let target, let text):
            return columned(
                lines(of: saying(text)), below: quote(of: target), notes: notes, time: time, nick: speaker)
        case .action(let text):
            let runs = [speaker, Run(" ")] + inline(saying(text))
            return columned(
                wrap(runs, columns: columns.text, continuing: around.goesOn), notes: notes, time: time,
                nick: Run("*", look(of: person)))
        case .file(let file):
            return given(around.line(of: file, columns: columns.text), by: person, time: time, notes: notes)
        case .deleted:
            return columned([Run(around.words.text("entry.deleted"), around.theme.dim)], time: time, nick: speaker)
        case .topic(let topic):
            let sentence =
                topic.text.isEmpty
                ? around.words.text("entry.notopic", ["nick": nick])
                : around.words.text("entry.topic", ["nick": nick, "topic": topic.text])
            return told(sentence, time: time)
        }
    }

    /// A file or folder that somebody gives: what it is, in one line.
    func given(_ line: String, by person: Person?, time: LocalTime?, notes: [Note]) -> [StyledLine] {
        let speaker = Run(person.map { around.speaker($0, in: hub) } ?? "…", look(of: person))
        return columned(
            wrap([Run(line, around.theme.text)], columns: columns.text), notes: notes, time: time, nick: speaker)
    }

    /// What somebody set or decided: a line of the room that nobody said.
    func told(_ sentence: String, time: LocalTime?) -> [StyledLine] {
        columned([Run(sentence, around.theme.dim)], time: time, nick: Run("", around.theme.dim))
    }

    /// What only this person is told, marked as no message.
    func lines(of notice: Notice) -> [StyledLine] {
        let style = notice.isTrouble ? around.theme.error : around.theme.notice
        // What hangs stands a little from the edge.
        return around.lines(of: notice, columns: columns.text - 2).enumerated().flatMap { row, text in
            hanging(text, style: style, nick: row == 0 ? "–" : "")
        }
    }

    /// A text that only this person is told, marked as no message.
    func noted(_ text: String, style: Style) -> [StyledLine] {
        columned([Run(text, style)], time: nil, nick: Run("–", style))
    }

    /// A text of its own, in the column of texts.
    func lines(_ text: String, style: Style) -> [StyledLine] {
        columned([Run(text, style)], time: nil, nick: Run("", style))
    }

    /// A line of a list: what does not fit stands a little further in.
    private func hanging(_ text: String, style: Style, nick: String) -> [StyledLine] {
        let inset = text.prefix { $0 == " " }.count
        guard inset > 0, columns.text > 16 else {
            return columned([Run(text, style)], time: nil, nick: Run(nick, style))
        }
        let wrapped = wrap(String(text.dropFirst(inset)), columns: columns.text - inset - 2)
        return wrapped.enumerated().map { row, line in
            let margin = String(repeating: " ", count: columns.indent + inset + (row == 0 ? 0 : 2))
            return StyledLine([Run(margin), Run(line, style)])
        }
    }

    private func look(of person: Person?) -> Style {
        guard let person else { return around.theme.dim }
        return person.number == hub.you?.number ? around.theme.accent : around.theme.nick(person.id)
    }

    /// A text under itself, with time and nick before its first line, which may be a line of its own above the text.
    private func columned(_ text: [Run], time: LocalTime?, nick: Run) -> [StyledLine] {
        columned(wrap(text, columns: columns.text), time: time, nick: nick)
    }

    private func columned(
        _ text: [StyledLine], below first: Run? = nil, notes: [Note] = [], time: LocalTime?, nick: Run
    ) -> [StyledLine] {
        let above = first.map { [StyledLine([$0])] } ?? []
        let lines = above + flow(notes, behind: text)
        return lines.enumerated().map { row, line in
            StyledLine((row == 0 ? head(time, nick) : [Run(margin)]) + line.runs)
        }
    }

    private var margin: String { String(repeating: " ", count: columns.indent) }

    private func head(_ time: LocalTime?, _ nick: Run) -> [Run] {
        let cut = nick.text.cutName(to: columns.nick, keeping: " " + around.words.text("mark.like"))
        let gap = String(repeating: " ", count: max(0, columns.nick - DisplayWidth.of(cut)))
        return [
            Run((time?.clock ?? "").padded(to: columns.time), around.theme.dim), Run(gap), Run(cut, nick.style),
            Run("  "),
        ]
    }

    /// Notes one after the other behind a text, in longer words only where each stays on its line: so nothing moves when
    /// they change as time goes by.
    private func flow(_ notes: [Note], behind lines: [StyledLine]) -> [StyledLine] {
        let short = flow(notes, behind: lines, in: \.text)
        guard notes.contains(where: { $0.longer != nil }) else { return short }
        let long = flow(notes, behind: lines) { note in
            Fitting.first(of: [note.longer, note.text].compactMap(\.self), columns: columns.text)
        }
        return long.map(\.runs.count) == short.map(\.runs.count) ? long : short
    }

    /// None is ever broken, so one that does not fit begins a line.
    private func flow(_ notes: [Note], behind lines: [StyledLine], in wording: (Note) -> String) -> [StyledLine] {
        notes.reduce(into: lines) { lines, note in
            let cut = Run(wording(note).truncated(to: columns.text), note.style)
            if let last = lines.last, last.width + note.gap + DisplayWidth.of(cut.text) <= columns.text {
                lines[lines.count - 1].runs += [Run(String(repeating: " ", count: note.gap)), cut]
            } else {
                lines.append(StyledLine([cut]))
            }
        }
    }
}

extension String {
    /// The name cut to so many columns; a mark behind it stays.
    fileprivate func cutName(to columns: Int, keeping mark: String) -> String {
        guard hasSuffix(mark), DisplayWidth.of(self) > columns else { return truncated(to: columns) }
        return String(dropLast(mark.count)).truncated(to: max(1, columns - DisplayWidth.of(mark))) + mark
    }
}

/// Something that stands behind a message's words, so many columns away from what is before it.
struct Note {
    let text: String
    /// What it says where there is room for it.
    var longer: String?
    let style: Style
    let gap: Int
}
