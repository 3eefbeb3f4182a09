import ChatModel
import TerminalCore
import TestKit
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
        scene.press(.paste((1...12).map { "draft \($0)" }.joined(separator: "\n")))
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

    @Test(arguments: [("", 0), ("abc", 3), ("中文", 4), ("👩‍👩‍👧", 2), ("e\u{301}", 1), ("한국", 4)])
    func theCaretCountsColumns(text: String, columns: Int) throws {
        var scene = try Scene.lobby(60, 9)
        scene.press(.paste(text))
        #expect(scene.draw().caret == Point(column: 10 + columns, row: 8))
    }
}
