import TerminalCore

/// Rows of text in columns, for people.
enum TextTable {
    /// Columns between two fields.
    private static let gap = "  "

    /// A line for each row; no line ends in spaces.
    static func lines(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, widths).map { $0.padded(to: $1) }
            return String(cells.joined(separator: gap).reversed().drop { $0 == " " }.reversed())
        }
    }
}
