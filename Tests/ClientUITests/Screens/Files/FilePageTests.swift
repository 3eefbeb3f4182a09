import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A file that is looked at.
@Suite struct FilePageTests {
    /// Nothing, something that is no text, and a file shorter than the screen.
    @Test(arguments: [[], [0, 255, 1], Array("one line".utf8)])
    func whatHasNoPagesIsTurnedInVain(bytes: [UInt8]) throws {
        var scene = try Scene.given(40, 8)
        scene.submit("/view release-notes.pdf")
        scene.openCourier()
        scene.carry(.seen(bytes, isWhole: true))
        let picture = scene.draw()
        let keys: [Key] = [.pageUp([]), .pageDown([]), .arrow(.up, []), .arrow(.down, []), .home([]), .end([])]
        for key in keys + [.character("b"), .character(" "), .character("g"), .character("G")] {
            scene.press(key)
            #expect(scene.draw() == picture, "\(key)")
        }
    }

    @Test func aTextFileIsRead() throws {
        var scene = try Scene.given(40, 8)
        scene.submit("/view release-notes.pdf")
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | Being fetched … waiting                |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.openCourier()
        let text = (1...30).map { "line \($0)" }.joined(separator: "\n") + "\n更新日志 \u{1B}[31m e\u{301}\tend\n"
        scene.carry(.seen(Array(text.utf8), isWhole: false))
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | line 1                                 |
            | line 2                                 |
            | line 3                                 |
            | line 4                                 |
            | line 5                                 |
            | line 6                                 |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | line 26                                |
            | line 27                                |
            | line 28                                |
            | line 29                                |
            | line 30                                |
            | 更新日志 ␛[31m é    end                |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.pageUp([]))
        expectScreen(
            scene.draw(20, 5),
            """
            | relea….pdf  1.2 MB |
            | line 21            |
            | line 22            |
            | line 23            |
            | ↑↓ move   Esc back |
            """)
        scene.press(.character("q"))
        #expect(scene.client.shownHub?.files.viewed == nil)
        scene.submit("/view photos")
        expectScreen(
            scene.draw(),
            """
            | photos                           73 MB |
            | This is no text, so it can't be shown  |
            | here. /get fetches it.                 |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.control("c"))
        #expect(scene.client.shownHub?.files.viewed == nil)
        scene.submit("/view photos")
        #expect(scene.client.shownHub?.files.viewed != nil)
        scene.press(.alt("1"))
        #expect(scene.client.shownHub?.files.viewed == nil && scene.draw().rows[0].contains("#lobby"))
    }
}
