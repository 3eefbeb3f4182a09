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
}
