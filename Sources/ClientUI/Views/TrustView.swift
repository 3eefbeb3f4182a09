import ChatModel
import ClientCore
import TerminalCore

/// The question that comes with a hub whose key was never met.
struct TrustView {
    let question: TrustQuestion
    let around: Surroundings

    func draw(on grid: inout Grid) {
        let words = around.words
        let column = grid.size.columns < 40 ? 1 : 3
        let rows = grid.size.rows - 2
        let isLow = rows < 10
        let columns = min(grid.size.columns - column - 1, Fitting.readable)
        let (lines, warns) = lines(columns: columns, rows: isLow ? rows : rows - 1)
        drawTitle(warning: !warns && question.former != nil, on: &grid)
        for (index, line) in lines.enumerated() {
            grid.write(line, at: Point(column: column, row: (isLow ? 1 : 2) + index))
        }
        let footer = Fitting.first(
            of: [words.text("trust.footer"), words.text("trust.footer.short")], columns: grid.size.columns - 1)
        grid.left(footer, row: grid.size.rows - 1, style: around.theme.dim)
    }

    /// The hub's name; where there is no room for more, with the warning that it has another key.
    private func drawTitle(warning: Bool, on grid: inout Grid) {
        let name = question.name?.text ?? question.address.display
        guard warning else { return grid.left(name, row: 0, style: around.theme.title) }
        let taken = DisplayWidth.of(around.words.text("trust.another.short", ["name": ""]))
        let values: KeyValuePairs = ["name": name.truncated(to: max(1, grid.size.columns - 1 - taken))]
        grid.left(around.words.text("trust.another.short", values), row: 0, style: around.theme.error)
    }

    private typealias Paragraph = (text: String, style: Style)

    /// The paragraphs for which there is room, and whether the first is one of them: the fingerprint is never left out
    /// for another.
    private func lines(columns: Int, rows: Int) -> ([StyledLine], hasFirst: Bool) {
        let choices = (question.former.map(another) ?? new) + [[(fingerprint, around.theme.accent)]]
        let wrapped = choices.map { choice in
            choice.map { text, style in wrap([Run(text, style)], columns: max(1, columns)) }
        }
        let loose = Array(wrapped[0].joined(separator: [StyledLine()]))
        if loose.count <= rows { return (loose, true) }
        let fitting = wrapped.firstIndex { $0.joined().count <= rows } ?? wrapped.count - 1
        return (Array(wrapped[fitting].joined()), choices[fitting].first?.text == choices[0].first?.text)
    }

    /// About a hub that was never met: everything, and less and less of it.
    private var new: [[Paragraph]] {
        let words = around.words
        let all: [Paragraph] = [
            (words.text("trust.question"), around.theme.mention), (place, around.theme.text),
            (words.text("trust.fingerprint", ["fingerprint": fingerprint]), around.theme.accent),
            (words.text("trust.compare"), around.theme.text),
        ]
        return [all, Array(all[1...]), Array(all[2...]), [all[2]]]
    }

    /// About one that is called like, or answers at the place of, a hub that was met with another key.
    private func another(than former: HubID) -> [[Paragraph]] {
        let words = around.words
        let warning =
            question.name.map { words.text("trust.another.name", ["name": $0.text]) } ?? words.text("trust.another")
        let then = words.text("trust.then", ["fingerprint": around.fingerprint(former.digest)])
        let all: [Paragraph] = [
            (warning, around.theme.error), (then, around.theme.text),
            (words.text("trust.now", ["fingerprint": fingerprint]), around.theme.accent), (place, around.theme.text),
            (words.text("trust.another.compare"), around.theme.text),
        ]
        return [all, [all[0], all[1], all[2], all[4]], Array(all[..<3]), [all[0], all[2]], [all[2]]]
    }

    private var fingerprint: String { around.fingerprint(question.hub.digest) }

    private var place: String {
        let address = question.address.display
        guard let name = question.name?.text else { return around.words.text("trust.address", ["address": address]) }
        return around.words.text("trust.name", ["name": name, "address": address])
    }
}
