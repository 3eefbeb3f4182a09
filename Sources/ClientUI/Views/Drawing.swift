import TerminalCore

extension Size {
    /// How many lines of a page fit between its title and its last line, which stands apart where there is room.
    var pageRows: Int { max(1, rows - (rows < 10 ? 2 : 3)) }
}

extension Grid {
    /// Writes a text at the left of a row, cut to what is free.
    mutating func left(_ text: String, row: Int, column: Int = 1, style: Style = .plain) {
        write(text.truncated(to: max(0, size.columns - column)), at: Point(column: column, row: row), style: style)
    }

    /// Writes a text at the right end of a row.
    mutating func right(_ text: String, row: Int, style: Style = .plain) {
        let cut = text.truncated(to: max(0, size.columns - 2))
        write(cut, at: Point(column: size.columns - 1 - DisplayWidth.of(cut), row: row), style: style)
    }

    /// Writes a paragraph from a row on, in so many rows at most; the number of rows that it took.
    @discardableResult
    mutating func paragraph(_ text: String, row: Int, column: Int = 1, rows: Int, style: Style = .plain) -> Int {
        let columns = max(1, min(Fitting.readable, size.columns - column - 1))
        let lines = Fitting.lines(wrap(text, columns: columns), rows: rows, columns: columns)
        for (index, line) in lines.enumerated() { left(line, row: row + index, column: column, style: style) }
        return lines.count
    }

    /// Writes the last line of a screen, how to leave it, as much of it as fits.
    mutating func footer(_ text: String, style: Style, keepingLast last: Int = 2) {
        left(Fitting.footer(text, columns: size.columns - 1, keepingLast: last), row: size.rows - 1, style: style)
    }

    /// Draws a one-line box; it scrolls so that the caret is inside.
    mutating func box(_ editor: LineEditor, row: Int, column: Int, width: Int, hasCaret: Bool) {
        box(editor.textBeforeCaret, editor.textAfterCaret, row: row, column: column, width: width, hasCaret: hasCaret)
    }

    /// Draws a one-line box that shows a star for each letter.
    mutating func maskedBox(_ editor: LineEditor, row: Int, column: Int, width: Int) {
        let (before, after) = (editor.textBeforeCaret, editor.textAfterCaret)
        box(
            String(repeating: "*", count: before.count), String(repeating: "*", count: after.count), row: row,
            column: column, width: width, hasCaret: true)
    }

    private mutating func box(
        _ before: String, _ after: String, row: Int, column: Int, width: Int, hasCaret: Bool
    ) {
        let width = max(1, min(width, size.columns - column - 1))
        var before = before
        while DisplayWidth.of(before) >= width, !before.isEmpty { before.removeFirst() }
        let area = Rect(column: column, row: row, columns: width, rows: 1)
        let style = Style(attributes: .underline)
        fill(area, with: " ", style: style)
        write(before + after, at: area.origin, style: style, in: area)
        if hasCaret { caret = Point(column: column + DisplayWidth.of(before), row: row) }
    }
}
