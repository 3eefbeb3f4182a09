import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What stands above an item because of what came before it.
    func separators(before index: Int) -> [StyledLine] {
        let items = conversation.timeline.items
        guard let entry = items[index].entry else { return [] }
        var lines: [StyledLine] = []
        if let gap = gap(before: entry) { lines.append(gap) }
        if let day = day(before: index, entry) { lines.append(day) }
        if isFirstNew(entry, at: index) { lines.append(newRule) }
        return lines
    }

    private func gap(before entry: Entry) -> StyledLine? {
        let missing = conversation.timeline.missing(before: entry.seq)
        guard missing > 0 else { return nil }
        return centered(around.words.text("room.gap", count: Int(clamping: missing)), fill: "·", around.theme.dim)
    }

    private func day(before index: Int, _ entry: Entry) -> StyledLine? {
        let day = around.local(entry.time)
        let before = conversation.timeline.items.prefix(index).last { $0.entry != nil }?.entry
        guard before.map({ around.local($0.time).dayNumber != day.dayNumber }) ?? true else { return nil }
        return centered(around.day(day), fill: "─", around.theme.dim)
    }

    private func isFirstNew(_ entry: Entry, at index: Int) -> Bool {
        guard let line = conversation.newLine, entry.seq > line else { return false }
        let before = conversation.timeline.items.prefix(index).last { $0.entry != nil }?.entry
        return before.map { $0.seq <= line } ?? true
    }

    private var newRule: StyledLine {
        let count = newCount
        return centered(around.words.text("room.new", ["count": String(count)]), fill: "─", around.theme.rule)
    }

    /// How many entries stand behind the line.
    private var newCount: Int {
        guard let line = conversation.newLine else { return 0 }
        if conversation.unread > 0 { return conversation.unread }
        return conversation.timeline.items.reversed().prefix { $0.place.seq > line }
            .count { $0.entry.map { $0.author != hub.you?.number } ?? false }
    }

    /// A line at the very top: where the room begins, or that more is coming.
    var top: StyledLine? {
        if conversation.isLoading { return centered(around.words.text("room.loading"), fill: " ", around.theme.dim) }
        guard conversation.timeline.reachesBeginning else {
            return centered(around.words.text("room.older"), fill: " ", around.theme.dim)
        }
        let name = conversation.name?.written ?? conversation.partner?.nick.text ?? ""
        return centered(around.words.text("room.begins", ["room": name]), fill: " ", around.theme.dim)
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
