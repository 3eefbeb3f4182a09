import ClientCore
import TerminalCore

/// The help page: keys, then commands.
struct HelpView {
    let size: Size
    let around: Surroundings

    /// The keys in the order of the page: `key.NAME` in the catalogue says how they are written, `key.NAME.does` what
    /// they do.
    static let keys = [
        "enter", "altenter", "tab", "updown", "pages", "ends", "unseen", "mentions", "select", "search", "rooms",
        "number",
        "unread", "last", "sides", "edit", "yank", "undo", "recall", "code", "editor",
        "redraw", "clear", "suspend", "help",
    ]

    /// How many lines of the page fit on the screen.
    var rows: Int { max(1, size.rows - 3) }

    /// The number of the first line when the page is turned to this one: the end of the page stays at the bottom.
    func first(_ line: Int) -> Int { max(0, min(line, lines.count - rows)) }

    func draw(on grid: inout Grid, from line: Int) {
        grid.left(around.words.text("help.title"), row: 0, style: around.theme.title)
        for (index, line) in lines.dropFirst(first(line)).prefix(rows).enumerated() {
            grid.write(line, at: Point(column: 1, row: 1 + index))
        }
        grid.footer(around.words.text("help.footer"), style: around.theme.dim)
    }

    private var lines: [StyledLine] {
        let words = around.words
        let keyRows = Self.keys.flatMap { row(words.text("key.\($0)"), words.text("key.\($0).does")) }
        let commandRows = CommandTable.all.flatMap { row($0.written, words.text($0.helpKey)) }
        return [heading("help.keys")] + keyRows + [StyledLine()] + [heading("help.commands")] + commandRows
    }

    private func heading(_ key: String) -> StyledLine { StyledLine([Run(around.words.text(key), around.theme.title)]) }

    /// The key with what it does beside it, or under it where the screen is narrow.
    private func row(_ key: String, _ does: String) -> [StyledLine] {
        let column = size.columns >= 60 ? 30 : 4
        let texts = wrap(does, columns: max(1, size.columns - column - 2))
        let margin = String(repeating: " ", count: column)
        let beside = size.columns >= 60
        let first = StyledLine([
            Run("  " + key.padded(to: beside ? column - 2 : size.columns - 3), around.theme.accent),
            Run(beside ? texts.first ?? "" : ""),
        ])
        return [first] + texts.dropFirst(beside ? 1 : 0).map { StyledLine([Run(margin + $0)]) }
    }
}
