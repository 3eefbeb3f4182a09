import ChatModel
import ClientCore
import TerminalCore

/// The line above the composer: what matters now at the left, mentions and help at the right.
struct StatusView {
    let client: Client
    let hub: HubState
    let interface: Interface
    let around: Surroundings
    let showsRooms: Bool

    func draw(on grid: inout Grid, row: Int, newer: Int?) {
        let corner = self.corner
        let room = max(0, grid.size.columns - DisplayWidth.of(corner) - 4)
        if let (text, style) = news(newer) {
            grid.write(text.truncated(to: room), at: Point(column: 1, row: row), style: style)
        }
        grid.right(corner, row: row, style: around.theme.dim)
    }

    private func news(_ newer: Int?) -> (String, Style)? {
        let words = around.words
        switch interface.hint {
        case .quitAgain: return (words.text("quit.again"), around.theme.mention)
        case .full: return (words.text("composer.full", ["count": String(MessageText.byteLimit)]), around.theme.error)
        case nil: break
        }
        if let newer { return (words.text("room.newer", count: newer), around.theme.mention) }
        if let trouble = around.trouble(of: hub) { return (trouble, around.theme.error) }
        if let shown = hub.shown, shown.status == .joining {
            return (words.text("room.joining", ["room": RoomView.title(of: hub)]), around.theme.dim)
        }
        if let away = hub.away {
            return ("\(words.text("room.youaway")): \(away.text)", around.theme.dim)
        }
        return nil
    }

    private var corner: String {
        let others = hub.conversations.values.filter { $0.key != hub.active }
        let mentions = others.reduce(0) { $0 + $1.mentions }
        let unread = others.reduce(0) { $0 + $1.unread }
        let news =
            mentions > 0
            ? "@\(mentions)"
            : unread > 0 && !showsRooms ? around.words.text("room.unread", ["count": String(unread)]) : nil
        return [news, around.words.text("room.help")].compactMap { $0 }.joined(separator: " · ")
    }
}
