import ChatModel
import ClientCore
import TerminalCore

/// A conversation on the screen: header, rooms, timeline, members, status line, composer.
struct RoomView {
    let client: Client
    let hub: HubState
    let interface: Interface
    let around: Surroundings
    let size: Size
    let layout: RoomLayout
    let composer: ComposerLayout

    /// The view of the shown hub; nil when no hub is shown.
    init?(_ client: Client, _ interface: Interface, size: Size, around: Surroundings) {
        guard let hub = client.shownHub else { return nil }
        self.client = client
        self.hub = hub
        self.interface = interface
        self.around = around
        self.size = size
        let prompt = Self.prompt(of: hub, columns: size.columns)
        composer = ComposerLayout(
            interface.composer(for: client), columns: max(4, size.columns - DisplayWidth.of(prompt) - 1))
        layout = RoomLayout(
            size: size, composerLines: composer.lines.count, wantsRooms: interface.showsRooms,
            wantsMembers: interface.showsMembers && hub.shown?.name != nil)
    }

    /// The timeline's window; nil when no conversation is shown.
    var window: TimelineWindow? {
        hub.shown.map {
            TimelineWindow(
                layout: TimelineLayout(
                    $0, hub: hub, client: client, around: around, width: layout.timeline.size.columns),
                rows: layout.timeline.size.rows)
        }
    }

    func draw(on grid: inout Grid) {
        drawHeader(on: &grid)
        if let rooms = layout.rooms { RoomListView(hub: hub, around: around).draw(on: &grid, in: rooms) }
        if let members = layout.members, let shown = hub.shown {
            MemberListView(conversation: shown, hub: hub, around: around).draw(on: &grid, in: members)
        }
        drawTimeline(on: &grid)
        StatusView(client: client, hub: hub, interface: interface, around: around, showsRooms: layout.rooms != nil)
            .draw(on: &grid, row: layout.status, newer: newer)
        drawComposer(on: &grid)
    }

    private func drawHeader(on grid: inout Grid) {
        let state = around.state(of: hub, at: client.now.monotonic)
        let clock = hub.connection.session.map { around.local($0.hubTime(at: client.now)).clock }
        let corner = [state, clock].compactMap { $0 }.joined(separator: " · ")
        let room = max(0, size.columns - DisplayWidth.of(corner) - 4)
        let title = Self.title(of: hub)
        let shownTitle = title.truncated(to: room)
        grid.left(shownTitle, row: 0, style: around.theme.title)
        if let topic = hub.shown?.topic.text, !topic.isEmpty {
            let column = 1 + DisplayWidth.of(shownTitle) + 2
            grid.write(
                topic.truncated(to: max(0, room - column)), at: Point(column: column, row: 0), style: around.theme.dim)
        }
        grid.right(corner, row: 0, style: around.theme.dim)
    }

    /// The shown conversation as it is written.
    static func title(of hub: HubState) -> String {
        guard let shown = hub.shown else { return hub.name?.text ?? hub.address?.display ?? "" }
        return shown.name?.written ?? shown.partner?.nick.text ?? ""
    }

    private static func prompt(of hub: HubState, columns: Int) -> String {
        let title = title(of: hub).truncated(to: max(3, columns / 4))
        return columns >= 40 ? " \(title) › " : " › "
    }

    private func drawTimeline(on grid: inout Grid) {
        guard let window else { return drawEmpty(on: &grid) }
        let slice = window.slice(at: interface.scroll(for: client))
        let area = layout.timeline
        let first = area.origin.row + max(0, area.size.rows - slice.lines.count)
        for (index, line) in slice.lines.enumerated() {
            grid.write(line, at: Point(column: area.origin.column, row: first + index), in: area)
        }
    }

    private func drawEmpty(on grid: inout Grid) {
        let text =
            around.trouble(of: hub)
            ?? (hub.connection.session == nil
                ? around.state(of: hub, at: client.now.monotonic) : around.words.text("room.none"))
        let lines = wrap(text, columns: max(1, layout.timeline.size.columns - 2))
        for (index, line) in lines.prefix(layout.timeline.size.rows).enumerated() {
            let point = Point(column: layout.timeline.origin.column + 1, row: layout.timeline.origin.row + 1 + index)
            grid.write(line, at: point, style: around.theme.dim, in: layout.timeline)
        }
    }

    /// How many entries came in below what is read; nil at the end.
    private var newer: Int? {
        guard interface.scroll(for: client) != .newest, let shown = hub.shown,
            case .older(_, let bottom) = shown.view
        else { return nil }
        return Int(clamping: shown.timeline.head.value - min(bottom.value, shown.timeline.head.value))
    }

    private func drawComposer(on grid: inout Grid) {
        let prompt = Self.prompt(of: hub, columns: size.columns)
        let indent = DisplayWidth.of(prompt)
        let area = layout.composer
        let visible = composer.visibleLines(rows: area.size.rows)
        grid.write(prompt, at: area.origin, style: around.theme.accent)
        for (row, line) in composer.lines[visible].enumerated() {
            grid.write(line, at: Point(column: indent, row: area.origin.row + row), in: area)
        }
        grid.caret = Point(
            column: min(size.columns - 1, indent + composer.caret.column),
            row: area.origin.row + composer.caret.row - visible.lowerBound)
    }
}
