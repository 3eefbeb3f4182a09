import ChatModel
import ClientCore
import TerminalCore

/// A conversation as lines of a given width: each item a block of lines, made when it is looked at.
struct TimelineLayout {
    let conversation: Conversation
    let hub: HubState
    let client: Client
    let around: Surroundings
    let columns: Columns

    /// Where what stands on a line.
    struct Columns: Hashable {
        let width: Int
        /// Columns of the time, its gap included; 0 when there is no room for it.
        let time: Int
        let nick: Int

        /// The column at which texts begin.
        var indent: Int { time + nick + (nick > 0 ? 2 : 0) }
        /// The columns of texts.
        var text: Int { max(1, width - indent) }
    }

    init(_ conversation: Conversation, hub: HubState, client: Client, around: Surroundings, width: Int) {
        self.conversation = conversation
        self.hub = hub
        self.client = client
        self.around = around
        let longest = Self.longestNick(in: conversation, hub: hub)
        columns = Columns(width: width, time: width >= 34 ? 6 : 0, nick: min(longest, width >= 34 ? 12 : width / 4))
    }

    /// The columns of the longest nick among those who spoke lately.
    private static func longestNick(in conversation: Conversation, hub: HubState) -> Int {
        let recent = conversation.timeline.items.suffix(60).compactMap { $0.entry?.author }
        let nicks = Set(recent).compactMap { hub.people[$0]?.nick.text } + [hub.you?.nick.text ?? ""]
        return min(12, nicks.map { DisplayWidth.of($0) }.max() ?? 0)
    }

    var items: Int { conversation.timeline.items.count }

    /// The lines of an item, with what stands above it: the day, the line of what is new, a gap.
    func block(_ index: Int) -> [StyledLine] {
        let item = conversation.timeline.items[index]
        if isHidden(item) { return [] }
        return separators(before: index) + body(of: item, before: previousTime(index))
    }

    /// The lines of one's own posts that the journal does not have yet.
    var outbox: [StyledLine] {
        hub.outbox.posts(in: conversation.key).flatMap { post -> [StyledLine] in
            let spoken = said(post.body, by: hub.you, time: nil)
            return append(note(on: post.state), to: spoken)
        }
    }

    private func isHidden(_ item: TimelineItem) -> Bool {
        guard let author = item.entry?.author, let person = hub.people[author] else { return false }
        return client.isIgnored(person.id)
    }

    private func body(of item: TimelineItem, before previous: LocalTime?) -> [StyledLine] {
        switch item.content {
        case .entry(let entry):
            let time = around.local(entry.time)
            let shown = previous.map { $0.dayNumber != time.dayNumber || $0.clock != time.clock } ?? true
            return said(entry.body, by: hub.people[entry.author], time: shown ? time : nil)
        case .presence(let fold):
            return lines(around.line(of: fold), style: around.theme.dim)
        case .notice(let notice, _):
            return around.lines(of: notice).flatMap { lines($0, style: around.theme.notice) }
        }
    }

    /// The time of the last shown entry before an item.
    private func previousTime(_ index: Int) -> LocalTime? {
        var before = index - 1
        while before >= 0 {
            let item = conversation.timeline.items[before]
            if let entry = item.entry, !isHidden(item) { return around.local(entry.time) }
            before -= 1
        }
        return nil
    }

    private func said(_ body: Entry.Body, by person: Person?, time: LocalTime?) -> [StyledLine] {
        let nick = person?.nick.text ?? "…"
        switch body {
        case .text(let text):
            return columned(
                text.text, time: time, nick: nick, style: style(of: person), textStyle: look(of: text, by: person))
        case .action(let text):
            let whole = "\(nick) \(text.text)"
            return columned(
                whole, time: time, nick: "*", style: style(of: person), textStyle: look(of: text, by: person))
        case .topic(let topic):
            let sentence =
                topic.text.isEmpty
                ? around.words.text("entry.notopic", ["nick": nick])
                : around.words.text("entry.topic", ["nick": nick, "topic": topic.text])
            return columned(sentence, time: time, nick: "", style: around.theme.dim, textStyle: around.theme.dim)
        }
    }

    private func style(of person: Person?) -> Style {
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
    private func columned(
        _ text: String, time: LocalTime?, nick: String, style: Style, textStyle: Style
    ) -> [StyledLine] {
        wrap(text, columns: columns.text).enumerated().map { row, line in
            StyledLine(head(time: row == 0 ? time : nil, nick: row == 0 ? nick : "", style) + [Run(line, textStyle)])
        }
    }

    private func head(time: LocalTime?, nick: String, _ style: Style) -> [Run] {
        var runs: [Run] = []
        if columns.time > 0 { runs.append(Run((time?.clock ?? "").padded(to: columns.time), around.theme.dim)) }
        if columns.nick > 0 {
            let cut = nick.truncated(to: columns.nick)
            let gap = String(repeating: " ", count: max(0, columns.nick - DisplayWidth.of(cut)))
            runs += [Run(gap), Run(cut, style), Run("  ")]
        }
        return runs
    }

    /// A text of its own, in the column of texts.
    private func lines(_ text: String, style: Style) -> [StyledLine] {
        wrap(text, columns: columns.text).map {
            StyledLine([Run(String(repeating: " ", count: columns.indent)), Run($0, style)])
        }
    }

    private func note(on state: OutboxPost.State) -> Run? {
        let words = around.words
        return switch state {
        case .sending, .stored: Run(words.text("room.sending"), around.theme.dim)
        case .waiting(nil): Run(words.text("room.waiting"), around.theme.dim)
        case .waiting(.full): Run(words.text("room.waiting.full"), around.theme.error)
        case .waiting(.failed): Run(words.text("room.waiting.failed"), around.theme.error)
        case .failed(let failure): Run(words.text("room.failed", ["reason": failure.detail]), around.theme.error)
        }
    }

    /// A note behind the last line, at the right, or below it where it does not fit.
    private func append(_ note: Run?, to spoken: [StyledLine]) -> [StyledLine] {
        guard let note, let last = spoken.last else { return spoken }
        let gap = columns.width - last.width - DisplayWidth.of(note.text)
        guard gap >= 2 else {
            return spoken + lines(note.text, style: note.style)
        }
        return spoken.dropLast() + [StyledLine(last.runs + [Run(String(repeating: " ", count: gap)), note])]
    }
}
