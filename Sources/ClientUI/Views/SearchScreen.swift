import ChatModel
import ClientCore
import TerminalCore

/// The search: a line to type in, what was found, newest first, and how to go on.
struct SearchScreen {
    let client: Client
    let hub: HubState
    let search: SearchView
    let interface: Interface
    let around: Surroundings
    let size: Size

    private var words: Catalogue { around.words }
    private var isLow: Bool { size.rows < 10 }
    /// The row of what is said of the result.
    private var statusRow: Int { isLow ? 2 : 3 }
    private var firstRow: Int { statusRow + (isLow ? 1 : 2) }

    /// How many of the found messages fit on the screen.
    var rows: Int { max(1, size.rows - 1 - (isLow ? 0 : 2) - firstRow) }

    func draw(on grid: inout Grid) {
        drawHead(on: &grid)
        switch search.state {
        case .found: drawFound(on: &grid)
        case .blank: say([words.text("search.blank"), words.text("search.narrow")], around.theme.dim, on: &grid)
        case .asking: say([words.text("search.asking")], around.theme.dim, on: &grid)
        case .nothing:
            say([words.text("search.nothing", ["words": search.text])] + indexing, around.theme.text, on: &grid)
        case .failed(let failure): say([around.sentence(for: failure)], around.theme.error, on: &grid)
        }
        grid.footer(footer, style: around.theme.dim)
    }

    private func drawHead(on grid: inout Grid) {
        let title = words.text("search.title")
        grid.left(title, row: 0, style: around.theme.title)
        let room = max(0, size.columns - DisplayWidth.of(title) - 4)
        grid.right(
            Fitting.first(of: around.states(of: hub, at: client.now), columns: room), row: 0, style: around.theme.dim)
        let column = grid.write(
            words.text("search.prompt") + " ", at: Point(column: 1, row: 1), style: around.theme.accent)
        grid.box(interface.searchBox, row: 1, column: column, width: size.columns - column - 1, hasCaret: true)
    }

    /// Sentences where the list would stand, as far as there is room.
    private func say(_ sentences: [String], _ style: Style, on grid: inout Grid) {
        var row = statusRow
        for sentence in sentences {
            row += grid.paragraph(sentence, row: row, rows: size.rows - 1 - row, style: style)
        }
    }

    private func drawFound(on grid: inout Grid) {
        let order = words.text("search.newest")
        let found = words.text(search.hasMore ? "search.found.more" : "search.found", count: search.rows.count)
        let count = isAsked ? found : words.text("search.for", ["found": found, "words": search.text])
        let room = size.columns - DisplayWidth.of(order) - 5
        grid.left(count, row: statusRow)
        if DisplayWidth.of(count) <= room { grid.right(order, row: statusRow, style: around.theme.dim) }
        let first = max(0, min(search.chosen - rows / 2, search.rows.count - rows))
        let shown = search.rows.dropFirst(first).prefix(rows)
        let list = FoundList(Array(shown), search: search, client: client, around: around, width: size.columns - 2)
        for (index, row) in shown.enumerated() {
            let line = list.line(row, isChosen: first + index == search.chosen)
            grid.write(line, at: Point(column: 1, row: firstRow + index))
        }
        guard !isLow, let last = (indexing + [words.text("search.narrow")]).first else { return }
        grid.left(last, row: size.rows - 2, style: around.theme.dim)
    }

    /// What can't be found yet; nothing when the index is complete.
    private var indexing: [String] {
        search.unindexed == 0 ? [] : [words.text("search.indexing", count: Int(clamping: search.unindexed))]
    }

    /// Whether what was found is what stands in the line.
    private var isAsked: Bool { interface.searchBox.text == search.text }

    /// Enter asks anew once something else was typed.
    private var footer: String {
        let footer = around.keys.search.footer(words)
        guard search.state != .found || !isAsked else { return footer }
        return footer.replacing(words.text("search.show"), with: words.text("search.ask"))
    }
}
