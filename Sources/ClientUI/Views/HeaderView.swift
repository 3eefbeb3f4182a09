import ClientCore
import TerminalCore

/// The first line of a conversation: what it is called and about, and how things stand with the hub.
struct HeaderView {
    let client: Client
    let hub: HubState
    let around: Surroundings
    let columns: Int
    /// What stands in the corner instead of the hub's state, in wordings that get shorter.
    var corners: [String]?

    /// The shown conversation as it is written, or else the hub.
    var title: String { hub.shown?.label(calling: hub.people) ?? around.label(of: hub) }

    /// Whether there is room to say what is done about a missing connection.
    var saysState: Bool { states.prefix(2).contains(corner) }

    private var states: [String] { around.states(of: hub, at: client.now) }

    /// The longest wording of the state that leaves half of the line to the title, or what the title needs.
    private var corner: String {
        Fitting.first(of: corners ?? states, columns: max(columns / 2 - 2, columns - DisplayWidth.of(title) - 4))
    }

    func draw(on grid: inout Grid) {
        let corner = corner
        let room = max(0, columns - DisplayWidth.of(corner) - 4)
        let cut = title.truncated(to: room)
        grid.left(cut, row: 0, style: around.theme.title)
        let column = DisplayWidth.of(cut) + 3
        if let topic = hub.shown?.topic.text, room + 1 - column >= min(8, DisplayWidth.of(topic)) {
            let shown = topic.truncated(to: room + 1 - column)
            grid.write(shown, at: Point(column: column, row: 0), style: around.theme.dim)
        }
        grid.right(corner, row: 0, style: around.theme.dim)
    }
}
