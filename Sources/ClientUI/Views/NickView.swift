import ChatModel
import ClientCore
import TerminalCore

/// The one question of the first start.
struct NickView {
    let interface: Interface
    let suggestion: Nick?
    let around: Surroundings

    func draw(_ client: Client, on grid: inout Grid) {
        let words = around.words
        let column = grid.size.columns < 40 ? 1 : 3
        let isLow = grid.size.rows < 8
        grid.left(words.text("nick.title"), row: 0, style: around.theme.title)
        let row = isLow ? 2 : 4
        grid.left(words.text("nick.question"), row: isLow ? 1 : 3, column: column)
        let prompt = words.text("nick.prompt")
        grid.left(prompt, row: row, column: column, style: around.theme.dim)
        let box = column + DisplayWidth.of(prompt) + 1
        grid.box(interface.nickBox, row: row, column: box, width: Nick.byteLimit, hasCaret: true)
        if interface.nickBox.isEmpty, let suggestion {
            grid.left(suggestion.text, row: row, column: box, style: around.theme.dim.adding(.underline))
        }
        explain(client, row: isLow ? 3 : 6, column: column, on: &grid)
        grid.footer(words.text("nick.footer"), style: around.theme.dim)
    }

    private func explain(_ client: Client, row: Int, column: Int, on grid: inout Grid) {
        let (texts, style) =
            client.banner.map { (around.banner($0), around.theme.error) }
            ?? ([around.words.text("nick.hint")], around.theme.dim)
        var row = row
        for text in texts {
            row += grid.paragraph(text, row: row, column: column, rows: grid.size.rows - 1 - row, style: style)
        }
    }
}
