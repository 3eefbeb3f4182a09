import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The question about a long paste.
@Suite struct PasteSizeTests {
    @Test func itIsAskedHowToSend() throws {
        var scene = try Scene.lines(9, 80, 24)
        scene.press(.paste((1...12).map { "第\($0)行 👩‍👩‍👧" }.joined(separator: "\n\n")))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |  ann  line 8
            |  ann  line 9
            | 23 lines pasted
            | Alt-s one Esc no
            40×12
            | #lobby              lab ● 3 ms · 14:07
            | 13:00  ann  line 1
            |        ann  line 2
            |        ann  line 3
            |        ann  line 4
            |        ann  line 5
            |        ann  line 6
            |        ann  line 7
            |        ann  line 8
            |        ann  line 9
            | 23 lines pasted
            | Alt-s one   Alt-l 12   Esc no
            80×24
            | #lobby                                                      lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 7
            |                 │                 This is where #lobby begins.
            |                 │     ──────────────── Friday 20 November ────────────────
            |                 │ 13:00  ann  line 1
            |                 │        ann  line 2
            |                 │        ann  line 3
            |                 │        ann  line 4
            |                 │        ann  line 5
            |                 │        ann  line 6
            |                 │        ann  line 7
            |                 │        ann  line 8
            | /list for more  │        ann  line 9
            | A paste of 23 lines. How is it to be sent?
            | Alt-s as a snippet   Alt-l as 12 messages   Esc not at all
            200×60
            | #lobby                                                                                                                                                                              lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 39
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │                                                         ──────────────── Friday 20 November ────────────────                                                         │
            |                 │ 13:00  ann  line 1                                                                                                                                                   │
            |                 │        ann  line 2                                                                                                                                                   │
            |                 │        ann  line 3                                                                                                                                                   │
            |                 │        ann  line 4                                                                                                                                                   │
            |                 │        ann  line 5                                                                                                                                                   │
            |                 │        ann  line 6                                                                                                                                                   │
            |                 │        ann  line 7                                                                                                                                                   │
            |                 │        ann  line 8                                                                                                                                                   │
            | /list for more  │        ann  line 9                                                                                                                                                   │
            | A paste of 23 lines. How is it to be sent?
            | Alt-s as a snippet   Alt-l as 12 messages   Alt-e edit it first   Esc not at all
            """)
    }
}
