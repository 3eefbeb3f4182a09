import ChatModel
import ClientCore
import TerminalCore

/// The list of places to go to by name: over the timeline's last lines, its keys in the status line, the name that is
/// typed where the composer was.
struct SwitcherView {
    let switcher: Interface.Switcher
    let hub: HubState
    let around: Surroundings
    /// How many places stand on the screen at most.
    static let most = 8

    private var found: [Goal] { hub.goals(for: switcher.box.text) }

    func draw(on grid: inout Grid, above status: Int) {
        let words = around.words
        let last = grid.size.rows - 1
        grid.fill(Rect(column: 0, row: status, columns: grid.size.columns, rows: last - status + 1))
        drawList(found, on: &grid, above: status)
        let footer = Fitting.footer(around.keys.switcher.footer(words), columns: grid.size.columns - 2, keepingLast: 1)
        grid.left(footer, row: status, style: around.theme.dim)
        let prompt = " \(words.text("go.prompt")) › "
        let column = grid.write(prompt, at: Point(column: 0, row: last), style: around.theme.accent)
        grid.box(switcher.box, row: last, column: column, width: grid.size.columns - column - 1, hasCaret: true)
    }

    private func drawList(_ found: [Goal], on grid: inout Grid, above row: Int) {
        let count = max(1, min(Self.most, found.count, row - 1))
        let top = max(1, row - count)
        grid.fill(Rect(column: 0, row: top, columns: grid.size.columns, rows: row - top))
        guard !found.isEmpty else {
            let key = switcher.box.isEmpty ? "go.nowhere" : "go.nothing"
            return grid.left(around.words.text(key), row: top, style: around.theme.dim)
        }
        let chosen = min(switcher.chosen, found.count - 1)
        let first = max(0, min(chosen - count / 2, found.count - count))
        for (index, place) in found[first...].prefix(row - top).enumerated() {
            let isChosen = first + index == chosen
            grid.write(
                line(place, isChosen: isChosen, width: grid.size.columns - 2), at: Point(column: 1, row: top + index))
        }
    }

    private func line(_ place: Goal, isChosen: Bool, width: Int) -> StyledLine {
        let (number, title, note, noteLook) = words(for: place)
        let room = max(1, width - 6 - DisplayWidth.of(note))
        let name = title.truncated(to: room)
        let gap = String(repeating: " ", count: max(0, min(24, width - 5) - DisplayWidth.of(name)) + 1)
        let look = isChosen ? around.theme.chosen : around.theme.text
        return StyledLine([
            Run(isChosen ? "▸ " : "  ", around.theme.accent), Run(number.padded(to: 2), around.theme.dim),
            Run(name, look), Run(gap),
            Run(note.truncated(to: max(0, width - 4 - DisplayWidth.of(name + gap))), noteLook),
        ])
    }

    /// The number in the list of rooms, the name, and what is to be said of it.
    private func words(for place: Goal) -> (String, String, String, Style) {
        switch place {
        case .person(let person):
            return ("", around.speaker(person, in: hub), around.words.text("go.person"), around.theme.dim)
        case .conversation(let key):
            guard let conversation = hub.conversations[key] else { return ("", "", "", around.theme.text) }
            let index = hub.order.firstIndex(of: key) ?? 10
            let number = index < 10 ? String((index + 1) % 10) : ""
            let count = RoomListView.count(of: conversation)
            let look = conversation.mentions > 0 ? around.theme.mention : around.theme.title
            let title = conversation.label(calling: hub.people)
            return (
                number, title, count.isEmpty ? conversation.topic.text : count, count.isEmpty ? around.theme.dim : look
            )
        }
    }
}
