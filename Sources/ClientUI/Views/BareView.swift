import ChatModel
import ClientCore
import TerminalCore

/// A conversation's words over the whole width: who said what, with nothing at the sides, in no colour.
struct BareView {
    private let size: Size
    private let around: Surroundings
    /// Those on the screen.
    private let lines: [StyledLine]
    /// How far it is scrolled up: as far as was asked for, or to the top.
    let back: Int

    /// Nil when no conversation is shown.
    init?(_ bare: Interface.Bare, _ client: Client, size: Size, around: Surroundings) {
        guard let hub = client.shownHub, let shown = hub.shown else { return nil }
        (self.size, self.around) = (size, around)
        let teller = ConversationTeller(shown, hub: hub, client: client, around: around)
        let rows = max(1, size.rows - 1)
        let (wanted, isTooMuch) = bare.back.addingReportingOverflow(rows)
        // From the end on, and no more than that: a room may have ten thousand.
        var lines: [StyledLine] = []
        for item in shown.timeline.items.reversed() where isTooMuch || lines.count < wanted {
            guard let entry = item.entry, entry.seq <= bare.last, let text = teller.said(entry, item) else { continue }
            lines += Self.lines(of: text, saying: entry, columns: size.columns, around).reversed()
        }
        back = max(0, min(bare.back, lines.count - rows))
        self.lines = lines.dropFirst(back).prefix(rows).reversed()
    }

    /// What was said in lines of that width, without looks; code keeps its shape.
    private static func lines(
        of text: String, saying entry: Entry, columns: Int, _ around: Surroundings
    ) -> [StyledLine] {
        let code = MessageFormat.codeLines(of: entry.body.spoken?.text ?? "")
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return parts.enumerated().flatMap { index, part in
            if code.contains(index) { return cut([Run(String(part))], columns: columns, continuing: around.goesOn) }
            let runs = InlineFormat.runs(of: part, base: .plain, theme: around.theme, mark: 0)
            return wrap(
                runs.map { Run($0.text, isCode: $0.isCode) }, columns: columns, continuing: around.goesOn)
        }
    }

    /// How many lines fit on the screen.
    var rows: Int { max(1, size.rows - 1) }

    func draw(on grid: inout Grid) {
        for (row, line) in lines.enumerated() {
            grid.write(line, at: Point(column: 0, row: rows - lines.count + row))
        }
        grid.footer(around.words.text("bare.footer"), style: around.theme.dim)
    }
}
