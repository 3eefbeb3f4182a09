import Expectations
import TerminalCore
import Testing

@testable import ClientUI

@Suite struct PasteScreenTests {
    private func asked(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.lines(9, columns, rows)
        scene.press(.paste((1...12).map { "第\($0)行 👩‍👩‍👧" }.joined(separator: "\n\n")))
        return scene
    }

    @Test func theQuestionTellsWhatWouldBeSent() throws {
        let grid = try asked(80, 8).draw()
        expectScreen(
            grid,
            """
            | #lobby                                                      lab ● 3 ms · 14:07 |
            | ROOMS           │        ann  line 5                                           |
            | 1 #lobby        │        ann  line 6                                           |
            |                 │        ann  line 7                                           |
            |                 │        ann  line 8                                           |
            | /list for more  │        ann  line 9                                           |
            | A paste of 23 lines. How is it to be sent?                                     |
            | Alt-s as a snippet   Alt-l as 12 messages   Esc not at all                     |
            """)
        #expect(grid.caret == nil)
    }

    @Test func aNarrowScreenAsksShortly() throws {
        expectScreen(
            try asked(40, 6).draw(),
            """
            | #lobby              lab ● 3 ms · 14:07 |
            |        ann  line 7                     |
            |        ann  line 8                     |
            |        ann  line 9                     |
            | 23 lines pasted                        |
            | Alt-s one   Alt-l 12   Esc no          |
            """)
        expectScreen(
            try asked(20, 5).draw(),
            """
            | #lobby  lab ● 3 ms |
            |  ann  line 8       |
            |  ann  line 9       |
            | 23 lines pasted    |
            | Alt-s one Esc no   |
            """)
    }
}
