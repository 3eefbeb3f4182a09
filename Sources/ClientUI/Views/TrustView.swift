import ChatModel
import ClientCore
import TerminalCore

/// The question that comes with a hub whose key was never met.
struct TrustView {
    let question: TrustQuestion
    let around: Surroundings

    func draw(on grid: inout Grid) {
        let words = around.words
        grid.left(question.name?.text ?? question.address.display, row: 0, style: around.theme.title)
        var row = min(2, grid.size.rows - 4)
        row = grid.paragraph(words.text("trust.question"), row: row, column: 3, style: around.theme.mention)
        row = grid.paragraph(place, row: row, column: 3)
        let fingerprint = around.fingerprint(question.hub.digest)
        row = grid.paragraph(
            words.text("trust.fingerprint", ["fingerprint": fingerprint]), row: row + 1, column: 3,
            style: around.theme.accent)
        _ = grid.paragraph(words.text("trust.compare"), row: row + 1, column: 3)
        grid.fill(Rect(column: 0, row: grid.size.rows - 1, columns: grid.size.columns, rows: 1))
        grid.footer(words.text("trust.footer"), style: around.theme.dim)
    }

    private var place: String {
        let address = question.address.display
        guard let name = question.name?.text else { return around.words.text("trust.address", ["address": address]) }
        return around.words.text("trust.name", ["name": name, "address": address])
    }
}
