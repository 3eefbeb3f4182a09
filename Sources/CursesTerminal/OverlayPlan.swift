import TerminalCore

/// Which rows of a new screen must be written, and what must be written over them, given the screen that is shown.
///
/// A cluster that ncurses measures otherwise than `TerminalCore`, or that fits none of its cells, is an overlay: ncurses
/// gets blanks there, and the cluster is written over them afterwards. ncurses knows nothing of it, so a row that had one
/// and changes is written whole. ncurses does not know links either: what leads somewhere is written over itself with the
/// sequence around it. And where it knows fewer colours than the terminal shows, what has an exact one is written over
/// what has the nearest.
struct OverlayPlan: Hashable, Sendable {
    /// A piece of text written at a place past ncurses.
    struct Stroke: Hashable, Sendable {
        let place: Point
        let text: String
        let style: Style
        var link: Hyperlink?
    }

    /// The rows whose cells changed.
    private(set) var changed: [Int] = []
    /// Those of them that ncurses must write whole, so that an older overlay goes.
    private(set) var forced: [Int] = []
    /// What is written over the changed rows, from left to right.
    private(set) var strokes: [Stroke] = []

    /// - Parameters:
    ///   - shown: the screen as it was last written; nil if nothing of it is left.
    ///   - linkLimit: the longest target in bytes that the terminal takes; 0 if it knows no links.
    ///   - isExact: whether colours are shown as they are, though ncurses knows only the nearest.
    ///   - columns: how wide ncurses measures a cluster; nil if it fits none of its cells.
    init(from shown: Grid?, to grid: Grid, linkLimit: Int = 0, isExact: Bool = false, columns: (Character) -> Int?) {
        let shown = shown?.size == grid.size ? shown : nil
        let isRenumbered = shown?.links != grid.links
        for row in 0..<grid.size.rows {
            let isSame = shown.map { $0.hasSameRow(row, as: grid) } ?? false
            let before = shown?.cells(inRow: row)
            let mayLead = isRenumbered && linkLimit > 0 && before?.contains { $0.link > 0 } == true
            guard !isSame || mayLead else { continue }
            let cells = grid.cells(inRow: row)
            changed.append(row)
            let isOver = { (cell: Cell) in
                Self.isOverlay(cell, columns) || linkLimit > 0 && cell.link > 0 || isExact && cell.style.isExact
            }
            if before?.contains(where: isOver) == true {
                forced.append(row)
            }
            strokes += Self.strokes(over: cells, row: row, isExact, columns) { cell in
                grid.link(of: cell).flatMap { $0.target.utf8.count <= linkLimit ? $0 : nil }
            }
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

    private static func strokes(
        over cells: [Cell], row: Int, _ isExact: Bool, _ columns: (Character) -> Int?,
        leading: (Cell) -> Hyperlink?
    ) -> [Stroke] {
        var strokes: [Stroke] = []
        // A terminal that splits a cluster draws its scalars side by side, over what stands to the right of it. That is
        // written once more, so of such a cluster the first scalar stays, padded.
        var spill = 0
        for (column, cell) in cells.enumerated() {
            guard let cluster = cell.cluster else { continue }
            let isOverlay = isOverlay(cell, columns)
            let link = leading(cell)
            let hasColor = isExact && cell.isExact
            guard isOverlay || column < spill || link != nil || hasColor else { continue }
            let place = Point(column: column, row: row)
            let stroke = Stroke(place: place, text: String(cluster), style: cell.style, link: link)
            if link != nil || hasColor, !isOverlay, let last = strokes.last, last.isFollowed(by: stroke) {
                strokes[strokes.count - 1] = Stroke(
                    place: last.place, text: last.text + stroke.text, style: last.style, link: link)
            } else {
                strokes.append(stroke)
            }
            if isOverlay { spill = max(spill, column + splitWidth(of: cluster)) }
        }
        return strokes
    }

    private static func splitWidth(of cluster: Character) -> Int {
        cluster.unicodeScalars.reduce(0) { $0 + max(DisplayWidth.of($1), $1.properties.isEmoji ? 2 : 0) }
    }
}

extension Style {
    /// Whether it has a colour that is given by red, green and blue.
    fileprivate var isExact: Bool {
        [foreground, background].contains { if case .rgb = $0 { true } else { false } }
    }
}

extension Cell {
    /// Whether a colour that is given by red, green and blue is seen in it.
    fileprivate var isExact: Bool {
        guard style.isExact else { return false }
        if content != .narrow(" ") || !style.attributes.isDisjoint(with: [.reverse, .underline]) { return true }
        if case .rgb = style.background { return true }
        return false
    }
}

extension OverlayPlan.Stroke {
    /// Whether another one goes on right behind it, in the same look and to the same place, so that both are one.
    fileprivate func isFollowed(by next: Self) -> Bool {
        link == next.link && style == next.style && place.row == next.place.row
            && place.column + DisplayWidth.of(text) == next.place.column
    }
}
