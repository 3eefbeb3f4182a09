import ChatModel
import ClientCore

/// What was told of a conversation.
struct ConversationTelling: Sendable {
    /// The first thing that was told: what stands before it was not, so no change of it is news.
    var first: Place?
    /// The last thing that was told.
    var last: Place?
    /// Whether its room was entered in this run: only what changes after that is news.
    var isLive = false
    /// What had become of messages when they were told last.
    var amendments: [Seq: Amendment] = [:]
    /// Own runs that had not ended.
    var running: Set<Nonce> = []
    /// The day of the last line.
    var day: Int?
}

/// Tells a conversation's news: each line says when, where, who and what.
struct ConversationTeller {
    let conversation: Conversation
    let hub: HubState
    let client: Client
    let around: Surroundings

    /// How far back changes of messages are noticed.
    private static let reach = 200

    init(_ conversation: Conversation, hub: HubState, client: Client, around: Surroundings) {
        (self.conversation, self.hub, self.client, self.around) = (conversation, hub, client, around)
    }

    private var words: Catalogue { around.words }
    private var label: String { conversation.label(calling: hub.people) }

    func news(after telling: inout ConversationTelling) -> [String] {
        let items = conversation.timeline.items
        // Another journal begins anew.
        if let last = telling.last, conversation.timeline.head < last.seq { telling = ConversationTelling() }
        let isFirst = telling.last == nil
        let changed = changes(&telling)
        var lines = isFirst || !telling.isLive ? [] : changed
        if conversation.number != nil { telling.isLive = true }
        var new: [TimelineItem] = []
        for item in items.reversed() {
            guard telling.last.map({ item.place > $0 }) ?? (new.count < Narrator.past) else { break }
            new.append(item)
        }
        new.reverse()
        // Comings and goings are told once nothing more can be added to them.
        if case .presence? = new.last?.content { new.removeLast() }
        if isFirst, let first = new.first, first.place > items.first?.place ?? first.place {
            lines.append(words.text("plain.earlier", ["place": label]))
        }
        for item in new {
            if !isFirst { lines += gap(before: item) }
            lines += tell(item, &telling)
        }
        if isFirst { telling.first = new.first?.place ?? items.last?.place }
        telling.last = new.last?.place ?? telling.last ?? (items.isEmpty ? nil : items.last?.place)
        return lines
    }

    /// The last messages and what else was said, again, with the days on which that was; first, that there is more.
    func last(_ count: Int) -> [String] {
        let all = conversation.timeline.items.filter { item in
            item.entry.map { said($0, item) != nil } ?? false
        }
        guard let first = all.suffix(count).first else { return [] }
        var telling = ConversationTelling()
        let isAll = all.count <= count && conversation.timeline.reachesBeginning
        let more = isAll ? [] : [words.text("plain.earlier", ["place": label])]
        return all.suffix(count).reduce(into: more) { lines, item in
            if item.place != first.place { lines += gap(before: item) }
            lines += tell(item, &telling)
        }
    }

    /// What is not told because it was never sent: a line says how much.
    private func gap(before item: TimelineItem) -> [String] {
        let missing = item.entry.map { conversation.timeline.missing(before: $0.seq) } ?? 0
        return missing == 0 ? [] : [words.text("plain.gap", ["place": label, "count": String(missing)])]
    }

    private func tell(_ item: TimelineItem, _ telling: inout ConversationTelling) -> [String] {
        switch item.content {
        case .entry(let entry):
            telling.amendments[entry.seq] = item.amendment
            if entry.seq.value > Self.reach { telling.amendments[Seq(entry.seq.value - UInt64(Self.reach))] = nil }
            guard let said = said(entry, item) else { return [] }
            return day(of: entry, &telling) + ["\(around.local(entry.time).clock) \(label) \(said)"]
        case .presence(let fold): return ["\(label) \(around.line(of: fold, calling: hub.people))"]
        case .notice(let notice, _): return around.plainLines(of: notice).map { "– \($0)" }
        case .run(let run):
            guard run.end != nil || run.isLost else {
                return telling.running.insert(run.nonce).inserted ? [words.line(of: run)] : []
            }
            return [words.line(of: run)] + run.lines.map { "  \($0.text)" }
        }
    }

    /// What changed of what was told: new words, signs, pinned, taken back, ended.
    private func changes(_ telling: inout ConversationTelling) -> [String] {
        var lines: [String] = []
        for item in conversation.timeline.items.suffix(Self.reach) {
            guard let first = telling.first, let last = telling.last, first <= item.place, item.place <= last else {
                continue
            }
            if let entry = item.entry, telling.amendments[entry.seq] != item.amendment {
                telling.amendments[entry.seq] = item.amendment
                lines += said(entry, item).map { [words.text("plain.changed", ["place": label, "line": $0])] } ?? []
            } else if case .run(let run) = item.content, run.end != nil || run.isLost,
                telling.running.remove(run.nonce) != nil
            {
                lines += tell(item, &telling)
            }
        }
        return lines
    }

    private func day(of entry: Entry, _ telling: inout ConversationTelling) -> [String] {
        let time = around.local(entry.time)
        guard telling.day != time.dayNumber else { return [] }
        telling.day = time.dayNumber
        return [words.text("plain.day", ["place": label, "day": around.day(time)])]
    }

    /// What somebody said or did, with their name, in as many lines as it has; nil for what is hidden.
    func said(_ entry: Entry, _ item: TimelineItem) -> String? {
        let person = hub.people[entry.author]
        if let person, client.isIgnored(person.id) { return nil }
        let nick = person.map { hub.people.name(of: $0).text } ?? "…"
        let speaker = person.map { around.speaker($0, in: hub) } ?? "…"
        let notes =
            (item.isEdited ? [words.text("entry.edited")] : [])
            + (item.isPinned ? [words.text("entry.pinned")] : []) + item.reactions.map(sign)
        let tail = notes.isEmpty ? "" : " " + notes.joined(separator: " ")
        switch entry.body {
        case .text(let text): return "\(speaker): \(text.text)\(tail)"
        case .action(let text): return "* \(speaker) \(text.text)\(tail)"
        case .reply(let target, let text):
            let quote = around.quote(of: target, in: conversation, of: hub, ignoring: client)
            return "\(speaker) [\(quote)]: \(text.text)\(tail)"
        case .deleted: return "\(speaker): \(words.text("entry.deleted"))"
        case .topic(let topic) where topic.text.isEmpty: return words.text("entry.notopic", ["nick": nick])
        case .topic(let topic): return words.text("entry.topic", ["nick": nick, "topic": topic.text])
        case .ruling(let ruling): return words.line(of: ruling, by: nick, at: entry.time)
        case .run(let report):
            return ([words.line(of: report, by: nick)] + report.lines.map(\.shown)).joined(separator: "\n")
        case .file(let file): return "\(speaker): \(words.line(of: file))\(tail)"
        case .edit, .reaction, .deletion, .pin, .snapshot, .deletedEdit: return nil
        }
    }

    private func sign(_ tally: ReactionTally) -> String {
        words.text("entry.reaction", ["sign": tally.reaction.text, "count": String(tally.count)])
    }
}
