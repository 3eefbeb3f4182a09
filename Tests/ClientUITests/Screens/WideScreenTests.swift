import ChatModel
import TerminalCore
import TestKit
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
        expectScreen(scene.draw(), "")
    }

    @Test func aChosenMessageIsMarkedAndCutTextsFit() throws {
        var scene = wide(try Scene.talk(40, 8))
        scene.press(.alt("s"))
        expectScreen(scene.draw(), "")
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
