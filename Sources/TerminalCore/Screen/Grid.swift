/// A whole screen as a value: every cell, and where the caret stands.
///
/// Clusters without width are not drawn: C0 and C1 controls, line breaks, bidi controls, lone joiners and marks. So no
/// text can steer the terminal, and what is written is exactly as wide as `DisplayWidth` says.
package struct Grid: Hashable, Sendable {
    /// The extent of the screen.
    package let size: Size
    /// Where the hardware cursor stands; nil hides it.
    package var caret: Point?
    /// The links that cells have by number.
    package private(set) var links: [Hyperlink] = []
    /// The cells of each row. A picture that is made of another one shares the rows that it does not write to.
    private var lines: [[Cell]]

    /// A blank screen.
    package init(_ size: Size, style: Style = .plain) {
        self.size = size
        lines = Array(repeating: Array(repeating: .blank(style), count: size.columns), count: size.rows)
    }

    /// The whole screen.
    package var bounds: Rect { Rect(origin: Point(column: 0, row: 0), size: size) }

    /// The cell at a place; a blank one outside of the screen.
    package subscript(column: Int, row: Int) -> Cell {
        guard bounds.contains(Point(column: column, row: row)) else { return .blank(.plain) }
        return lines[row][column]
    }

    /// The cells of one row from left to right; none outside of the screen.
    package func cells(inRow row: Int) -> [Cell] { bounds.rows.contains(row) ? lines[row] : [] }

    /// Whether a row has the same cells in another screen of this size.
    package func hasSameRow(_ row: Int, as other: Grid) -> Bool {
        size == other.size && bounds.rows.contains(row) && lines[row] == other.lines[row]
    }

    /// Where a cell leads; nil if nowhere.
    package func link(of cell: Cell) -> Hyperlink? { cell.link == 0 ? nil : links[Int(cell.link) - 1] }

    /// The text of each row, as wide as the screen.
    package var rows: [String] {
        bounds.rows.map { row in String(cells(inRow: row).compactMap(\.cluster)) }
    }

    /// Writes one line of text from `point` on, cut to `clip`; a wide cluster that would be cut is a blank instead.
    /// - Returns: the column after the text, as if nothing had been cut on the right.
    @discardableResult
    package mutating func write(
        _ text: some StringProtocol, at point: Point, style: Style = .plain, in clip: Rect? = nil
    ) -> Int {
        let area = clip.map { $0.intersection(bounds) } ?? bounds
        var column = point.column
        for cluster in text {
            let drawn = DisplayWidth.bounded(cluster)
            let width = DisplayWidth.of(drawn)
            guard width > 0 else { continue }
            if area.rows.contains(point.row) {
                place(drawn, width: width, column: column, row: point.row, style: style, in: area.columns)
            }
            column += width
        }
        return column
    }

    /// Writes the runs of a line one after the other.
    /// - Returns: the column after the line, as if nothing had been cut on the right.
    @discardableResult
    package mutating func write(_ line: StyledLine, at point: Point, in clip: Rect? = nil) -> Int {
        line.runs.reduce(point.column) { column, run in
            let end = write(run.text, at: Point(column: column, row: point.row), style: run.style, in: clip)
            if let link = run.link { mark(column..<end, row: point.row, with: link, in: clip) }
            return end
        }
    }

    /// Makes what stands in some columns of a row lead somewhere.
    private mutating func mark(_ columns: Range<Int>, row: Int, with link: Hyperlink, in clip: Rect?) {
        let area = clip.map { $0.intersection(bounds) } ?? bounds
        guard area.rows.contains(row), let number = number(of: link) else { return }
        for column in columns.clamped(to: area.columns) { lines[row][column].link = number }
    }

    /// A link's number in the table; nil when the table is full.
    private mutating func number(of link: Hyperlink) -> UInt16? {
        if let index = links.firstIndex(of: link) { return UInt16(index + 1) }
        guard links.count < Int(UInt16.max) else { return nil }
        links.append(link)
        return UInt16(links.count)
    }

    /// Covers a rectangle with one cluster; with blanks where the cluster is not exactly one column wide.
    package mutating func fill(_ rect: Rect, with cluster: Character = " ", style: Style = .plain) {
        let area = rect.intersection(bounds)
        let drawn: Character = DisplayWidth.of(cluster) == 1 ? DisplayWidth.bounded(cluster) : " "
        for row in area.rows {
            for column in area.columns { put(.narrow(drawn), column: column, row: row, style: style) }
        }
    }

    /// Changes the look of what already stands in a rectangle.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(bounds)
        for row in area.rows {
            for column in area.columns { change(&lines[row][column].style) }
        }
    }
}

extension Grid {
    private mutating func place(
        _ cluster: Character, width: Int, column: Int, row: Int, style: Style, in columns: Range<Int>
    ) {
        let wanted = column..<(column + width)
        let visible = wanted.clamped(to: columns)
        guard visible == wanted else {
            for part in visible { put(.narrow(" "), column: part, row: row, style: style) }
            return
        }
        guard width == 2 else { return put(.narrow(cluster), column: column, row: row, style: style) }
        put(.narrow(" "), column: column, row: row, style: style)
        put(.continuation, column: column + 1, row: row, style: style)
        lines[row][column].content = .wide(cluster)
    }

    private mutating func put(_ content: Cell.Content, column: Int, row: Int, style: Style) {
        switch lines[row][column].content {
        case .continuation: lines[row][column - 1].content = .narrow(" ")
        case .wide: lines[row][column + 1].content = .narrow(" ")
        case .narrow: break
        }
        lines[row][column] = Cell(content, style)
    }
}
