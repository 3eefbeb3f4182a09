import TerminalCore

/// The rows of a screen as a test draws them: one `|…|` per row.
package struct ScreenPicture: Equatable, CustomStringConvertible {
    package let rows: [String]

    /// The text of a screen.
    package init(text grid: Grid) { rows = grid.rows }

    /// The looks of a screen, one letter per column.
    package init(styles grid: Grid, _ letters: [Style: Character]) {
        rows = (0..<grid.size.rows).map { row in
            String(grid.cells(inRow: row).map { letters[$0.style] ?? ($0.style == .plain ? "." : "?") })
        }
    }

    /// A picture drawn in a test; what stands outside of the bars is not looked at.
    package init(drawn picture: String) {
        rows = picture.split(whereSeparator: \.isNewline).compactMap { line in
            guard let first = line.firstIndex(of: "|"), let last = line.lastIndex(of: "|"), first < last else {
                return nil
            }
            return String(line[line.index(after: first)..<last])
        }
    }

    package var description: String { rows.map { "|\($0)|" }.joined(separator: "\n") }
}
