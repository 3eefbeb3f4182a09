import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Where the terminal draws ambiguous signs in two columns.
@Suite struct WideScreenTests {
    private func wide(_ scene: Scene) -> Scene {
        var scene = scene
        scene.around.take(.two)
        return scene
    }

    @Test func theScreenIsBuiltFromSignsOfOneColumn() throws {
        var scene = wide(try Scene.busy(100, 22))
        try scene.say(2, "① → Москва · é")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                           lab * 3 ms · 14:07 |
            | ROOMS           |                                                                  | HERE 7        |
            | 1 #lobby        |                   This is where #lobby begins.                   | ann           |
            | 2 #build      3 |      ---------------- Thursday 19 November ----------------      | bob           |
            | 3 #中文群    @1 | 18:30  ann  see you tomorrow                                     | dana          |
            | 4 #random       |       ---------------- Friday 20 November ----------------       | eve           |
            | DIRECT          | 13:58  ann  the build is green again                             | kim           |
            | 5 ann        @2 | 14:01  bob  great, tagging 1.4 now                               | mei away      |
            | 6 bob o         |        bob  ```                                                  | 李雷          |
            |                 |             $ git tag -s v1.4 && git push --tags                 |               |
            |                 |             ```                                                  |               |
            |                 |             eve, kim joined                                      |               |
            |                 | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      |               |
            |                 |             ---------------- 4 new ----------------              |               |
            |                 | 14:03  ann  wait for the changelog, please                       |               |
            |                 | 14:05    *  bob waits                                            |               |
            |                 | 14:06 李雷  @dana can you check the numbers on page 3? the table |               |
            |                 |             looks wrapped wrongly on a narrow screen             |               |
            |                 | 14:07  ann  ① → Москва · é                             |               |
            | /list for more  |       dana  on it                                      sending… |               |
            |                                                                                      @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three                                              |
            """)
    }

    @Test func aChosenMessageIsMarkedAndCutTextsFit() throws {
        var scene = wide(try Scene.talk(40, 8))
        scene.press(.alt("s"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day   select · 6 of 6 |
            | 14:03  ann  ↳ bob: great, tagging 1... |
            |             wait for the changelog,    |
            |             dana                       |
            | 14:04    *  李雷 café 等等             |
            |>14:05 dana  on it                      |
            |                                        |
            | j/k move   r reply   + react   Esc back|
            """)
    }

    /// The caret stands behind what was written, as the terminal draws it.
    @Test func theCaretFollows() throws {
        var scene = wide(try Scene.lobby(40, 8))
        scene.type("①→x")
        #expect(scene.draw().caret == Point(column: 15, row: 7))
        scene.press(.arrow(.left, []), .arrow(.left, []))
        #expect(scene.draw().caret == Point(column: 12, row: 7))
    }

    @Test func theSignsComeBackWithANarrowTerminal() throws {
        let scene = try Scene.busy(100, 22)
        var other = wide(scene)
        #expect(other.draw() != scene.draw())
        other.around.take(.one)
        #expect(other.draw() == scene.draw())
    }

    /// No picture holds a sign of the screen's own that is wider than its place.
    @Test(arguments: [(100, 30), (80, 24), (40, 10), (20, 5)])
    func everyRowIsAsWideAsTheScreen(columns: Int, rows: Int) throws {
        let scenes: [(Int, Int) throws -> Scene] = [Scene.busy, Scene.talk, { try Scene.lobby($0, $1) }]
        for language in [Catalogue.english, .chinese] {
            for make in scenes {
                var scene = try make(columns, rows)
                scene.around = Surroundings(
                    words: language, utcOffset: scene.around.utcOffset, fingerprint: scene.around.fingerprint,
                    ownFingerprint: scene.around.ownFingerprint)
                scene.around.take(.two)
                for key in [Key.escape, .alt("s"), .function(1), .control("g"), .control("s"), .function(2)] {
                    var tried = scene
                    tried.press(key)
                    for row in tried.draw().rows {
                        let width = DisplayWidth.$ambiguous.withValue(.two) { DisplayWidth.of(row) }
                        #expect(width == columns && !row.contains { "│─▌".contains($0) }, "\(key) \(row)")
                    }
                }
            }
        }
    }
}
