import TerminalCore

/// Words that are to stand in so many columns.
enum Fitting {
    /// The first of some wordings that fits; the last one cut when none does.
    static func first(of wordings: [String], columns: Int) -> String {
        let fitting = wordings.first { DisplayWidth.of($0) <= columns }
        return fitting ?? (wordings.last ?? "").truncated(to: columns)
    }

    /// The widest that sentences are set: longer lines are hard to read, however wide the terminal is.
    static let readable = 100

    /// The first lines of a paragraph; where there is no room for all, the last of them ends with an ellipsis.
    static func lines(_ lines: [String], rows: Int, columns: Int) -> [String] {
        guard lines.count > rows, rows > 0 else { return Array(lines.prefix(max(0, rows))) }
        let last = lines[rows - 1]
        return lines.prefix(rows - 1) + [(last + (last.hasSuffix(".") ? " …" : "…")).truncated(to: columns)]
    }

    /// What can be done on a screen, as much of it as fits: the first things and the last ones, which lead away, stay
    /// longest. In the catalogue three spaces stand between two things.
    static func footer(_ text: String, columns: Int, keepingLast last: Int = 2) -> String {
        var things = text.split(separator: "   ").map(String.init)
        while things.count > 1, DisplayWidth.of(things.joined(separator: "   ")) > columns {
            things.remove(at: max(0, things.count - last - 1))
        }
        return things.joined(separator: "   ").truncated(to: columns)
    }
}
