import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// F3: looking for something in the shown conversation, letter by letter.
@Suite struct FindScreenTests {
    private var hit: (Scene) -> UInt64? { { $0.interface.find(for: $0.client)?.hit?.value } }

    @Test func whatIsFoundIsShownAsOneTypes() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.function(3))
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |        ann  line 52                                        |
            |        ann  line 53                                        |
            |        ann  line 54                                        |
            |        ann  line 55                                        |
            |        ann  line 56                                        |
            |        ann  line 57                                        |
            |        ann  line 58                                        |
            |        ann  line 59                                        |
            |        ann  line 60                                        |
            | ↑↓ other   Enter stay there   Esc back                     |
            | find here ›                                                |
            """)
        scene.type("line 2")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |        ann  line 25                                        |
            |        ann  line 26                                        |
            |        ann  line 27                                        |
            |        ann  line 28                                        |
            |▌       ann  line 29                                        |
            |        ann  line 30                                        |
            |        ann  line 31                                        |
            |        ann  line 32                                        |
            |        ann  line 33                                        |
            | 1 of 11   ↑↓ other   Enter stay there   Esc back           |
            | find here › line 2                                         |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby  lab ● 3 ms |
            |▌ ann  line 29      |
            |  ann  line 30      |
            | 1 of 11   Esc back |
            | find here › ine 2  |
            """)
        scene.resize(40, 12)
        scene.type("x")
        expectScreen(
            scene.draw(),
            """
            | #lobby              lab ● 3 ms · 14:07 |
            |        ann  line 22                    |
            |        ann  line 23                    |
            |        ann  line 24                    |
            |        ann  line 25                    |
            |        ann  line 26                    |
            |        ann  line 27                    |
            |        ann  line 28                    |
            |        ann  line 29                    |
            |        ann  line 30                    |
            | Not in what is loaded   Esc back       |
            | find here › line 2x                    |
            """)
    }

    @Test func lettersNarrowAndArrowsGoOn() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.function(3))
        scene.type("LINE 1")
        #expect(hit(scene) == 19)
        scene.press(.arrow(.up, []))
        #expect(hit(scene) == 18)
        scene.press(.arrow(.down, []), .arrow(.down, []))
        #expect(hit(scene) == 19)
        scene.type("1")
        #expect(hit(scene) == 11)
        scene.press(.backspace)
        #expect(hit(scene) == 11)
        for _ in 0..<30 { scene.press(.arrow(.up, [])) }
        #expect(hit(scene) == 1)
    }

    @Test func enterStaysThereAndEscapeGoesBack() throws {
        var scene = try Scene.lines(60, 60, 12)
        let before = scene.draw()
        scene.press(.function(3))
        scene.type("line 30")
        let found = scene.draw().rows.dropLast().filter { $0.contains("line 30") }
        #expect(found.count == 1 && found.first?.hasPrefix("▌") == true)
        var other = scene
        scene.press(.enter)
        #expect(scene.draw().rows.contains { $0.hasPrefix("▌") && $0.contains("line 30") })
        #expect(scene.interface.find(for: scene.client) == nil)
        scene.press(.escape)
        #expect(scene.draw() == before)
        other.press(.escape)
        #expect(other.draw() == before)
    }

    @Test func whatIsChosenAfterwardsIsWhatOneReads() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.pageUp([]))
        var other = scene
        scene.press(.function(3))
        scene.type("line 7")
        scene.press(.escape, .alt("s"))
        other.press(.alt("s"))
        #expect(scene.client.shownHub?.shown?.selection == other.client.shownHub?.shown?.selection)
        #expect(scene.draw() == other.draw())
    }

    @Test(arguments: [Key.escape, .enter])
    func whatIsNotFoundInTheEndLeadsBack(key: Key) throws {
        var scene = try Scene.lines(60, 60, 12)
        let before = scene.draw()
        scene.press(.function(3))
        scene.type("line 30 and more")
        #expect(hit(scene) == nil)
        scene.press(key)
        #expect(scene.draw() == before)
    }

    @Test func whereNothingIsFoundOnlyWhatHelpsIsOffered() throws {
        var scene = try Scene.lines(60, 80, 12)
        scene.press(.function(3))
        scene.type("and more")
        let row = scene.draw().rows.dropLast().last
        #expect(row?.hasPrefix(" Not in what is loaded   Ctrl-s look in all of it   Esc back ") == true)
    }

    @Test func nothingIsSaidToStandBelowTheNewestLine() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.function(3))
        scene.type("line 60")
        scene.press(.enter)
        #expect(!scene.draw().rows.contains { $0.contains("below") })
        try scene.say(2, "one more")
        #expect(scene.draw().rows.contains { $0.contains("1 newer ↓") })
    }

    @Test func newLinesMoveNothing() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.function(3))
        scene.type("line 60")
        let before = scene.draw().rows.dropLast(2)
        try scene.say(2, "one more")
        #expect(Array(scene.draw().rows.dropLast(2)) == Array(before))
        #expect(hit(scene) == 60)
    }

    @Test func theWordsAreReversedWhereTheyStand() throws {
        var scene = try Scene.lines(3, 40, 9)
        scene.press(.function(3))
        scene.type("NE 2")
        let row = try #require(scene.draw().rows.firstIndex { $0.contains("line 2") })
        let reversed = scene.draw().cells(inRow: row).filter { $0.style.attributes.contains(.reverse) }
        #expect(String(reversed.compactMap(\.cluster)) == "ne 2")
    }

    @Test func theSameWordsAreLookedForEverywhereInTheRoom() throws {
        var scene = try Scene.lines(3, 40, 9)
        scene.press(.function(3))
        scene.type("tea")
        scene.press(.control("s"))
        #expect(scene.asked?.words.text == "tea" && scene.asked?.scope == .room(.lobby))
        #expect(scene.client.shownHub?.search?.isShown == true)
    }

    @Test(arguments: [Key.escape, .control("c")])
    func nothingIsChangedByLookingAtNothing(key: Key) throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.type("draft")
        let before = scene.draw()
        scene.press(.function(3), key)
        #expect(scene.draw() == before)
    }

    @Test func selectModeHasItToo() throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.alt("s"), .character("/"))
        scene.type("line 5")
        #expect(hit(scene) == 59 && scene.interface.step(for: scene.client) == nil)
    }

    @Test(arguments: [Key.escape, .control("c")])
    func selectModeIsThereAgainAfterwards(key: Key) throws {
        var scene = try Scene.lines(60, 60, 12)
        scene.press(.alt("s"), .character("k"))
        let before = scene.draw()
        scene.press(.character("/"))
        scene.type("line 5")
        scene.press(key)
        #expect(scene.draw() == before)
        #expect(scene.interface.step(for: scene.client) == .choosing)
        #expect(scene.client.shownHub?.shown?.selection == Seq(59))
        scene.press(.character("/"), .enter)
        #expect(scene.draw() == before)
        scene.press(key, .function(3), key)
        #expect(scene.interface.step(for: scene.client) == nil)
    }

    @Test func whatIsFoundInFoldedLinesIsUnfolded() throws {
        var scene = try Scene.lobby(60, 30)
        try scene.say(2, "```\n" + (1...20).map { "step \($0)" }.joined(separator: "\n") + "\n```")
        #expect(!scene.draw().rows.contains { $0.contains("step 17") })
        scene.press(.function(3))
        scene.type("step 17")
        #expect(scene.draw().rows.dropLast().contains { $0.contains("step 17") })
        scene.press(.escape)
        #expect(!scene.draw().rows.contains { $0.contains("step 17") })
    }

    @Test func anotherRoomEndsIt() throws {
        var scene = try Scene.busy(60, 12)
        scene.press(.function(3))
        scene.type("build")
        scene.press(.alt("2"))
        #expect(scene.interface.find(for: scene.client) == nil)
        #expect(scene.client.shownHub?.shown?.name?.written == "#build")
    }
}
