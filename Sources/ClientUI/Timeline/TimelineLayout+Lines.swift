import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What somebody said or did, with time and nick before it.
    func said(_ body: Entry.Body, by person: Person?, time: LocalTime?) -> [StyledLine] {
        let nick = person?.nick.text ?? "…"
        switch body {
        case .edit, .reaction, .deletion, .snapshot, .deleted, .deletedEdit: return []
        case .text(let text), .reply(_, let text):
            return columned([Run(text.text, look(of: text, by: person))], time: time, nick: Run(nick, look(of: person)))
        case .action(let text):
            let runs = [Run(nick, look(of: person)), Run(" " + text.text, look(of: text, by: person))]
            return columned(runs, time: time, nick: Run("*", look(of: person)))
        case .topic(let topic):
            let sentence =
                topic.text.isEmpty
                ? around.words.text("entry.notopic", ["nick": nick])
                : around.words.text("entry.topic", ["nick": nick, "topic": topic.text])
            return columned([Run(sentence, around.theme.dim)], time: time, nick: Run("", around.theme.dim))
        }
    }

    /// A post of one's own, with how far it has come.
    func lines(of post: OutboxPost) -> [StyledLine] {
        append(note(on: post.state), to: said(post.body, by: hub.you, time: nil))
    }

    /// What only this person is told, marked as no message.
    func lines(of notice: Notice) -> [StyledLine] {
        let style = notice.isTrouble ? around.theme.error : around.theme.notice
        return around.lines(of: notice).enumerated().flatMap { row, text in
            hanging(text, style: style, nick: row == 0 ? "–" : "")
        }
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

    private func look(of text: MessageText, by person: Person?) -> Style {
        guard let you = hub.you, person?.number != you.number, Mention.of(you.nick, in: text.text) else {
            return around.theme.text
        }
        return around.theme.mention
    }

    /// A text under itself, with time and nick before its first line.
    private func columned(_ text: [Run], time: LocalTime?, nick: Run) -> [StyledLine] {
        wrap(text, columns: columns.text).enumerated().map { row, line in
            StyledLine((row == 0 ? head(time, nick) : [Run(margin)]) + line.runs)
        }
    }

    private var margin: String { String(repeating: " ", count: columns.indent) }

    private func head(_ time: LocalTime?, _ nick: Run) -> [Run] {
        let cut = nick.text.truncated(to: columns.nick)
        let gap = String(repeating: " ", count: max(0, columns.nick - DisplayWidth.of(cut)))
        return [
            Run((time?.clock ?? "").padded(to: columns.time), around.theme.dim), Run(gap), Run(cut, nick.style),
            Run("  "),
        ]
    }

    private func note(on state: OutboxPost.State) -> Run {
        let words = around.words
        return switch state {
        case .sending, .stored: Run(words.text("room.sending"), around.theme.dim)
        case .waiting(nil): Run(words.text("room.waiting"), around.theme.dim)
        case .waiting(.full): Run(words.text("room.waiting.full"), around.theme.error)
        case .waiting(.failed), .waiting(.readOnly): Run(words.text("room.waiting.failed"), around.theme.error)
        case .failed(let failure): Run(words.text("room.failed", ["reason": failure.detail]), around.theme.error)
        }
    }

    /// A note behind the last line, at the right, or below it where it does not fit.
    private func append(_ note: Run, to spoken: [StyledLine]) -> [StyledLine] {
        guard let last = spoken.last else { return spoken }
        let gap = columns.width - last.width - DisplayWidth.of(note.text)
        guard gap >= 2 else { return spoken + lines(note.text, style: note.style) }
        return spoken.dropLast() + [StyledLine(last.runs + [Run(String(repeating: " ", count: gap)), note])]
    }
}
