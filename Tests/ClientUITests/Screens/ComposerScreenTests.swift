import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct ComposerScreenTests {
    @Test func severalLinesPushTheTimelineUp() throws {
        var scene = try Scene.lines(9, 50, 9)
        scene.type("one")
        scene.press(.altEnter)
        scene.type("two")
        let grid = scene.draw()
        expectScreen(
            grid,
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 5                               |
            |        ann  line 6                               |
            |        ann  line 7                               |
            |        ann  line 8                               |
            |        ann  line 9                               |
            |                                          F1 help |
            | #lobby › one                                     |
            |          two                                     |
            """)
        #expect(grid.caret == Point(column: 13, row: 8))
    }

    @Test func manyLinesScrollAroundTheCaret() throws {
        var scene = try Scene.lines(9, 50, 9)
        scene.press(.paste((1...12).map { "draft \($0)" }.joined(separator: "\n")), .alt("e"))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 6                               |
            |        ann  line 7                               |
            |        ann  line 8                               |
            |        ann  line 9                               |
            | line 12 of 12                            F1 help |
            | #lobby › draft 10                                |
            |          draft 11                                |
            |          draft 12                                |
            """)
        for _ in 0..<11 { scene.press(.arrow(.up, [])) }
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 6                               |
            |        ann  line 7                               |
            |        ann  line 8                               |
            |        ann  line 9                               |
            | line 1 of 12                             F1 help |
            | #lobby › draft 1                                 |
            |          draft 2                                 |
            |          draft 3                                 |
            """)
    }

    @Test func aLongLineIsWrappedAndTheCaretStandsBehindIt() throws {
        var scene = try Scene.lobby(30, 9)
        scene.type("a line that is much longer than the screen, 也有中文")
        let grid = scene.draw()
        expectScreen(
            grid,
            """
            | #lobby    lab ● 3 ms · 14:07 |
            |                              |
            |                              |
            |                              |
            |                              |
            |   This is where #lobby be…   |
            |                      F1 help |
            | › a line that is much longer |
            |   than the screen, 也有中文  |
            """)
        let caret = try #require(grid.caret)
        #expect(grid[caret.column - 2, caret.row].cluster == "文")
    }

    @Test(arguments: [(20, 5, 2), (40, 12, 4), (80, 24, 8), (200, 60, 16)])
    func theComposerGrowsToAThirdOfTheScreen(columns: Int, rows: Int, most: Int) throws {
        var scene = try Scene.lines(80, columns, rows)
        for line in 1...20 {
            scene.type("draft \(line)")
            let grid = scene.draw()
            let caret = try #require(grid.caret)
            #expect(caret.row == rows - 1)
            #expect(grid.rows[rows - 1].contains("draft \(line)"))
            let shown = grid.rows.count { $0.contains("draft") }
            #expect(shown == min(line, most))
            #expect(grid.rows.contains { $0.contains("line 80") })
            scene.press(.altEnter)
        }
    }

    @Test func theSmallestScreenShowsTwoLinesOfADraft() throws {
        var scene = try Scene.lines(9, 20, 5)
        scene.type("one")
        scene.press(.altEnter)
        scene.type("two 李雷")
        let grid = scene.draw()
        expectScreen(
            grid,
            """
            | #lobby  lab ● 3 ms |
            |  ann  line 9       |
            |            F1 help |
            | › one              |
            |   two 李雷         |
            """)
        #expect(grid.caret == Point(column: 11, row: 4))
    }

    @Test func upGoesThroughAWrappedTextBeforeTheHistory() throws {
        var scene = try Scene.lobby(30, 9)
        scene.submit("before")
        scene.type("a line that is much longer than the screen")
        scene.press(.arrow(.up, []), .character("!"))
        #expect(scene.composed == "a line that is !much longer than the screen")
        scene.press(.arrow(.up, []))
        #expect(scene.composed == "before")
    }

    @Test(arguments: [("", 0), ("abc", 3), ("中文", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("한국", 4)])
    func theCaretCountsColumns(text: String, columns: Int) throws {
        var scene = try Scene.lobby(60, 9)
        scene.press(.paste(text))
        #expect(scene.draw().caret == Point(column: 10 + columns, row: 8))
    }
}
