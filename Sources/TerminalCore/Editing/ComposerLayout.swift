/// How the text of an editor stands in a width: its visual lines, and where among them the caret is.
///
/// Lines are one column shorter than the width, so that the caret has a place after the last cluster of each.
package struct ComposerLayout: Hashable, Sendable {
    /// The visual lines, at least one.
    package let lines: [String]
    /// The caret's column in its line, and the number of that line.
    package let caret: Point
    /// Between which clusters of the text the caret can stand in each line.
    private let places: [ClosedRange<Int>]

    /// The layout of an editor's text in `columns` columns (at least 1).
    package init(_ editor: LineEditor, columns: Int) {
        let columns = max(1, columns)
        var lines: [String] = []
        var places: [ClosedRange<Int>] = []
        var caret = Point(column: 0, row: 0)
        var offset = 0
        for paragraph in editor.clusters.split(separator: "\n", omittingEmptySubsequences: false) {
            let shown = paragraph.map { Self.shown($0, columns: max(1, columns - 1)) }
            let breaks = LineBreaker.lines(of: shown, columns: max(1, columns - 1))
            for (index, line) in breaks.enumerated() {
                let next = index + 1 < breaks.count ? breaks[index + 1].lowerBound : shown.count + 1
                if (line.lowerBound..<next).contains(editor.caret - offset) {
                    // The spaces at which a line was broken have no place of their own.
                    let width = DisplayWidth.of(String(shown[line.lowerBound..<(editor.caret - offset)]))
                    caret = Point(column: min(width, columns - 1), row: lines.count)
                }
                lines.append(String(shown[line]))
                // A line that ends in the middle of a word has its end in common with the beginning of the next.
                let end = max(line.lowerBound, min(line.upperBound, next - 1))
                places.append((offset + line.lowerBound)...(offset + end))
            }
            offset += shown.count + 1
        }
        self.lines = lines
        self.places = places
        self.caret = caret
    }

    /// How many clusters of the text stand before a column of a line, as near as the line goes.
    func place(inRow row: Int, column: Int) -> Int {
        var width = 0
        let clusters = lines[row].prefix { cluster in
            width += DisplayWidth.of(cluster)
            return width <= column
        }
        return min(places[row].lowerBound + clusters.count, places[row].upperBound)
    }

    /// The lines to show when there is room for `rows` (at least 1): those around the caret.
    package func visibleLines(rows: Int) -> Range<Int> {
        let rows = max(1, rows)
        let start = min(max(0, caret.row - rows + 1), max(0, lines.count - rows))
        return start..<min(lines.count, start + rows)
    }

    // One cluster must stay one cluster here, since the caret counts them.
    private static func shown(_ cluster: Character, columns: Int) -> Character {
        if cluster == "\t" { return " " }
        return DisplayWidth.of(cluster) > columns ? "\u{FFFD}" : cluster
    }
}
