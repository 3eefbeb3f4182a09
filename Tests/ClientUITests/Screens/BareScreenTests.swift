import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A conversation's words alone.
@Suite struct BareScreenTests {
    @Test func nothingStandsBesideTheWords() throws {
        var scene = try Scene.talk(60, 12)
        try scene.say(3, "func go() {\n    land(on: \"the moon\", with: ships)\n}\n👩‍🔬 下午")
        scene.press(.alt("l"))
        expectScreen(
            scene.draw(),
            """
            |ann: the build is green again                               |
            |bob: great, tagging 1.4 now                                 |
            |李雷: 下午四点冻结，别忘了更新日志 👍                       |
            |ann [↳ bob: great, tagging 1.4 now]: wait for the changelog,|
            |dana                                                        |
            |* 李雷 café 等等                                            |
            |dana: on it                                                 |
            |bob: func go() {                                            |
            |    land(on: "the moon", with: ships)                       |
            |}                                                           |
            |👩‍🔬 下午                                                     |
            | ↑↓ PgUp PgDn move   Esc back                               |
            """)
        #expect(scene.draw().caret == nil)
    }

    @Test func codeKeepsItsShapeThereToo() throws {
        var scene = try Scene.lobby(40, 9)
        try scene.say(
            3, "```\n    let total = items.reduce(0) { $0 + $1.price }\n```\n`git log --oneline --graph --all -n 20`")
        scene.press(.alt("l"))
        expectScreen(
            scene.draw(),
            """
            |                                        |
            |                                        |
            |                                        |
            |bob: ```                                |
            |    let total = items.reduce(0) { $0 +  |
            |    ↪ $1.price }                        |
            |```                                     |
            |`git log --oneline --graph --all -n 20` |
            | ↑↓ PgUp PgDn move   Esc back           |
            """)
    }

    @Test func itStandsStillUntilItIsClosed() throws {
        var scene = try Scene.lines(9, 40, 5)
        scene.press(.alt("l"))
        let before = scene.draw()
        try scene.say(2, "more")
        #expect(scene.draw() == before)
        scene.press(.arrow(.up, []), .arrow(.up, []), .arrow(.down, []))
        expectScreen(
            scene.draw(),
            """
            |ann: line 5                             |
            |ann: line 6                             |
            |ann: line 7                             |
            |ann: line 8                             |
            | ↑↓ PgUp PgDn move   Esc back           |
            """)
        scene.press(.pageUp([]), .pageUp([]), .pageUp([]), .pageUp([]), .arrow(.up, []))
        #expect(scene.draw().rows.first?.hasPrefix("ann: line 1 ") == true)
        scene.press(.pageDown([]))
        #expect(scene.draw().rows.first?.hasPrefix("ann: line 4 ") == true)
        scene.press(.alt("l"))
        #expect(scene.draw().rows.joined().contains("more"))
    }

    @Test(arguments: [Key.escape, .enter, .character("q"), .alt("l"), .control("c")]) func aKeyCloses(key: Key) throws {
        var scene = try Scene.talk(60, 12)
        scene.type("kept")
        let before = scene.draw()
        scene.press(.alt("l"), .character("x"), .tab, key)
        #expect(scene.draw() == before && scene.posted.isEmpty)
    }

    @Test func theWheelScrollsItAndAClickDoesNothing() throws {
        var scene = try Scene.lines(9, 40, 5)
        scene.press(.alt("l"), .mouse(Mouse(.wheelUp, at: Point(column: 3, row: 1))))
        #expect(scene.draw().rows.first?.hasPrefix("ann: line 3 ") == true)
        let before = scene.draw()
        scene.press(.mouse(Mouse(.press, at: Point(column: 3, row: 1))))
        #expect(scene.draw() == before)
    }

    @Test func anotherRoomIsShownAsItIs() throws {
        var scene = try Scene.lobby(60, 12)
        scene.submit("/join #build")
        try scene.joined(2)
        let before = scene.draw()
        scene.press(.alt("l"))
        #expect(scene.draw() != before)
        scene.press(.alt("1"))
        #expect(scene.draw().rows[0].contains("#lobby"))
    }
}
