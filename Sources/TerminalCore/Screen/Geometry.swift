/// The extent of a screen or of a part of it, in columns and rows; never negative.
package struct Size: Hashable, Sendable {
    /// Width in terminal columns.
    package let columns: Int
    /// Height in terminal rows.
    package let rows: Int

    /// Negative numbers count as 0.
    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A place on the screen: column and row, counted from 0 at the top left.
package struct Point: Hashable, Sendable {
    /// Columns from the left edge.
    package var column: Int
    /// Rows from the top edge.
    package var row: Int

    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of screen cells.
package struct Rect: Hashable, Sendable {
    /// The top left cell.
    package let origin: Point
    /// The extent.
    package let size: Size

    package init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    /// The rectangle by its left column, top row, width and height.
    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.init(origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
    }

    /// The columns that it covers.
    package var columns: Range<Int> { origin.column..<(origin.column + size.columns) }
    /// The rows that it covers.
    package var rows: Range<Int> { origin.row..<(origin.row + size.rows) }
    /// Whether it covers no cell.
    package var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

    /// Whether the cell at `point` is inside.
    package func contains(_ point: Point) -> Bool {
        columns.contains(point.column) && rows.contains(point.row)
    }

    /// The cells that both cover; empty where they do not meet.
    package func intersection(_ other: Rect) -> Rect {
        let common = columns.clamped(to: other.columns)
        let high = rows.clamped(to: other.rows)
        return Rect(column: common.lowerBound, row: high.lowerBound, columns: common.count, rows: high.count)
    }
}
