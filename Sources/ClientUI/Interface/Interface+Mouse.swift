import ChatModel
import ClientCore
import TerminalCore

/// The mouse: its wheel scrolls what is under it, a click goes to a room.
extension Interface {
    /// Rows of one notch of the wheel.
    private static let notch = 3

    mutating func point(_ mouse: Mouse, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        let steps = mouse.act == .wheelUp ? -Self.notch : mouse.act == .wheelDown ? Self.notch : 0
        if let line = help {
            let view = HelpView(size: size, around: around)
            help = max(0, view.first(max(0, view.first(line) + steps)))
            return []
        }
        if client.shownHub?.catchUp != nil {
            return steps == 0 ? [] : [.action(.catchUp(.move(steps.signum())))]
        }
        if let bare = bare(for: client), client.shownHub?.search?.isShown != true {
            scroll(bare, by: -steps) { BareView($0, client, size: size, around: around) }
            return []
        }
        guard case .hub = client.screen, let view = RoomView(client, self, size: size, around: around),
            view.hub.search?.isShown != true
        else { return turn(steps, in: client, size: size, around: around) }
        if view.layout.rooms?.contains(mouse.place) == true { return pointAtRooms(mouse, steps, view) }
        if let members = view.layout.members, members.contains(mouse.place), let shown = view.hub.shown {
            sideRows.members = MemberListView(
                conversation: shown, hub: view.hub, around: around, first: sideRows.members
            )
            .moved(by: steps, rows: members.size.rows)
            return []
        }
        guard steps != 0, view.layout.timeline.contains(mouse.place), let window = view.window,
            let draft = Self.draft(for: client)
        else { return [] }
        let from = scroll(for: client)
        let to = steps < 0 ? window.up(-steps, from: from) : window.down(steps, from: from)
        scrolls[draft] = to == .newest ? nil : to
        return told(window.slice(at: to), at: to).map(Outcome.action)
    }

    /// The wheel on a screen that is one list.
    private mutating func turn(_ steps: Int, in client: Client, size: Size, around: Surroundings) -> [Outcome] {
        guard steps != 0 else { return [] }
        switch client.screen {
        case .picker:
            guard let examination = client.picker.examination else { return [.action(.picker(.move(steps.signum())))] }
            let view = DoctorView(examination: examination, size: size, around: around)
            doctorLine = view.first(max(0, view.first(doctorLine) + steps))
            return []
        case .hub: return client.shownHub?.search?.isShown == true ? [.action(.search(.move(steps.signum())))] : []
        case .nick: return []
        }
    }

    private mutating func pointAtRooms(_ mouse: Mouse, _ steps: Int, _ view: RoomView) -> [Outcome] {
        guard let area = view.layout.rooms else { return [] }
        let list = RoomListView(hub: view.hub, around: view.around, moved: sideRows.rooms)
        guard steps == 0 else {
            sideRows.rooms = list.moved(by: steps, rows: area.size.rows)
            return []
        }
        guard let key = list.conversation(at: mouse.place.row - area.origin.row, rows: area.size.rows) else {
            return []
        }
        sideRows.rooms = 0
        return (step(for: view.client) == nil ? [] : stopSelecting()) + [.action(.show(key))]
    }
}
