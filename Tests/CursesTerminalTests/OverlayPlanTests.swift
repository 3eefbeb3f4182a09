import TerminalCore
import Testing

@testable import CursesTerminal

struct OverlayPlanTests {
    private let family = "👩‍👩‍👧"

    // Measures like a C library that knows single scalars only.
    private func columns(_ cluster: Character) -> Int? {
        cluster.unicodeScalars.count == 1 ? DisplayWidth.of(cluster) : nil
    }

    private func grid(_ rows: String...) -> Grid {
        var grid = Grid(Size(columns: 12, rows: rows.count))
        for (row, text) in rows.enumerated() { grid.write(text, at: Point(column: 0, row: row)) }
        return grid
    }

    private func plan(from shown: Grid?, to grid: Grid) -> OverlayPlan {
        OverlayPlan(from: shown, to: grid, columns: columns)
    }

    @Test func `the first screen is written whole with its overlays`() {
        let plan = plan(from: nil, to: grid("plain 中文", "a🇩🇪b"))
        #expect(plan.changed == [0, 1])
        #expect(plan.forced.isEmpty)
        #expect(plan.strokes.map(\.text) == ["🇩🇪", "b", " "])
        #expect(plan.strokes.map(\.place.column) == [1, 3, 4])
    }

    @Test func `what stands after a cluster that a terminal may split is written again`() {
        let plan = plan(from: nil, to: grid(family + "abcdefg"))
        #expect(plan.strokes.map(\.text) == [family, "a", "b", "c", "d"])
    }

    @Test func `a screen that did not change needs nothing`() {
        let shown = grid("plain", family)
        var moved = shown
        moved.caret = Point(column: 3, row: 0)
        let plan = plan(from: shown, to: moved)
        #expect(plan.changed.isEmpty && plan.forced.isEmpty && plan.strokes.isEmpty)
    }

    @Test func `a changed row that had an overlay is forced and others are not`() {
        let plan = plan(from: grid("plain", family, family), to: grid("other", "gone", family))
        #expect(plan.changed == [0, 1])
        #expect(plan.forced == [1])
        #expect(plan.strokes.isEmpty)
    }

    @Test func `an overlay on a touched row is written again`() {
        let plan = plan(from: grid("a  x" + family), to: grid("b  x" + family))
        #expect(plan.forced == [0])
        #expect(plan.strokes.first?.text == family)
        #expect(plan.strokes.first?.place == Point(column: 4, row: 0))
    }

    @Test func `another size is another screen`() {
        let plan = plan(from: grid("a", family), to: grid("a"))
        #expect(plan.changed == [0])
        #expect(plan.forced.isEmpty)
    }

    private static let (orange, blue) = (Style(foreground: .rgb(255, 130, 0)), Style(background: .rgb(0, 0, 90)))

    private func colored(_ pieces: (String, Style)...) -> Grid {
        var grid = Grid(Size(columns: 12, rows: 1))
        grid.write(StyledLine(pieces.map { Run($0.0, $0.1) }), at: Point(column: 0, row: 0))
        return grid
    }

    @Test func `what has an exact colour is written over itself, piece by piece`() {
        let grid = colored(("a", .plain), ("bc中", Self.orange), (" ", Self.orange), ("d ", Self.blue), ("e", .plain))
        let plan = OverlayPlan(from: nil, to: grid, isExact: true, columns: columns)
        #expect(plan.strokes.map(\.text) == ["bc中", "d "])
        #expect(plan.strokes.map(\.place.column) == [1, 6])
        #expect(OverlayPlan(from: nil, to: grid, columns: columns).strokes.isEmpty)
    }

    /// Two colours may have the same nearest one: then ncurses sees no change where there is one.
    @Test func `a row that had an exact colour and changes is written whole`() {
        let indexed = Style(foreground: .indexed(208))
        let (old, new) = (colored(("ab", Self.orange)), colored(("ab", indexed)))
        let plan = OverlayPlan(from: old, to: new, isExact: true, columns: columns)
        #expect(plan.changed == [0] && plan.forced == [0] && plan.strokes.isEmpty)
        #expect(OverlayPlan(from: new, to: old, isExact: true, columns: columns).forced.isEmpty)
        #expect(OverlayPlan(from: old, to: new, columns: columns).forced.isEmpty)
    }

    private func linked(_ text: String, to targets: String..., mark: UInt64 = 1) -> Grid {
        var grid = Grid(Size(columns: 12, rows: 1))
        let runs = targets.compactMap { Hyperlink(to: $0, mark: mark) }.map { Run(text, link: $0) }
        grid.write(StyledLine([Run("a ")] + runs), at: Point(column: 0, row: 0))
        return grid
    }

    private func plan(from shown: Grid?, to grid: Grid, linkLimit: Int) -> OverlayPlan {
        OverlayPlan(from: shown, to: grid, linkLimit: linkLimit, columns: columns)
    }

    @Test func `what leads somewhere is written over itself as one piece`() {
        let plan = plan(from: nil, to: linked("中b", to: "https://a.b"), linkLimit: 100)
        #expect(plan.strokes.map(\.text) == ["中b"])
        #expect(plan.strokes.first?.place == Point(column: 2, row: 0))
        #expect(plan.strokes.first?.link?.target == "https://a.b")
    }

    @Test func `two links side by side are two pieces`() {
        let plan = plan(from: nil, to: linked("x", to: "https://a.b", "https://c.d"), linkLimit: 100)
        #expect(plan.strokes.map(\.link?.target) == ["https://a.b", "https://c.d"])
    }

    @Test func `a cluster that ncurses can't draw is a piece of its own in its link`() {
        let plan = plan(from: nil, to: linked("a🇩🇪b", to: "https://a.b"), linkLimit: 100)
        #expect(plan.strokes.map(\.text).joined().hasPrefix("a🇩🇪"))
        #expect(plan.strokes.prefix(2).allSatisfy { $0.link != nil })
    }

    @Test(arguments: [(0, 0), (10, 0), (11, 1)])
    func `a terminal gets no link that it does not take`(limit: Int, strokes: Int) {
        #expect(plan(from: nil, to: linked("x", to: "https://a.b"), linkLimit: limit).strokes.count == strokes)
    }

    @Test func `another target behind the same words is a change, and the row is written whole`() {
        let (old, new) = (linked("x", to: "https://a.b"), linked("x", to: "https://c.d"))
        let plan = plan(from: old, to: new, linkLimit: 100)
        #expect(plan.changed == [0] && plan.forced == [0])
        #expect(plan.strokes.map(\.link?.target) == ["https://c.d"])
        #expect(self.plan(from: old, to: old, linkLimit: 100).changed.isEmpty)
        #expect(self.plan(from: old, to: new, linkLimit: 0).changed.isEmpty)
    }

    @Test func `words that lead nowhere any more are written whole`() {
        var plain = Grid(Size(columns: 12, rows: 1))
        plain.write("a x", at: Point(column: 0, row: 0))
        let plan = plan(from: linked("x", to: "https://a.b"), to: plain, linkLimit: 100)
        #expect(plan.forced == [0] && plan.strokes.isEmpty)
    }
}
