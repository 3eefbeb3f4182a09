import TerminalCore

/// Draws rows of cells as SVG. The baseline of a row is at y = 0; a column is ten units wide, a row twenty high.
enum RowDrawing {
    static let columnWidth = 10
    static let rowHeight = 20
    /// From the top of a row to its baseline.
    static let ascent = 15

    /// The elements of a row; empty if nothing is to be seen in it.
    static func svg(_ cells: [Cell]) -> String {
        let runs = RowRun.runs(of: cells)
        return runs.map(ground).joined() + runs.map(text).joined()
    }

    private static func ground(_ run: RowRun) -> String {
        guard let color = FilmColors.ground(of: run.style) else { return "" }
        return #"<rect x="\#(run.column * columnWidth)" y="\#(-ascent)" width="\#(run.columns * columnWidth)" "#
            + #"height="\#(rowHeight)" fill="\#(color)"/>"#
    }

    private static func text(_ run: RowRun) -> String {
        if run.clusters.allSatisfy({ $0 == " " }) { return "" }
        let look = attributes(of: run)
        switch run.kind {
        case .letters:
            let length = run.columns > 1 ? #" textLength="\#(run.columns * columnWidth)""# : ""
            return #"<text x="\#(run.column * columnWidth)"\#(length)\#(look)>\#(escaped(run.text))</text>"#
        case .signs(let width):
            // A list of places counts UTF-16 units, so what has several of them stands alone.
            return run.clusters.allSatisfy({ $0.utf16.count == 1 })
                ? signs(run.text, places: run.clusters.indices.map { run.column + $0 * width }, look)
                : run.clusters.enumerated().map {
                    signs(String($0.element), places: [run.column + $0.offset * width], look)
                }.joined()
        }
    }

    private static func signs(_ text: String, places: [Int], _ look: String) -> String {
        let list = places.map { "\($0 * columnWidth)" }.joined(separator: " ")
        return #"<text x="\#(list)"\#(look)>\#(escaped(text))</text>"#
    }

    private static func attributes(of run: RowRun) -> String {
        let names: [(Attributes, String)] = [
            (.bold, "b"), (.dim, "d"), (.italic, "i"), (.underline, "u"), (.strikethrough, "s"),
        ]
        let wide = run.kind == .signs(2) ? ["w"] : []
        let classes = (names.filter { run.style.attributes.contains($0.0) }.map(\.1) + wide).joined(separator: " ")
        let fill = FilmColors.text(of: run.style).map { #" fill="\#($0)""# } ?? ""
        return fill + (classes.isEmpty ? "" : #" class="\#(classes)""#)
    }

    /// A text as it may stand in an element.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
