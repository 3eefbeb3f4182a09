import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct StyleTests {
    private let theme = Theme.standard

    private func letters() throws -> [Style: Character] {
        [
            theme.title: "T", theme.dim: "d", theme.accent: "Y", theme.mention: "M", theme.rule: "r",
            theme.chosen: "C", theme.notice: "n", theme.nick(try Sample.person(2, "ann").id): "a",
            theme.nick(try Sample.person(3, "bob").id): "b",
        ]
    }

    @Test func rolesHaveLooks() throws {
        var scene = try Scene.lobby(50, 9, topic: "tea")
        try scene.say(2, "hello")
        scene.press(.focus(false))
        try scene.say(3, "dana?")
        scene.press(.focus(true))
        scene.submit("yes")
        scene.submit("/topic")
        expectScreen(
            scene.draw(),
            """
            | #lobby  tea                   lab ● 3 ms · 14:07 |
            | ────────────── Friday 20 November ────────────── |
            | 14:07  ann  hello                                |
            |     ──────────────── 1 new ────────────────      |
            |        bob  dana?                                |
            |          –  The topic: tea                       |
            |       dana  yes                         sending… |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
        expectStyles(
            scene.draw(), try letters(),
            """
            |.TTTTTT..ddd...................dddddddddddddddddd.|
            |.dddddddddddddddddddddddddddddddddddddddddddddddd.|
            |.dddddd.aaa.......................................|
            |.rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr......|
            |.dddddd.bbb..MMMMM................................|
            |.dddddd...n..nnnnnnnnnnnnnn.......................|
            |.ddddddYYYY..............................dddddddd.|
            |..........................................ddddddd.|
            |YYYYYYYYYY........................................|
            """)
    }

    @Test func theChosenHubIsReversedAndMarked() throws {
        var scene = Scene(50, 12)
        try scene.start()
        try scene.hear(1, "lab")
        try scene.hear(2, "den")
        expectStyles(
            scene.draw(), try letters(),
            """
            |.TTTTTT.............ddddddddddddddddddddddddddddd.|
            |..................................................|
            |...TTTTTTTTTTTTTTTTTTTT...........................|
            |..................................................|
            |...CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC.|
            |..................................................|
            |..................................................|
            |..............................???????????????????.|
            |..................................................|
            |..................................................|
            |..................................................|
            |.ddddddddddddddddddddddddddddddddddddddddd........|
            """)
    }

    @Test func nicksKeepTheirColour() throws {
        let ids = try (0..<64).map { UserID(try Sample.digest(UInt8($0))) }
        #expect(Set(ids.map { theme.nick($0) }).count == theme.nicks.count)
        #expect(ids.allSatisfy { theme.nick($0) == theme.nick($0) && theme.nick($0) != theme.accent })
    }
}
