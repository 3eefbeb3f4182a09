import ChatModel
import ClientCore
import TerminalCore

/// The question of a hub that asks for its password.
struct PasswordView {
    let question: PasswordQuestion
    let box: LineEditor
    let around: Surroundings

    func draw(on grid: inout Grid) {
        let words = around.words
        let column = grid.size.columns < 40 ? 1 : 3
        let isLow = grid.size.rows < 10
        grid.left(question.name?.text ?? question.address.display, row: 0, style: around.theme.title)
        var row = isLow ? 1 : 2
        if let note { row = write(note, row, column, rows: grid.size.rows - 2, isLow: isLow, on: &grid) }
        row = write(
            (words.text("password.question"), around.theme.text), row, column, rows: grid.size.rows - 2,
            isLow: isLow, on: &grid)
        let prompt = words.text("password.prompt")
        grid.left(prompt, row: row, column: column, style: around.theme.dim)
        grid.maskedBox(box, row: row, column: column + DisplayWidth.of(prompt) + 1, width: 48)
        if grid.size.rows - row > 3 {
            let hint = (words.text("password.hint"), around.theme.dim)
            _ = write(hint, row + (isLow ? 1 : 2), column, rows: grid.size.rows - 1, isLow: isLow, on: &grid)
        }
        let footer = Fitting.first(
            of: [words.text("password.footer"), words.text("password.footer.short")], columns: grid.size.columns - 1)
        grid.left(footer, row: grid.size.rows - 1, style: around.theme.dim)
    }

    /// What went before, if the person was asked already.
    private var note: (String, Style)? {
        switch question.occasion {
        case .first: nil
        case .wrong: (around.words.text("password.wrong"), around.theme.error)
        case .changed: (around.words.text("password.changed"), around.theme.mention)
        }
    }

    /// Writes a paragraph as far as there is room for it above a row; the row behind it.
    private func write(
        _ paragraph: (String, Style), _ row: Int, _ column: Int, rows: Int, isLow: Bool, on grid: inout Grid
    ) -> Int {
        let (text, style) = paragraph
        return row + grid.paragraph(text, row: row, column: column, rows: rows - row, style: style) + (isLow ? 0 : 1)
    }
}
