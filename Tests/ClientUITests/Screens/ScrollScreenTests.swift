import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct ScrollScreenTests {
    @Test func anOlderPlaceStaysAndCountsWhatIsNewer() throws {
        var scene = try Scene.lines(40, 50, 9)
        scene.press(.pageUp([]))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 30                              |
            |        ann  line 31                              |
            |        ann  line 32                              |
            |        ann  line 33                              |
            |        ann  line 34                              |
            |        ann  line 35                              |
            | 5 newer ↓ · Esc goes there               F1 help |
            | #lobby ›                                         |
            """)
        for number in 41...45 { try scene.say(2, "line \(number)") }
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 30                              |
            |        ann  line 31                              |
            |        ann  line 32                              |
            |        ann  line 33                              |
            |        ann  line 34                              |
            |        ann  line 35                              |
            | 10 newer ↓ · Esc goes there              F1 help |
            | #lobby ›                                         |
            """)
        scene.press(.escape)
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |     ──────────────── 5 new ────────────────      |
            | 14:07  ann  line 41                              |
            |        ann  line 42                              |
            |        ann  line 43                              |
            |        ann  line 44                              |
            |        ann  line 45                              |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func altUGoesToTheFirstNewLine() throws {
        var scene = try Scene.lines(5, 50, 8)
        scene.press(.focus(false))
        for number in 6...30 { try scene.say(2, "line \(number)") }
        scene.press(.focus(true), .alt("u"))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |     ──────────────── 25 new ────────────────     |
            | 14:07  ann  line 6                               |
            |        ann  line 7                               |
            |        ann  line 8                               |
            |        ann  line 9                               |
            | 21 newer ↓ · Esc goes there              F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func theHelpPageTurns() throws {
        var scene = try Scene.lobby(80, 12)
        scene.press(.function(1))
        expectScreen(
            scene.draw(),
            """
            | Help                                                                           |
            | In a conversation                                                              |
            |   Enter                       send                                             |
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; |
            |                               the one before                                   |
            |   PgUp PgDn                   scroll                                           |
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest         |
            |   Alt-u                       to the first new line                            |
            |   Alt-p Alt-n                 previous and next line that speaks of you        |
            |   Alt-s                       choose a message: answer, react, edit, delete,   |
            |                                                                                |
            | ↑↓ PgUp PgDn move   Esc or F1 back                                             |
            """)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | Help                                                                           |
            |                               you, what was written to you, the rooms.         |
            |   /motd                       shows the hub's message of the day again.        |
            |   /hub                        shows which hub this is, and its key.            |
            |   /version                    shows the version of this program and of the     |
            |                               protocol.                                        |
            |   /connect [HUB]              goes to another hub, or shows the hubs.          |
            |   /reconnect                  connects again.                                  |
            |   /disconnect                 ends the connection.                             |
            |   /quit                       leaves.                                          |
            |                                                                                |
            | ↑↓ PgUp PgDn move   Esc or F1 back                                             |
            """)
        scene.resize(40, 9)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | Help                                   |
            |     hubs.                              |
            |   /reconnect                           |
            |     connects again.                    |
            |   /disconnect                          |
            |     ends the connection.               |
            |   /quit                                |
            |     leaves.                            |
            | ↑↓ PgUp PgDn move   Esc or F1 back     |
            """)
        scene.press(.escape)
        #expect(scene.interface.help == nil)
    }

    @Test func aWideHelpPageTurnsInBothColumns() throws {
        var scene = try Scene.lobby(200, 60)
        scene.press(.function(1))
        let top = scene.draw()
        scene.press(.end([]))
        let end = scene.draw().rows
        #expect(end[57].contains("/quit") && !end[1].contains("In a conversation"), "\(end)")
        scene.press(.pageUp([]))
        #expect(scene.draw() == top)
    }
}
