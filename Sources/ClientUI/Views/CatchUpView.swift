import ChatModel
import ClientCore
import TerminalCore

/// What is new, on one screen: messages that speak of the user, direct conversations, rooms.
struct CatchUpView {
    let catchUp: CatchUp
    let client: Client
    let hub: HubState
    let around: Surroundings

    private var words: Catalogue { around.words }

    func draw(on grid: inout Grid) {
        let title = words.text("catchup.title")
        grid.left(title, row: 0, style: around.theme.title)
        let room = max(0, grid.size.columns - DisplayWidth.of(title) - 4)
        grid.right(
            Fitting.first(of: around.states(of: hub, at: client.now), columns: room), row: 0, style: around.theme.dim)
        let first = grid.size.rows < 10 ? 1 : 2
        let rows = max(1, grid.size.rows - first - (grid.size.rows < 10 ? 1 : 2))
        let lines = lines(width: grid.size.columns - 2, rows: rows)
        let chosen = lines.firstIndex { $0.row == catchUp.chosen } ?? 0
        // The first row is never shown without the heading above it.
        let wanted = chosen == 1 ? 0 : chosen - rows / 2
        let top = max(0, min(wanted, lines.count - rows))
        for (index, line) in lines.dropFirst(top).prefix(rows).enumerated() {
            grid.write(line.line, at: Point(column: 1, row: first + index))
        }
        grid.footer(footer, style: around.theme.dim, keepingLast: 1)
    }

    private var footer: String {
        catchUp.rows.isEmpty ? words.text("catchup.footer") : around.keys.catchUp.footer(words)
    }

    /// Below so many columns there is no room for what was said, so that names have it.
    private static let narrow = 26

    private typealias Listed = (row: Int?, line: StyledLine)

    /// Headings, and the rows under them.
    private func lines(width: Int, rows: Int) -> [Listed] {
        guard !catchUp.rows.isEmpty else { return nothing(width: width, rows: rows) }
        let labels = catchUp.rows.map { label(of: $0) }
        let most = width < Self.narrow ? width - 9 : width / 4
        let columns = min(max(4, most), labels.map { DisplayWidth.of($0) }.max() ?? 0)
        var lines: [Listed] = []
        for (index, row) in catchUp.rows.enumerated() {
            if index == 0 || catchUp.rows[index - 1].kind != row.kind {
                if index > 0 { lines.append((nil, StyledLine())) }
                lines.append((nil, StyledLine([Run(heading(of: row.kind), around.theme.dim)])))
            }
            let label = labels[index].padded(to: columns)
            lines.append((index, line(row, label: label, isChosen: index == catchUp.chosen, width: width)))
        }
        return lines
    }

    private func nothing(width: Int, rows: Int) -> [Listed] {
        let lines = wrap(words.text("catchup.nothing"), columns: max(1, width))
        return Fitting.lines(lines, rows: rows, columns: width).map { (nil, StyledLine([Run($0)])) }
    }

    private func heading(of kind: CatchUp.Kind) -> String {
        switch kind {
        case .mention: words.text("catchup.mentions")
        case .direct: words.text("catchup.direct")
        case .room: words.text("catchup.rooms")
        }
    }

    private func label(of row: CatchUp.Row) -> String {
        hub.conversations[row.conversation]?.label(calling: hub.people) ?? ""
    }

    /// `▸ #lobby   14:06  李雷: can you check`, or with the number of what is new instead of the time.
    private func line(_ row: CatchUp.Row, label: String, isChosen: Bool, width: Int) -> StyledLine {
        let isMention = row.kind == .mention
        let note = isMention ? row.entry.map { around.local($0.time).clock } ?? "" : around.words.figure(row.unread)
        let head = [
            Run(isChosen ? "▸ " : "  ", around.theme.accent),
            Run(label, isChosen ? around.theme.chosen : around.theme.text),
            Run("  " + String(repeating: " ", count: max(0, 5 - DisplayWidth.of(note))) + note, around.theme.dim),
        ]
        let room = width - StyledLine(head).width - 2
        guard room > 4, let text = said(row) else { return StyledLine(head) }
        let look = isMention ? around.theme.mention : around.theme.dim
        return StyledLine(head + [Run("  " + text.truncated(to: room), look)])
    }

    /// Who said what, in one line.
    private func said(_ row: CatchUp.Row) -> String? {
        guard let entry = row.entry, let text = entry.body.spoken?.text else { return nil }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard row.kind != .direct, let person = hub.people[entry.author] else { return line }
        return "\(around.speaker(person, in: hub)): \(line)"
    }
}
