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
        grid.left(words.text("nick.title"), row: 0, style: around.theme.title)
        let row = max(1, min(3, grid.size.rows - 4))
        let next = grid.paragraph(words.text("nick.question"), row: row, column: 3)
        let prompt = words.text("nick.prompt")
        let column = 4 + DisplayWidth.of(prompt)
        grid.left(prompt, row: next, column: 3, style: around.theme.dim)
        grid.box(interface.nickBox, row: next, column: column, width: Nick.byteLimit, hasCaret: true)
        if interface.nickBox.isEmpty, let suggestion {
            grid.left(suggestion.text, row: next, column: column, style: around.theme.dim.adding(.underline))
        }
        explain(client, row: next + 2, on: &grid)
        grid.footer(words.text("nick.footer"), style: around.theme.dim)
    }

    private func explain(_ client: Client, row: Int, on grid: inout Grid) {
        guard row < grid.size.rows - 1 else { return }
        if let banner = client.banner {
            var row = row
            for line in around.lines(of: banner) {
                row = grid.paragraph(line, row: row, column: 3, style: around.theme.error)
            }
        } else {
            _ = grid.paragraph(around.words.text("nick.hint"), row: row, column: 3, style: around.theme.dim)
        }
    }
}
