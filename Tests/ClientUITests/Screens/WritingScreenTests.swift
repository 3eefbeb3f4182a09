import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct WritingScreenTests {
    private func told(_ scene: Scene) -> [Bool] {
        scene.effects.compactMap { if case .send(_, .typing(_, let isOn)) = $0 { isOn } else { nil } }
    }

    @Test(arguments: [(20, 5), (40, 12), (80, 24), (200, 60)])
    func whoWritesStandsAboveTheComposer(columns: Int, rows: Int) throws {
        var scene = try Scene.lobby(columns, rows)
        try scene.event(.typing(UserNumber(3), true))
        #expect(scene.draw().rows[rows - 2].hasPrefix(" bob is typing"))
        try scene.event(.typing(UserNumber(4), true))
        #expect(scene.draw().rows[rows - 2].contains(columns == 20 ? "2 people are typi…" : "bob and 李雷 are typing"))
        try scene.event(.typing(UserNumber(2), true))
        #expect(scene.draw().rows[rows - 2].contains("3 people are typi"))
        scene.pass(8_000)
        #expect(!scene.draw().rows.joined().contains("typin"))
    }

    @Test func onlyWhatIsToBeSaidIsTold() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("/nick eve")
        #expect(told(scene).isEmpty)
        scene.press(.control("u"))
        scene.type("hi")
        #expect(told(scene) == [true])
        scene.press(.control("u"))
        #expect(told(scene) == [true, false])
        scene.press(.arrow(.left, []), .control("e"))
        #expect(told(scene) == [true, false])
    }
}
