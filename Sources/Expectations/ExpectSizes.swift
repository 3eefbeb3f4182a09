import TerminalCore
import TestKit
import Testing

/// The sizes at which every view is looked at: the smallest, half of a laptop's terminal, the common one, a big monitor.
package let everySize = [(20, 5), (40, 12), (80, 24), (200, 60)].map { Size(columns: $0.0, rows: $0.1) }

/// Expects the text of a view to be as in a picture of each of `everySize`, one below the other, each under its size:
/// `40×12`. A row is drawn behind a `|`; what is missing at its end is blank, and `⋮ 12` stands for twelve more rows like
/// the one above. Every cell is looked at.
package func expectSizes(
    _ draw: (Size) -> Grid, _ pictures: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let parts = SizedPicture.parts(of: pictures)
    let sizes = parts.map(\.size)
    #expect(sizes == everySize.map(SizedPicture.title), "Not the sizes to look at", sourceLocation: sourceLocation)
    for size in everySize {
        let title = SizedPicture.title(of: size)
        let actual = ScreenPicture(text: draw(size))
        let expected = parts.first { $0.size == title }.map { SizedPicture.rows($0.lines, columns: size.columns) } ?? []
        guard actual.rows != expected else { continue }
        Issue.record(
            """
            The screen is
            \(title)
            \(SizedPicture.compact(actual.rows))
            and should be
            \(title)
            \(SizedPicture.compact(expected))
            """, sourceLocation: sourceLocation)
    }
}

/// The short way to draw a large screen.
private enum SizedPicture {
    static func title(of size: Size) -> String { "\(size.columns)×\(size.rows)" }

    /// The pictures of a text, each with the line above it.
    static func parts(of text: String) -> [(size: String, lines: [Substring])] {
        var parts: [(size: String, lines: [Substring])] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("|") || line.hasPrefix("⋮") {
                if !parts.isEmpty { parts[parts.count - 1].lines.append(line) }
            } else {
                parts.append((String(line), []))
            }
        }
        return parts
    }

    /// All rows that the lines of a picture stand for.
    static func rows(_ lines: [Substring], columns: Int) -> [String] {
        lines.reduce(into: []) { rows, line in
            if line.hasPrefix("|") {
                let row = line.dropFirst()
                rows.append(row + String(repeating: " ", count: max(0, columns - DisplayWidth.of(row))))
            } else if let row = rows.last, let count = Int(line.dropFirst(2)) {
                rows += Array(repeating: row, count: count)
            }
        }
    }

    /// The lines that stand for some rows; two rows that are the same are both drawn.
    static func compact(_ rows: [String]) -> String {
        var (lines, first) = ([String](), 0)
        while first < rows.count {
            let count = rows[first...].prefix { $0 == rows[first] }.count
            let end = rows[first].lastIndex { $0 != " " }
            lines.append("|" + (end.map { rows[first][...$0] } ?? ""))
            if count > 2 { lines.append("⋮ \(count - 1)") } else if count == 2 { lines.append(lines[lines.count - 1]) }
            first += count
        }
        return lines.joined(separator: "\n")
    }
}
