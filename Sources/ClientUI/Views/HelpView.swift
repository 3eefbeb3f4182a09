import ClientCore
import TerminalCore

/// The help page: keys, then commands.
enum HelpView {
    /// The keys and the catalogue's key of what each does.
    private static let keys: [(keys: String, does: String)] = [
        ("Enter", "key.enter"), ("Alt-Enter", "key.altenter"), ("Tab, Shift-Tab", "key.tab"), ("↑ ↓", "key.updown"),
        ("PgUp PgDn", "key.pages"), ("Alt-Home Alt-End", "key.ends"), ("Ctrl-n Ctrl-p, Alt-→ Alt-←", "key.rooms"),
        ("Alt-1 … Alt-0", "key.number"), ("Alt-a", "key.unread"), ("Alt-/", "key.last"), ("F7 F8", "key.sides"),
        ("Ctrl-a e k u w y", "key.edit"), ("Ctrl-_", "key.undo"), ("Ctrl-l", "key.redraw"), ("Ctrl-c", "key.clear"),
        ("Ctrl-z", "key.suspend"), ("F1", "key.help"),
    ]

    /// All lines of the page.
    static func lines(_ around: Surroundings) -> [StyledLine] {
        let words = around.words
        let keyRows = keys.map { row($0.keys, words.text($0.does), around) }
        let commandRows = CommandTable.all.map { row($0.written, words.text($0.helpKey), around) }
        return [heading("help.keys", around)] + keyRows + [StyledLine()] + [heading("help.commands", around)]
            + commandRows
    }

    static func draw(on grid: inout Grid, from first: Int, _ around: Surroundings) {
        grid.left(around.words.text("help.title"), row: 0, style: around.theme.title)
        let room = max(0, grid.size.rows - 3)
        for (index, line) in lines(around).dropFirst(first).prefix(room).enumerated() {
            grid.write(line, at: Point(column: 2, row: 1 + index))
        }
        grid.footer(around.words.text("help.footer"), style: around.theme.dim)
    }

    private static func heading(_ key: String, _ around: Surroundings) -> StyledLine {
        StyledLine([Run(around.words.text(key), around.theme.title)])
    }

    private static func row(_ keys: String, _ does: String, _ around: Surroundings) -> StyledLine {
        StyledLine([Run("  " + keys.padded(to: 28), around.theme.accent), Run(does)])
    }
}
