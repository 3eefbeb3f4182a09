import ChatModel
import ClientCore
import TerminalCore

/// A conversation's words over the whole width: who said what, with nothing at the sides, in no colour.
struct BareView {
    private let size: Size
    private let around: Surroundings
    /// Those on the screen.
    private let lines: [String]
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
        var lines: [String] = []
        for item in shown.timeline.items.reversed() where isTooMuch || lines.count < wanted {
            guard let entry = item.entry, entry.seq <= bare.last, let text = teller.said(entry, item) else { continue }
            let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            lines += parts.flatMap { wrap(String($0), columns: max(1, size.columns)) }.reversed()
        }
        back = max(0, min(bare.back, lines.count - rows))
        self.lines = lines.dropFirst(back).prefix(rows).reversed()
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
