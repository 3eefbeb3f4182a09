import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct RecallKeyTests {
    private func scene(_ columns: Int = 80, _ rows: Int = 9) throws -> Scene {
        var scene = try Scene.lobby(columns, rows)
        for line in ["Release on Friday", "lunch?", "the release notes", "李雷 wrote 下午四点冻结"] { scene.submit(line) }
        return scene
    }

    @Test func whatWasWrittenIsFoundByAnyPartOfIt() throws {
        var scene = try scene()
        scene.type("draft")
        scene.press(.control("r"))
        scene.type("rel")
        let grid = scene.draw()
        #expect(grid.rows[8].hasPrefix(" #lobby › the release notes"))
        #expect(grid.rows[7].hasPrefix(" wrote before: rel   Ctrl-r older   Enter take it   Esc back"))
        #expect(grid.caret == Point(column: 14, row: 8))
        scene.press(.control("r"))
        #expect(scene.draw().rows[8].hasPrefix(" #lobby › Release on Friday"))
        scene.press(.control("r"))
        #expect(scene.draw().rows[8].hasPrefix(" #lobby › Release on Friday"))
        #expect(scene.draw().rows[7].contains("Nothing that you wrote holds \"rel\"."))
        scene.press(.control("s"))
        #expect(scene.draw().rows[8].hasPrefix(" #lobby › the release notes"))
        scene.press(.enter)
        #expect(scene.composed == "the release notes" && scene.latest.isEmpty)
        scene.press(.control("_"))
        #expect(scene.composed == "draft")
    }

    @Test(arguments: [Key.escape, .control("g"), .control("c")])
    func leavingBringsTheDraftBack(key: Key) throws {
        var scene = try scene()
        scene.type("draft")
        scene.press(.control("r"))
        scene.type("下午")
        #expect(scene.draw().rows[8].contains("李雷 wrote 下午四点冻结"))
        scene.press(key)
        #expect(scene.composed == "draft" && scene.interface.recalling == nil)
    }

    @Test func otherWordsAreLookedForAnew() throws {
        var scene = try scene()
        scene.press(.control("r"))
        scene.type("relx")
        #expect(scene.draw().rows[7].contains("Nothing that you wrote"))
        scene.press(.backspace)
        #expect(scene.draw().rows[8].contains("the release notes"))
        scene.press(.control("u"))
        scene.type("lunch")
        #expect(scene.draw().rows[8].contains("lunch?"))
    }

    @Test func anyOtherKeyTakesTheLineAndMeansWhatItMeans() throws {
        var scene = try scene()
        scene.press(.control("r"))
        scene.type("lunch")
        scene.press(.control("a"))
        scene.type("no ")
        #expect(scene.composed == "no lunch?")
    }

    @Test(arguments: [(20, 5), (40, 12), (200, 60)])
    func itFitsOnAnyScreen(columns: Int, rows: Int) throws {
        var scene = try scene(columns, rows)
        scene.press(.control("r"))
        scene.type("release")
        let grid = scene.draw()
        #expect(grid.rows.contains { $0.hasPrefix(" wrote before: rel") })
        #expect(grid.rows.contains { $0.contains("› the release") })
        #expect(grid.caret.map(grid.bounds.contains) == true)
    }
}
