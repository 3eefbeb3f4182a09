import ChatModel
import TerminalCore

/// A found message in one line: the found words stand in «», and the first of them is always to be seen.
struct Excerpt {
    private let pieces: [(text: String, isFound: Bool)]

    init(_ text: String, finding words: SearchWords?) {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var pieces: [(String, Bool)] = []
        var end = line.startIndex
        for range in words.map({ SearchMarks.ranges(of: $0, in: line) }) ?? [] {
            pieces.append((String(line[end..<range.lowerBound]), false))
            pieces.append((String(line[range]), true))
            end = range.upperBound
        }
        self.pieces = pieces + [(String(line[end...]), false)]
    }

    /// The line in at most so many columns; from its middle on where the first found word stands far behind.
    func line(columns: Int, plain: Style, found: Style) -> StyledLine {
        var runs = pieces.map { $0.isFound ? Run("«\($0.text)»", found) : Run($0.text, plain) }
        if let first = runs.first, runs.count > 1 {
            let needed = DisplayWidth.of(runs[1].text)
            if DisplayWidth.of(first.text) + needed > columns { runs[0].text = Self.end(of: first.text, columns / 3) }
        }
        return Self.cut(runs, to: columns)
    }

    /// As much of a text's end as fits behind an ellipsis.
    private static func end(of text: String, _ columns: Int) -> String {
        var width = DisplayWidth.of(String.cut)
        let kept = text.reversed().prefix { cluster in
            width += DisplayWidth.of(cluster)
            return width <= columns
        }
        return String.cut + String(kept.reversed())
    }

    private static func cut(_ runs: [Run], to columns: Int) -> StyledLine {
        var (line, left) = (StyledLine(), columns)
        guard runs.reduce(0, { $0 + DisplayWidth.of($1.text) }) > columns else { return StyledLine(runs) }
        for run in runs {
            let width = DisplayWidth.of(run.text)
            // The last column is for the ellipsis, so what fills the line is cut already.
            line.runs.append(width < left ? run : Run((run.text + " ").truncated(to: left), run.style))
            left -= width
            if left <= 0 { break }
        }
        return line
    }
}
