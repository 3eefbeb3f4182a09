import TerminalCore

/// A stretch of a row that is drawn as one piece: cells of one look, and of letters whose places are found in one way.
struct RowRun: Hashable {
    /// How the places of its letters are found.
    enum Kind: Hashable {
        /// Letters that every monospaced font has, all one column wide: they are spread over the run's columns.
        case letters
        /// Other signs of so many columns each, which may come from another font: each is put at its own column.
        case signs(Int)
    }

    /// The first column.
    let column: Int
    var columns: Int
    var clusters: [Character]
    let kind: Kind
    let style: Style

    var text: String { String(clusters) }

    /// The runs of a row, without the blanks that nobody sees: those at the ends, and two or more in the middle.
    static func runs(of cells: [Cell]) -> [RowRun] {
        var runs: [RowRun] = []
        for (column, cell) in cells.enumerated() {
            guard let cluster = cell.cluster else { continue }
            let run = RowRun(cluster, at: column, cell)
            if let last = runs.last, last.takes(run) {
                runs[runs.count - 1].columns += run.columns
                runs[runs.count - 1].clusters.append(cluster)
            } else {
                runs.append(run)
            }
        }
        return runs.flatMap(\.visibleParts)
    }

    private init(_ cluster: Character, at column: Int, _ cell: Cell) {
        let width = if case .wide = cell.content { 2 } else { 1 }
        let isLetter = cluster.unicodeScalars.count == 1 && cluster.unicodeScalars.allSatisfy { $0.value < 0x250 }
        self.init(
            column: column, columns: width, clusters: [cluster], kind: isLetter ? .letters : .signs(width),
            style: cell.style)
    }

    private init(column: Int, columns: Int, clusters: [Character], kind: Kind, style: Style) {
        self.column = column
        self.columns = columns
        self.clusters = clusters
        self.kind = kind
        self.style = style
    }

    private func takes(_ next: RowRun) -> Bool {
        next.column == column + columns && next.style == style && next.kind == kind
    }

    /// The parts that are to be seen: where blanks have no ground and no line, they only part words.
    private var visibleParts: [RowRun] {
        guard style.showsBlanks == false, kind == .letters else { return [self] }
        var parts: [RowRun] = []
        for (offset, cluster) in clusters.enumerated() where cluster != " " {
            let blanks = parts.last.map { column + offset - $0.column - $0.columns } ?? 2
            if blanks > 1 {
                parts.append(
                    RowRun(column: column + offset, columns: 1, clusters: [cluster], kind: kind, style: style))
            } else {
                parts[parts.count - 1].columns += blanks + 1
                parts[parts.count - 1].clusters += Array(repeating: " ", count: blanks) + [cluster]
            }
        }
        return parts
    }
}

extension Style {
    /// Whether a blank in this look is to be seen.
    fileprivate var showsBlanks: Bool {
        background != .terminal || !attributes.isDisjoint(with: [.reverse, .underline, .strikethrough])
    }
}
