import Expectations
import Testing

@testable import TerminalCore

struct GridTests {
    private let red = Style(foreground: .palette(.red))

    @Test func `text is written where it is asked to and cut at the edge`() {
        var grid = Grid(Size(columns: 8, rows: 2))
        let ends = [
            grid.write("ab", at: Point(column: 1, row: 0)),
            grid.write("中文 long", at: Point(column: 0, row: 1), style: red),
        ]
        #expect(ends == [3, 9])
        expectScreen(
            grid,
            """
            | ab     |
            |中文 lon|
            """)
        expectStyles(
            grid, [red: "r"],
            """
            |........|
            |rrrrrrrr|
            """)
    }

    @Test(arguments: [0, 1, 2, 3])
    func `overwriting half of a wide cluster blanks the other half`(column: Int) {
        var grid = Grid(Size(columns: 4, rows: 1))
        grid.write("中文", at: Point(column: 0, row: 0))
        grid.write("x", at: Point(column: column, row: 0))
        expectScreen(grid, ["|x 文|", "| x文|", "|中x |", "|中 x|"][column])
    }

    @Test func `a wide cluster over two halves blanks both neighbours`() {
        var grid = Grid(Size(columns: 4, rows: 1))
        grid.write("中文", at: Point(column: 0, row: 0))
        grid.write("字", at: Point(column: 1, row: 0))
        expectScreen(grid, "| 字 |")
    }

    @Test func `a wide cluster that does not fit is a blank`() {
        var grid = Grid(Size(columns: 5, rows: 1))
        grid.fill(grid.bounds, with: ".")
        grid.write("中文字", at: Point(column: 0, row: 0))
        expectScreen(grid, "|中文 |")
        grid.fill(grid.bounds, with: ".")
        grid.write("中文字", at: Point(column: -1, row: 0))
        expectScreen(grid, "| 文字|")
        grid.write("中", at: Point(column: 2, row: 0), in: Rect(column: 0, row: 0, columns: 3, rows: 1))
        expectScreen(grid, "|   字|")
    }

    @Test(arguments: ["a\u{1B}[2Jb", "a\u{9B}b", "a\u{202E}b", "a\r\nb", "a\u{7}b", "a\u{2066}b", "a\u{200D}\u{0}b"])
    func `no control and no bidi override reaches a cell`(text: String) {
        var grid = Grid(Size(columns: 6, rows: 1))
        grid.write(text, at: Point(column: 0, row: 0))
        let scalars = grid.rows.joined().unicodeScalars
        #expect(scalars.allSatisfy { $0.value >= 0x20 && SafeText.allows($0) })
    }

    @Test func `writing outside changes nothing and an empty screen is possible`() {
        var grid = Grid(Size(columns: 3, rows: 1))
        grid.write("abc", at: Point(column: 0, row: 1))
        grid.write("abc", at: Point(column: 3, row: 0))
        grid.write("abc", at: Point(column: 0, row: -1))
        expectScreen(grid, "|   |")
        var none = Grid(Size(columns: -4, rows: 0))
        none.write("abc", at: Point(column: 0, row: 0))
        none.fill(none.bounds, with: "x")
        #expect(none.rows.isEmpty)
    }

    @Test func `a clip hides what is outside of it`() {
        var grid = Grid(Size(columns: 7, rows: 1))
        let clip = Rect(column: 2, row: 0, columns: 3, rows: 1)
        grid.write(StyledLine([Run("ab"), Run("中文", red), Run("z")]), at: Point(column: 1, row: 0), in: clip)
        expectScreen(grid, "|  b中  |")
        expectStyles(grid, [red: "r"], "|...rr..|")
        grid.restyle(clip) { $0.attributes.insert(.reverse) }
        #expect(grid[2, 0].style == Style.plain.adding(.reverse))
        #expect(grid[5, 0].style == .plain)
    }

    @Test(arguments: UInt64(1)...20)
    func `random writing never leaves half of a wide cluster`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var grid = Grid(Size(columns: Int.random(in: 1...12, using: &random), rows: 3))
        for _ in 0..<300 {
            let text = random.text(pieces: 3)
            let point = Point(column: .random(in: -4...13, using: &random), row: .random(in: -1...3, using: &random))
            let clip = Rect(
                column: .random(in: -2...6, using: &random), row: 0, columns: .random(in: 0...12, using: &random),
                rows: 3)
            if Bool.random(using: &random) { grid.write(text, at: point, in: clip) } else { grid.fill(clip, with: "中") }
            #expect(grid.isWhole)
        }
    }
}

extension Grid {
    /// Whether each wide cluster has its continuation, and each continuation its wide cluster.
    fileprivate var isWhole: Bool {
        (0..<size.rows).allSatisfy { row in
            let cells = Array(cells(inRow: row))
            return cells.indices.allSatisfy { index in
                switch cells[index].content {
                case .narrow(let cluster): DisplayWidth.of(cluster) == 1
                case .wide(let cluster):
                    DisplayWidth.of(cluster) == 2 && index + 1 < cells.count
                        && cells[index + 1].content == .continuation
                case .continuation: index > 0 && cells[index - 1].cluster.map { DisplayWidth.of($0) } == 2
                }
            }
        }
    }
}
