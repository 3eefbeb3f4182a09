import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// F2 and /catchup: what is new, on one screen.
@Suite struct CatchUpScreenTests {
    /// The lobby, where dana was spoken of before she came back, other rooms, and somebody who wrote to her.
    private func returned(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.busy(columns, rows)
        scene.press(.control("u"))
        try scene.say(2, "dana: the build needs you", in: 2, at: Sample.time(14, 8))
        return scene
    }

    private func shown(_ scene: Scene) -> String {
        scene.client.shownHub.flatMap { hub in hub.shown?.label(calling: hub.people) } ?? ""
    }

    @Test func whatIsNewStandsOnOneScreen() throws {
        var scene = try returned(80, 24)
        scene.press(.function(2))
        expectScreen(
            scene.draw(),
            """
            | What is new                                                 lab ● 3 ms · 14:07 |
            |                                                                                |
            | SPEAKS OF YOU                                                                  |
            | ▸ #中文群  14:07  李雷: dana，看一下                                           |
            |   #build   14:08  ann: dana: the build needs you                               |
            |                                                                                |
            | WRITTEN TO YOU                                                                 |
            |   ann          2  are you there?                                               |
            |                                                                                |
            | ROOMS, AND WHAT IS UNREAD                                                      |
            |   #build       4  ann: dana: the build needs you                               |
            |   #中文群      1  李雷: dana，看一下                                           |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | ↑↓ choose   Enter go there   x all is read   Esc back                          |
            """)
        scene.resize(40, 12)
        expectScreen(
            scene.draw(),
            """
            | What is new         lab ● 3 ms · 14:07 |
            |                                        |
            | SPEAKS OF YOU                          |
            | ▸ #中文群  14:07  李雷: dana，看一下   |
            |   #build   14:08  ann: dana: the buil… |
            |                                        |
            | WRITTEN TO YOU                         |
            |   ann          2  are you there?       |
            |                                        |
            | ROOMS, AND WHAT IS UNREAD              |
            |                                        |
            | ↑↓ choose   Enter go there   Esc back  |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | What is new  lab ● |
            | SPEAKS OF YOU      |
            | ▸ #中文群  14:07   |
            |   #build   14:08   |
            | Esc back           |
            """)
        scene.resize(60, 12)
        scene.press(.character("x"))
        expectScreen(
            scene.draw(),
            """
            | What is new                             lab ● 3 ms · 14:07 |
            |                                                            |
            | Nothing is new. You have read everything on this hub.      |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            | Esc back                                                   |
            """)
    }

    @Test func enterGoesToTheMessage() throws {
        var scene = try returned(80, 24)
        scene.press(.function(2), .enter)
        #expect(shown(scene) == "#中文群")
        #expect(scene.draw().rows.contains { $0.contains("▌") && $0.contains("dana，看一下") })
        #expect(scene.client.shownHub?.catchUp == nil)
    }

    @Test func enterGoesToTheFirstUnreadLineOfAConversation() throws {
        var scene = try returned(80, 24)
        scene.submit("/catchup")
        scene.press(.arrow(.down, []), .character("j"), .enter)
        #expect(shown(scene) == "ann")
        #expect(scene.draw().rows.contains { $0.contains("2 new") })
    }

    @Test(arguments: [Key.escape, .control("c"), .function(2), .character("q")])
    func itIsLeftToWhereOneWas(key: Key) throws {
        var scene = try returned(80, 24)
        let before = scene.draw()
        scene.press(.function(2), .arrow(.down, []), key)
        #expect(scene.draw() == before)
    }

    @Test func whatWasReadAndStandsOnTheScreenIsNotNew() throws {
        var scene = try Scene.lines(5, 60, 12)
        scene.press(.focus(false))
        try scene.say(3, "dana, look")
        scene.press(.focus(true), .function(2))
        #expect(scene.draw().rows.contains { $0.contains("Nothing is new.") })
        scene.press(.escape, .focus(false))
        for number in 1...20 { try scene.say(2, "more \(number)") }
        scene.press(.focus(true))
        let shown = scene.draw().rows.count { $0.contains("more ") }
        scene.submit("/catchup")
        let rows = scene.draw().rows
        #expect(rows.contains { $0.contains("#lobby") && $0.contains(" \(20 - shown)  ann: more \(20 - shown)") })
        #expect(!rows.contains { $0.contains("more 20") })
    }

    @Test func whatWasReadAboveTheScreenIsStillListed() throws {
        var scene = try Scene.lines(5, 60, 12)
        scene.press(.focus(false))
        try scene.say(3, "dana, look")
        for number in 1...20 { try scene.say(2, "more \(number)") }
        scene.press(.focus(true), .function(2))
        #expect(scene.draw().rows.contains { $0.contains("▸ #lobby") && $0.contains("bob: dana, look") })
    }

    @Test func whatComesMeanwhileIsNotReadAndMovesNothing() throws {
        var scene = try returned(80, 24)
        scene.press(.function(2))
        let before = scene.draw()
        try scene.say(3, "and one more", in: 1)
        #expect(scene.draw() == before)
        #expect(scene.client.shownHub?.shown?.unread == 1)
    }

    @Test func allIsReadAtOnce() throws {
        var scene = try returned(80, 24)
        scene.press(.function(2), .character("x"), .escape)
        #expect(scene.client.shownHub?.unread == 0 && scene.client.shownHub?.mentions == 0)
    }

    @Test func aRoomKeyGoesThere() throws {
        var scene = try returned(80, 24)
        scene.press(.function(2), .alt("2"))
        #expect(shown(scene) == "#build" && scene.client.shownHub?.catchUp == nil)
    }

    @Test func itIsOfferedToWhoeverComesBackAfterAWhile() throws {
        var scene = try returned(60, 24)
        scene.press(.focus(false))
        scene.pass(599_000)
        scene.press(.focus(true))
        #expect(!scene.draw().rows.contains { $0.contains("F2 shows them") })
        scene.press(.focus(false))
        scene.pass(600_000)
        scene.press(.focus(true))
        let words = scene.draw().rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words.contains("Unread elsewhere: 7 messages in 3 conversations. F2 shows them, Alt-a goes there."))
    }
}
