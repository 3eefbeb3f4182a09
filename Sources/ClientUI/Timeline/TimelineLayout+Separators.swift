import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What stands above an entry because of the shown one before it.
    func separators(of entry: Entry, after before: Entry?) -> [StyledLine] {
        var lines: [StyledLine] = []
        let day = around.local(entry.time)
        if before.map({ around.local($0.time).dayNumber != day.dayNumber }) ?? true {
            lines.append(centered(around.day(day), fill: around.signs.rule, around.theme.dim))
        }
        if isFirstNew(entry, after: before) {
            let text = around.words.text("room.new", ["count": String(newCount)])
            lines.append(centered(text, fill: around.signs.rule, around.theme.rule))
        }
        return lines
    }

    /// The line that stands for what is missing right before a place.
    func gap(before seq: Seq) -> [StyledLine] {
        let missing = conversation.timeline.missing(before: seq)
        guard missing > 0 else { return [] }
        let text = around.words.text("room.gap", count: Int(clamping: missing))
        return [centered(text, fill: around.signs.gap, around.theme.dim)]
    }

    /// A line at the very top: where the room begins, or that there is more; nil while that is not known.
    var top: StyledLine? {
        guard let text = topText else { return nil }
        return centered(text, fill: " ", around.theme.dim)
    }

    private var topText: String? {
        if conversation.isLoading { return around.words.text("room.loading") }
        let timeline = conversation.timeline
        guard timeline.reachesBeginning else { return around.words.text("room.older") }
        guard timeline.head > .zero || conversation.number != nil else { return nil }
        if timeline.beganEarlier { return around.words.text("room.expired") }
        let name = conversation.label(calling: hub.people)
        return conversation.partner == nil
            ? around.words.text("room.begins", ["room": name]) : around.words.text("direct.begins", ["nick": name])
    }

    /// How many lines of the room stand behind a place, those that are missing among them.
    func newer(than place: Seq) -> Int {
        let timeline = conversation.timeline
        let first = timeline.index(of: Place(seq: place.next, step: 0))
        let shown = timeline.items[first...].count { $0.entry.map(isShown) ?? false }
        let missing = timeline.holes.ranges.reduce(0 as UInt64) { sum, range in
            let behind = max(range.lowerBound, place.value + 1)
            return behind > range.upperBound ? sum : sum + (range.upperBound - behind + 1)
        }
        return shown + Int(clamping: missing)
    }

    private func isFirstNew(_ entry: Entry, after before: Entry?) -> Bool {
        guard let line = conversation.newLine, entry.seq > line else { return false }
        return before.map { $0.seq <= line } ?? true
    }

    /// How many messages of others stand behind the line: those that are shown, or as many as the client knows of
    /// where some are missing.
    private var newCount: Int {
        let timeline = conversation.timeline
        guard let line = conversation.newLine, line.next >= timeline.lowest,
            timeline.holes.ranges.last.map({ $0.upperBound <= line.value }) ?? true
        else { return conversation.newCount }
        return timeline.items[timeline.index(of: Place(seq: line.next, step: 0))...].count { item in
            item.entry.map { $0.body.isSaid && $0.author != hub.you?.number && !isByIgnored($0) } ?? false
        }
    }

    private func centered(_ text: String, fill: Character, _ style: Style) -> StyledLine {
        let cut = text.truncated(to: max(1, columns.width - 4))
        let free = max(0, columns.width - DisplayWidth.of(cut) - 2)
        let side = min(free / 2, 16)
        let margin = String(repeating: " ", count: (free - side * 2) / 2)
        let bar = String(repeating: fill, count: side)
        return StyledLine([Run("\(margin)\(bar) \(cut) \(bar)", style)])
    }
}

extension Conversation {
    /// What it is called, as it is written.
    func label(calling people: People) -> String {
        name?.written ?? partner.map { people.name(of: $0).text } ?? ""
    }
}
