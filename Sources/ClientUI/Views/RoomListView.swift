import ChatModel
import ClientCore
import TerminalCore

/// The rooms and direct conversations of a hub, with what is unread in each.
struct RoomListView {
    let hub: HubState
    let around: Surroundings
    /// The conversations in which something was begun and not sent.
    var drafted: Set<ConversationKey> = []
    /// How many rows further down it is scrolled than it stands by itself.
    var moved = 0

    func draw(on grid: inout Grid, in area: Rect) {
        let width = area.size.columns - 3
        let all = lines(width: width)
        if all.count < area.size.rows {
            let last = Point(column: area.origin.column + 1, row: area.origin.row + area.size.rows - 1)
            grid.write(around.words.text("room.list"), at: last, style: around.theme.dim, in: area)
        }
        for (index, line) in visible(all, rows: area.size.rows).map(\.line).enumerated() {
            grid.write(line, at: Point(column: area.origin.column + 1, row: area.origin.row + index), in: area)
        }
        let bar = Rect(
            column: area.origin.column + area.size.columns - 1, row: area.origin.row, columns: 1, rows: area.size.rows)
        grid.fill(bar, with: around.signs.bar, style: around.theme.dim)
    }

    /// The part of the list around the shown conversation, or where it was scrolled to.
    private func visible(_ lines: [Row], rows: Int) -> ArraySlice<Row> {
        let first = max(0, min(home(lines, rows) + moved, lines.count - rows))
        return lines.dropFirst(first).prefix(rows)
    }

    /// The first row where it stands by itself.
    private func home(_ lines: [Row], _ rows: Int) -> Int {
        let chosen = lines.firstIndex { $0.key != nil && $0.key == hub.active } ?? 0
        return max(0, min(chosen - rows / 2, lines.count - rows))
    }

    /// How far it is scrolled after some rows more, within its ends.
    func moved(by steps: Int, rows: Int) -> Int {
        let all = lines(width: 1)
        let home = home(all, rows)
        return max(0, min(home + moved + steps, max(0, all.count - rows))) - home
    }

    /// The conversation that stands in a row of the list.
    func conversation(at row: Int, rows: Int) -> ConversationKey? {
        let shown = Array(visible(lines(width: 1), rows: rows))
        return shown.indices.contains(row) ? shown[row].key : nil
    }

    private typealias Row = (key: ConversationKey?, line: StyledLine)

    private func lines(width: Int) -> [(key: ConversationKey?, line: StyledLine)] {
        var lines: [(ConversationKey?, StyledLine)] = [(nil, heading("room.rooms"))]
        for (index, key) in hub.order.enumerated() {
            if key.isDirect, index == 0 || !hub.order[index - 1].isDirect {
                lines.append((nil, heading("room.direct")))
            }
            if let conversation = hub.conversations[key] {
                lines.append((key, row(conversation, number: index + 1, width: width)))
            }
        }
        return lines
    }

    private func heading(_ key: String) -> StyledLine { StyledLine([Run(around.words.text(key), around.theme.dim)]) }

    private func row(_ conversation: Conversation, number: Int, width: Int) -> StyledLine {
        let isShown = conversation.key == hub.active
        let label = number <= 10 ? "\(number % 10) " : "  "
        let offline =
            conversation.exit != nil
            ? " " + around.words.text("mark.out")
            : conversation.isPartnerHere ? "" : " " + around.words.text("state.off")
        let count = Self.count(of: conversation)
        let draft = !isShown && drafted.contains(conversation.key) ? " " + around.words.text("mark.draft") : ""
        let marks = DisplayWidth.of(offline) + DisplayWidth.of(draft)
        let room = max(1, width - 2 - marks - (count.isEmpty ? 0 : DisplayWidth.of(count) + 1))
        let title = conversation.label(calling: hub.people).truncated(to: room) + offline
        let taken = DisplayWidth.of(title) + DisplayWidth.of(draft) + DisplayWidth.of(count)
        let gap = String(repeating: " ", count: max(0, width - 2 - taken))
        let isQuiet = hub.isQuiet(conversation.key)
        let isNews = conversation.unread > 0 && !isQuiet
        let look = isShown ? around.theme.chosen : isNews ? around.theme.title : around.theme.text
        let countLook = conversation.mentions > 0 ? around.theme.mention : isQuiet ? around.theme.dim : look
        return StyledLine([
            Run(label, around.theme.dim), Run(title, look), Run(draft, around.theme.dim), Run(gap, look),
            Run(count, isShown ? look : countLook),
        ])
    }

    /// Mentions as `@n`, else unread lines as a plain number.
    static func count(of conversation: Conversation) -> String {
        if conversation.mentions > 0 { return "@\(conversation.mentions)" }
        return conversation.unread > 0 ? String(conversation.unread) : ""
    }
}
