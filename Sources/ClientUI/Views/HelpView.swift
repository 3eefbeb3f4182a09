import ClientCore
import TerminalCore

/// The help page: the keys of every place, then the commands, as they are bound and listed.
struct HelpView {
    let size: Size
    let around: Surroundings

    /// From so many columns on the page is set in two columns.
    private static let wide = 160
    /// From so many columns on what a key does stands beside it.
    private static let beside = 60

    private var columns: Int { size.columns >= Self.wide ? 2 : 1 }
    private var width: Int { size.columns / columns }

    /// How many lines of the page fit on the screen.
    var rows: Int { size.pageRows * columns }

    /// The number of the first line when the page is turned to this one: the end of the page stays at the bottom.
    func first(_ line: Int) -> Int { max(0, min(line, lines.count - rows)) }

    func draw(on grid: inout Grid, from line: Int) {
        grid.left(around.words.text("help.title"), row: 0, style: around.theme.title)
        for (index, line) in lines.dropFirst(first(line)).prefix(rows).enumerated() {
            let (column, row) = index.quotientAndRemainder(dividingBy: size.pageRows)
            grid.write(line, at: Point(column: 1 + column * width, row: 1 + row))
        }
        grid.footer(around.words.text("help.footer"), style: around.theme.dim)
    }

    private var lines: [StyledLine] {
        let words = around.words
        let keys = around.keys.sections.flatMap { section in
            [heading(section.title, key: section.opens.first?.name ?? "–")]
                + section.rows.flatMap { row($0.written, words.text($0.does)) } + [StyledLine()]
        }
        let commands = CommandTable.all.flatMap { row($0.written, words.text($0.helpKey)) }
        return keys + [heading("help.commands")] + commands
    }

    private func heading(_ title: String, key: String = "") -> StyledLine {
        StyledLine([Run(around.words.text(title, ["key": key]), around.theme.title)])
    }

    /// The key with what it does beside it, or under it where the screen is narrow.
    private func row(_ key: String, _ does: String) -> [StyledLine] {
        let isBeside = width >= Self.beside
        let column = isBeside ? 30 : 4
        let texts = wrap(does, columns: max(1, width - column - 2))
        let keys = wrap(key, columns: isBeside ? column - 4 : max(1, width - 4))
        let margin = String(repeating: " ", count: column)
        guard isBeside else {
            return keys.map { StyledLine([Run("  " + $0, around.theme.accent)]) }
                + texts.map { StyledLine([Run(margin + $0)]) }
        }
        return (0..<max(keys.count, texts.count)).map { index in
            let key = index < keys.count ? keys[index] : ""
            let text = index < texts.count ? texts[index] : ""
            return StyledLine([Run("  " + key.padded(to: column - 2), around.theme.accent), Run(text)])
        }
    }
}
