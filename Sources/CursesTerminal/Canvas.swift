import CNcurses
import TerminalCore

/// ncurses' screen: writes grids to it in the terminal's own colours.
struct Canvas {
    private let colors: ColorMap
    private let isUTF8: Bool
    /// The longest target of a link, in bytes, that the terminal takes; 0 if it knows no links.
    private let linkLimit: Int
    /// Whether the terminal shows exact colours that ncurses has no numbers for.
    private let isExact: Bool
    private var pairs: PairTable
    private var size: Size
    private var shown: Grid?
    /// Whether the terminal holds a picture back until it is complete.
    var isSynchronized = false

    /// The mode in which a terminal shows nothing until all of a picture is there.
    static let synchronizedUpdates = 2026
    /// Asks whether the terminal has it (DECRQM).
    static let question = "\u{1B}[?\(synchronizedUpdates)$p"
    /// What the terminal does with clusters of several scalars.
    var widths: TerminalWidths

    /// The canvas of the screen that was just opened, as large as the terminal.
    /// - Parameter namesTrueColor: Whether the environment says that the terminal shows any colour.
    init(isUTF8: Bool, size: Size, widths: TerminalWidths = .whole, namesTrueColor: Bool = false) {
        self.size = size
        self.widths = widths
        self.isUTF8 = isUTF8
        linkLimit = isUTF8 ? Int(hub_link_limit()) : 0
        isExact = hub_true_color(namesTrueColor)
        colors = ColorMap(count: Int(hub_colors()))
        pairs = PairTable(limit: colors.count > 0 ? Int(hub_pairs()) : 0)
    }

    /// Writes what differs from the grid before, the caret last.
    mutating func present(_ grid: Grid) {
        resize(to: grid.size)
        let plan = OverlayPlan(from: shown, to: grid, linkLimit: linkLimit, isExact: isExact) { measure($0) }
        let isHeld = isSynchronized && !plan.changed.isEmpty
        if isHeld { hub_send("\u{1B}[?\(Self.synchronizedUpdates)h") }
        for row in plan.changed { draw(grid.cells(inRow: row), row: row) }
        for row in plan.forced { hub_redraw_row(Int32(row)) }
        let caret = grid.caret.flatMap { grid.bounds.contains($0) ? $0 : nil }
        hub_update(Int32(caret?.row ?? -1), Int32(caret?.column ?? 0))
        for stroke in plan.strokes { draw(stroke) }
        hub_stroke_end()
        if isHeld { hub_send("\u{1B}[?\(Self.synchronizedUpdates)l") }
        shown = grid
    }

    private mutating func resize(to wanted: Size) {
        guard wanted != size else { return }
        size = wanted
        shown = nil
        hub_resize(Int32(max(1, size.columns)), Int32(max(1, size.rows)))
    }

    /// Forgets what is shown; the next grid is written whole.
    mutating func invalidate() {
        shown = nil
        hub_redraw_all()
    }

    /// What stands for the client's own signs where the locale is not UTF-8.
    private static let standIns: [Character: Unicode.Scalar] = [
        "◆": "*", "≈": "~", "×": "x", "●": "*", "○": "o", "│": "|", "─": "-", "▸": ">", "›": ">", "▌": ">", "…": ".",
        "–": "-", "·": ".", "↳": ">", "▰": "#", "▱": "-", "↑": "^", "↓": "v", "←": "<", "→": ">", "✓": "+", "✗": "x",
        "✎": "+", "«": "<", "»": ">", "“": "\"", "”": "\"",
    ]

    // Where the locale is not UTF-8 every other cluster is a question mark, which fits.
    private func measure(_ cluster: Character) -> Int? {
        if let ascii = cluster.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : nil }
        guard isUTF8 else { return DisplayWidth.of(cluster) }
        let scalars = cluster.unicodeScalars.map(\.value)
        let width = hub_measure(scalars, Int32(scalars.count))
        return width < 0 ? nil : Int(width)
    }

    private mutating func draw(_ cells: [Cell], row: Int) {
        hub_clear_row(Int32(row))
        for (column, cell) in cells.enumerated() {
            guard let cluster = cell.cluster else { continue }
            let look = look(of: cell.style)
            for (offset, part) in parts(of: cluster, in: cell).enumerated() {
                hub_put(Int32(row), Int32(column + offset), part, Int32(part.count), look.attributes, look.pair)
            }
        }
    }

    private func parts(of cluster: Character, in cell: Cell) -> [[UInt32]] {
        let blank = Unicode.Scalar(" ").value
        let width = DisplayWidth.of(cluster)
        if OverlayPlan.isOverlay(cell, measure) { return Array(repeating: [blank], count: width) }
        guard isUTF8 || cluster.isASCII else {
            let sign = Self.standIns[cluster] ?? "?"
            return [[sign.value]] + Array(repeating: [blank], count: width - 1)
        }
        return [cluster.unicodeScalars.map(\.value)]
    }

    private mutating func draw(_ stroke: OverlayPlan.Stroke) {
        let look = look(of: stroke.style)
        let place = stroke.place
        if let link = stroke.link { hub_link_begin(link.target, String(link.mark, radix: 36)) }
        var text = stroke.text.map(widths.drawn).joined()
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                hub_stroke(
                    Int32(place.row), Int32(place.column), $0.baseAddress, $0.count, look.attributes, look.pair,
                    exact(stroke.style.foreground), exact(stroke.style.background))
            }
        }
        if stroke.link != nil { hub_link_end() }
    }
}

extension Canvas {
    /// A colour as one number, -1 where the nearest that ncurses knows will do.
    private func exact(_ color: Color) -> Int32 {
        guard isExact, case .rgb(let red, let green, let blue) = color else { return -1 }
        return Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }

    /// A style in ncurses' terms.
    private struct Look {
        let attributes: Int32
        let pair: Int32
    }

    private mutating func look(of style: Style) -> Look {
        let foreground = colors.ink(for: style.foreground)
        let background = colors.ink(for: style.background)
        let pair = pairs.lookup(PairTable.Pair(foreground: foreground.number, background: background.number))
        if pair.isNew { _ = hub_define_pair(Int32(pair.number), Int32(foreground.number), Int32(background.number)) }
        let attributes = foreground.needsBold ? style.attributes.union(.bold) : style.attributes
        return Look(attributes: Self.bits(of: attributes), pair: Int32(pair.number))
    }

    // ncurses has no struck-out type; dim is the nearest that every terminal has.
    private static func bits(of attributes: Attributes) -> Int32 {
        let table: [(Attributes, Int)] = [
            (.bold, HUB_BOLD), (.dim, HUB_DIM), (.italic, HUB_ITALIC), (.underline, HUB_UNDERLINE),
            (.reverse, HUB_REVERSE), (.strikethrough, HUB_DIM),
        ]
        return table.reduce(0) { attributes.contains($1.0) ? $0 | Int32($1.1) : $0 }
    }
}
