import TerminalCore

/// Which rows of a new screen must be written, and what must be written over them, given the screen that is shown.
///
/// A cluster that ncurses measures otherwise than `TerminalCore`, or that fits none of its cells, is an overlay: ncurses
/// gets blanks there, and the cluster is written over them afterwards. ncurses knows nothing of it, so a row that had one
/// and changes is written whole.
struct OverlayPlan: Hashable, Sendable {
    /// A piece of text written at a place past ncurses.
    struct Stroke: Hashable, Sendable {
        let place: Point
        let text: String
        let style: Style
    }

    /// The rows whose cells changed.
    private(set) var changed: [Int] = []
    /// Those of them that ncurses must write whole, so that an older overlay goes.
    private(set) var forced: [Int] = []
    /// What is written over the changed rows, from left to right.
    private(set) var strokes: [Stroke] = []

    /// - Parameters:
    ///   - shown: the screen as it was last written; nil if nothing of it is left.
    ///   - columns: how wide ncurses measures a cluster; nil if it fits none of its cells.
    init(from shown: Grid?, to grid: Grid, columns: (Character) -> Int?) {
        let shown = shown?.size == grid.size ? shown : nil
        for row in 0..<grid.size.rows {
            let cells = Array(grid.cells(inRow: row))
            let before = shown.map { Array($0.cells(inRow: row)) }
            guard before != cells else { continue }
            changed.append(row)
            if before?.contains(where: { Self.isOverlay($0, columns) }) == true { forced.append(row) }
            strokes += Self.strokes(over: cells, row: row, columns)
        }
    }

    /// Whether the cell's cluster is written past ncurses.
    static func isOverlay(_ cell: Cell, _ columns: (Character) -> Int?) -> Bool {
        switch cell.content {
        case .narrow(let cluster): columns(cluster) != 1
        case .wide(let cluster): columns(cluster) != 2
        case .continuation: false
        }
    }

    private static func strokes(over cells: [Cell], row: Int, _ columns: (Character) -> Int?) -> [Stroke] {
        var strokes: [Stroke] = []
        // A terminal that splits a cluster draws its scalars side by side, over what stands to the right of it. That is
        // written once more, so of such a cluster the first scalar stays, padded.
        var spill = 0
        for (column, cell) in cells.enumerated() {
            guard let cluster = cell.cluster else { continue }
            let isOverlay = isOverlay(cell, columns)
            guard isOverlay || column < spill else { continue }
            strokes.append(Stroke(place: Point(column: column, row: row), text: String(cluster), style: cell.style))
            if isOverlay { spill = max(spill, column + splitWidth(of: cluster)) }
        }
        return strokes
    }

    private static func splitWidth(of cluster: Character) -> Int {
        cluster.unicodeScalars.reduce(0) { $0 + max(DisplayWidth.of($1), $1.properties.isEmoji ? 2 : 0) }
    }
}
