import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What stands above an entry because of the shown one before it.
    func separators(of entry: Entry, after before: Entry?) -> [StyledLine] {
        var lines: [StyledLine] = []
        let day = around.local(entry.time)
        if before.map({ around.local($0.time).dayNumber != day.dayNumber }) ?? true {
            lines.append(centered(around.day(day), fill: "─", around.theme.dim))
        }
        if isFirstNew(entry, after: before) {
            let text = around.words.text("room.new", ["count": String(newCount)])
            lines.append(centered(text, fill: "─", around.theme.rule))
        }
        return lines
    }

    /// The line that stands for what is missing right before a place.
    func gap(before seq: Seq) -> [StyledLine] {
        let missing = conversation.timeline.missing(before: seq)
        guard missing > 0 else { return [] }
        return [centered(around.words.text("room.gap", count: Int(clamping: missing)), fill: "·", around.theme.dim)]
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
        return around.words.text("room.begins", ["room": conversation.label])
    }

    private func isFirstNew(_ entry: Entry, after before: Entry?) -> Bool {
        guard let line = conversation.newLine, entry.seq > line else { return false }
        return before.map { $0.seq <= line } ?? true
    }

    /// How many entries of others stand behind the line.
    private var newCount: Int {
        guard conversation.unread == 0, let first = firstNew else { return conversation.unread }
        return conversation.timeline.items[first...].count { item in
            let isOthers = item.entry.map { $0.body.spoken != nil && $0.author != hub.you?.number } ?? false
            return isOthers && !isHidden(item)
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
    var label: String { name?.written ?? partner?.nick.text ?? "" }
}
