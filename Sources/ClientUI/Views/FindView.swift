import ChatModel
import ClientCore
import TerminalCore

/// The two last lines while something is looked for in the shown conversation: what was found and the keys, and the
/// line in which one types.
struct FindView {
    let find: Interface.Find
    let client: Client
    let around: Surroundings

    func draw(on grid: inout Grid) {
        let last = grid.size.rows - 1
        let (said, look) = state
        let goes = find.hit != nil || find.box.isEmpty
        let keys = around.keys.find.footer(around.words) { binding in
            goes || binding.command == .everywhere || binding.command == .leave ? binding.does : nil
        }
        let line = said.isEmpty ? keys : said + "   " + keys
        let footer = Fitting.footer(line, columns: grid.size.columns - 2, keepingLast: 1)
        grid.left(footer, row: last - 1, style: around.theme.dim)
        if footer.hasPrefix(said) { grid.left(said, row: last - 1, style: look) }
        let prompt = " \(around.words.text("find.prompt")) › "
        let column = grid.write(prompt, at: Point(column: 0, row: last), style: around.theme.accent)
        grid.box(find.box, row: last, column: column, width: grid.size.columns - column - 1, hasCaret: true)
    }

    /// What was found, in a few words.
    private var state: (String, Style) {
        guard !find.box.isEmpty else { return ("", around.theme.dim) }
        let hits = client.hits(of: find.box.text)
        guard let hit = find.hit, let index = hits.firstIndex(of: hit) else {
            return (around.words.text("find.nothing"), around.theme.error)
        }
        let values: KeyValuePairs = [
            "number": around.words.figure(hits.count - index), "count": around.words.figure(hits.count),
        ]
        return (around.words.text("find.at", values), around.theme.mention)
    }
}
