import ChatModel
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What is kept of a conversation's picture while one writes.
@Suite struct RoomBaseTests {
    private func picture(_ scene: Scene, _ memo: inout SayingMemo) -> Grid {
        let grid = render(scene.client, scene.interface, in: scene.size, around: scene.around, remembering: &memo)
        #expect(grid == scene.draw())
        return grid
    }

    @Test func aLetterLeavesWhatStandsAboveTheStatusLine() throws {
        var scene = try Scene.talk(80, 24)
        var memo = SayingMemo()
        scene.type("a")
        _ = picture(scene, &memo)
        let kept = try #require(memo.base?.key)
        scene.type("b")
        #expect(picture(scene, &memo).rows[23].contains("ab"))
        #expect(memo.base?.key == kept)
    }

    @Test func whatHappensMakesItAnew() throws {
        var scene = try Scene.talk(80, 24)
        var memo = SayingMemo()
        _ = picture(scene, &memo)
        try scene.say(9, "a new line")
        #expect(picture(scene, &memo).rows.joined().contains("a new line"))
        scene.press(.alt("s"), .character("k"))
        _ = picture(scene, &memo)
        scene.press(.escape, .pageUp([]), .function(7))
        _ = picture(scene, &memo)
        scene.size = Size(columns: 60, rows: 12)
        _ = picture(scene, &memo)
        scene.around = Sample.chinese
        scene.around.theme.name = "other"
        _ = picture(scene, &memo)
    }
}
