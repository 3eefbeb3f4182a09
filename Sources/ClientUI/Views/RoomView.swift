import ChatModel
import ClientCore
import TerminalCore

/// A conversation on the screen: header, rooms, timeline, members, status line, composer.
struct RoomView {
    let client: Client
    let hub: HubState
    let interface: Interface
    let around: Surroundings
    private let sayings: SayingDesk?
    let header: HeaderView
    let layout: RoomLayout
    /// What is done with the chosen message; nil while a message is written.
    let step: Interface.Step?
    /// What stands before the text that is being written.
    let prompt: String
    let composer: ComposerLayout
    /// The width in which the text that is being written stands.
    let composerColumns: Int
    /// A long paste that the person is asked about.
    let paste: Paste?

    /// The view of the shown hub; nil when no hub is shown.
    init?(
        _ client: Client, _ interface: Interface, size: Size, around: Surroundings, sayings: SayingDesk? = nil
    ) {
        guard let hub = client.shownHub else { return nil }
        self.sayings = sayings
        self.client = client
        self.hub = hub
        self.interface = interface
        self.around = around
        step = interface.step(for: client)
        var header = HeaderView(client: client, hub: hub, around: around, columns: size.columns)
        if step != nil { header.corners = Self.position(in: client, around) }
        self.header = header
        let title = step == .reacting ? around.words.text("react.prompt") : header.title
        prompt = size.columns >= 40 ? " \(title.truncated(to: size.columns / 4)) › " : " › "
        let editor = step == .reacting ? interface.signBox : interface.shownComposer(for: client)
        composerColumns = max(4, size.columns - DisplayWidth.of(prompt))
        composer = ComposerLayout(editor, columns: composerColumns)
        paste = interface.paste(in: client)
        let isWriting =
            step == nil && paste == nil && interface.switcher(for: client) == nil && interface.find(for: client) == nil
        let hasMembers = hub.shown?.name != nil && hub.shown?.exit == nil
        layout = RoomLayout(
            size: size, composerLines: isWriting ? composer.lines.count : 1, rooms: interface.rooms,
            members: hasMembers ? interface.members : .hidden)
    }

    /// The timeline's window; nil when no conversation is shown.
    var window: TimelineWindow? {
        hub.shown.map {
            TimelineWindow(
                layout: TimelineLayout(
                    $0, hub: hub, client: client, around: around, width: layout.timeline.size.columns,
                    aids: interface.aids(for: client), sayings: sayings),
                rows: layout.timeline.size.rows)
        }
    }

    func draw(on grid: inout Grid) {
        let base = base(grid.size)
        grid = base.grid
        StatusView(
            client: client, hub: hub, interface: interface, around: around, showsRooms: layout.rooms != nil,
            showsState: base.saysState, newer: newer(than: base.last), draft: draft
        ).draw(on: &grid, row: layout.status)
        drawBelow(on: &grid)
    }

    /// What is kept of the picture before, or made anew.
    private func base(_ size: Size) -> RoomBase {
        let key = RoomBase.Key(
            revision: client.revision, size: size, layout: layout, scroll: interface.scroll(for: client),
            chosen: chosen, aids: interface.aids(for: client), sides: interface.sideRows, drafted: drafted,
            corners: header.corners)
        if let kept = sayings?.memo.base, kept.key == key { return kept }
        let slice = window?.slice(at: key.scroll, marking: key.chosen)
        var grid = Grid(size)
        drawAbove(slice, on: &grid)
        let base = RoomBase(
            key: key, grid: grid, saysState: header.saysState || slice == nil, last: slice?.last)
        sayings?.memo.base = base
        return base
    }

    /// The other conversations in which something was begun and not sent.
    private var drafted: Set<ConversationKey> {
        layout.rooms == nil ? [] : interface.drafted(on: hub.key).subtracting([hub.active].compactMap(\.self))
    }

    private func drawAbove(_ slice: TimelineWindow.Slice?, on grid: inout Grid) {
        header.draw(on: &grid)
        if let rooms = layout.rooms {
            RoomListView(hub: hub, around: around, drafted: drafted, moved: interface.sideRows.rooms)
                .draw(on: &grid, in: rooms)
        }
        if let members = layout.members, let shown = hub.shown {
            MemberListView(conversation: shown, hub: hub, around: around, first: interface.sideRows.members)
                .draw(on: &grid, in: members)
        }
        drawTimeline(slice, on: &grid)
    }

    /// What stands in the composer's place, or above it.
    private func drawBelow(on grid: inout Grid) {
        if let find = interface.find(for: client) {
            grid.fill(Rect(column: 0, row: layout.status, columns: grid.size.columns, rows: 1))
            return FindView(find: find, client: client, around: around).draw(on: &grid)
        }
        if let switcher = interface.switcher(for: client) {
            return SwitcherView(switcher: switcher, hub: hub, around: around).draw(on: &grid, above: layout.status)
        }
        switch step {
        case .choosing, .deleting:
            let chosen = hub.shown?.selection
            let isFolded = chosen.flatMap { window?.layout.isFolded($0) } ?? false
            let keys = around.keys.select.footer(
                around.words, isFile: client.hasChosenFile, isFolded: isFolded
            ) { command in
                chosen.map { Interface.mayChange($0, by: command, in: hub) } ?? false
            }
            grid.footer(keys, style: around.theme.dim, keepingLast: 1)
        case nil where paste != nil: grid.left(pasteKeys, row: grid.size.rows - 1, style: around.theme.dim)
        case .reacting, nil: drawComposer(on: &grid)
        }
    }

    /// How the question about a paste is answered, in as many words as fit.
    private var pasteKeys: String {
        let messages = paste.flatMap { interface.messages(of: $0, in: client) }?.count
        return PasteWords(words: around.words, map: around.keys.paste, messages: messages)
            .keys(columns: layout.composer.size.columns - 1)
    }

    private func drawTimeline(_ slice: TimelineWindow.Slice?, on grid: inout Grid) {
        guard let slice else { return drawEmpty(on: &grid) }
        let area = layout.timeline
        let first = area.origin.row + max(0, area.size.rows - slice.lines.count)
        for (index, line) in slice.lines.enumerated() {
            grid.write(line, at: Point(column: area.origin.column, row: first + index), in: area)
        }
        for row in slice.marked {
            let place = Point(column: area.origin.column - 1, row: first + row)
            grid.write(String(around.signs.chosen), at: place, style: around.theme.accent)
        }
    }

    private func drawEmpty(on grid: inout Grid) {
        let state = hub.connection.session == nil ? around.state(of: hub, at: client.now.monotonic) : nil
        let text = around.trouble(of: hub) ?? state ?? around.words.text("room.none")
        let columns = max(1, layout.timeline.size.columns - 2)
        let lines = wrap(text, columns: columns)
        for (index, line) in Fitting.lines(lines, rows: layout.timeline.size.rows, columns: columns).enumerated() {
            let point = Point(column: layout.timeline.origin.column + 1, row: layout.timeline.origin.row + index)
            grid.write(line, at: point, style: around.theme.dim, in: layout.timeline)
        }
    }

    /// The block of the chosen message, or of the one that was jumped to.
    private var chosen: Int? {
        guard let shown = hub.shown,
            let seq = step == nil
                ? interface.find(for: client)?.hit ?? interface.revealed(in: client) : shown.selection,
            shown.timeline.entry(at: seq) != nil
        else { return nil }
        return shown.timeline.index(of: Place(seq: seq, step: 0))
    }

    /// Which of the loaded messages is chosen: `select · 214 of 1,802`, and shorter wordings.
    private static func position(in client: Client, _ around: Surroundings) -> [String] {
        let all = client.choosable
        let number = all.firstIndex { $0 == client.shownHub?.shown?.selection }.map { $0 + 1 } ?? 0
        let values: KeyValuePairs = ["number": around.words.figure(number), "count": around.words.figure(all.count)]
        return [around.words.text("select.position", values), around.words.text("select.position.short", values)]
    }

    /// How many lines of the room stand below what is read; nil at the end.
    private func newer(than last: Seq?) -> Int? {
        let scroll = interface.scroll(for: client)
        guard scroll != .newest, let last, let window else { return nil }
        // Held at its end, a room has nothing below yet; from what was searched one can go back all the same.
        if hub.search == nil, window.isEnd(scroll) { return nil }
        return window.layout.newer(than: last)
    }

    /// The caret's line and the number of lines, where not all are on the screen.
    private var draft: (line: Int, count: Int)? {
        guard step == nil, paste == nil else { return nil }
        let count = composer.lines.count
        return count > layout.composer.size.rows ? (composer.caret.row + 1, count) : nil
    }

    private func drawComposer(on grid: inout Grid) {
        let indent = DisplayWidth.of(prompt)
        let area = layout.composer
        let visible = composer.visibleLines(rows: area.size.rows)
        grid.write(prompt, at: area.origin, style: around.theme.accent)
        for (row, line) in composer.lines[visible].enumerated() {
            grid.write(line, at: Point(column: indent, row: area.origin.row + row), in: area)
        }
        grid.caret = Point(
            column: min(grid.size.columns - 1, indent + composer.caret.column),
            row: area.origin.row + composer.caret.row - visible.lowerBound)
    }
}
