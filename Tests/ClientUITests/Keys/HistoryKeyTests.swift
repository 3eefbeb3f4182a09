import ChatModel
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// `/history` on the screen.
@Suite struct HistoryKeyTests {
    @Test func withoutANumberItIsAPage() throws {
        var (one, other) = (try Scene.lines(60, 80, 24), try Scene.lines(60, 80, 24))
        one.submit("/history")
        other.press(.pageUp([]))
        #expect(one.draw().rows == other.draw().rows && one.composed.isEmpty)
    }

    @Test func withANumberThatMessageIsOnTop() throws {
        var scene = try Scene.lines(60, 80, 24)
        scene.submit("/history 40")
        let shown = scene.draw().rows.filter { $0.contains("ann  line ") }
        #expect(shown.first?.contains("line 21") == true, "\(scene.draw().rows)")
        #expect(scene.posted.isEmpty)
    }
}
