import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct WritingScreenTests {
    private func told(_ scene: Scene) -> [Bool] {
        scene.effects.compactMap { if case .send(_, .typing(_, _, let isOn)) = $0 { isOn } else { nil } }
    }

    /// The line above the composer.
    private func status(_ scene: Scene) -> String {
        let rows = scene.draw().rows
        return rows[rows.count - 2]
    }

    /// Somebody writes in the lobby.
    private func writes(_ numbers: UInt32..., in scene: inout Scene) throws {
        for number in numbers { try scene.event(.typing(UserNumber(number), true)) }
    }

    @Test func whoWritesStandsAboveTheComposer() throws {
        var scene = try Scene.lobby(60, 9)
        try scene.say(2, "the build is green again")
        try writes(3, in: &scene)
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:07  ann  the build is green again                       |
            | bob is typing                                      F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test(arguments: [
        (20, 5, "bob is typing", "two are typing", "several are typing"),
        (40, 12, "bob is typing", "bob and 李雷 are typing", "several people are typing"),
        (80, 24, "bob is typing", "bob and 李雷 are typing", "several people are typing"),
        (200, 60, "bob is typing", "bob and 李雷 are typing", "several people are typing"),
    ])
    func itIsSaidInWordsThatFit(columns: Int, rows: Int, one: String, two: String, more: String) throws {
        var scene = try Scene.lobby(columns, rows)
        try writes(3, in: &scene)
        #expect(status(scene).hasPrefix(" " + one))
        try writes(4, in: &scene)
        #expect(status(scene).hasPrefix(" " + two))
        try writes(2, in: &scene)
        #expect(status(scene).hasPrefix(" " + more))
        scene.pass(8_000)
        #expect(!scene.draw().rows.joined().contains("typing"))
    }

    @Test func itIsSaidInChinese() throws {
        var scene = try Scene.lobby(40, 9)
        scene.around = Sample.chinese
        try writes(3, in: &scene)
        #expect(status(scene).hasPrefix(" bob 正在输入 "))
        try writes(4, in: &scene)
        #expect(status(scene).hasPrefix(" bob 和 李雷 正在输入 "))
        try writes(2, in: &scene)
        #expect(status(scene).hasPrefix(" 好几个人正在输入 "))
    }

    @Test func whatElseThereIsToSayStaysWhereItFits() throws {
        var scene = try Scene.lobby(80, 12)
        try scene.change(2, .ruling(Ruling(scope: .room, act: .mode(RoomMode(pause: 30)))))
        let before = status(scene).prefix { $0 != "·" }.split(separator: "  ").first ?? ""
        try writes(3, in: &scene)
        #expect(before.contains("30 s") && status(scene).hasPrefix("\(before) · bob is typing "))
        scene.size = Size(columns: 24, rows: 12)
        #expect(status(scene).hasPrefix(" bob is typing "))
    }

    @Test func aPersonIsCalledAsElsewhere() throws {
        var scene = try Scene.lobby(80, 12)
        scene.submit("/petname bob boss")
        try writes(3, in: &scene)
        #expect(status(scene).hasPrefix(" boss is typing"))
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

    @Test func aLineThatBecomesACommandIsTakenBack() throws {
        var scene = try Scene.lobby(80, 24)
        scene.type("me waves")
        scene.press(.home([]), .character("/"))
        #expect(told(scene) == [true, false])
    }

    @Test func theWordsOfAnEditAreNotTold() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(1, "teh")
        scene.press(.alt("s"), .character("e"))
        scene.type("x")
        #expect(told(scene).isEmpty && scene.composed.hasSuffix("x"))
    }

    @Test func whatIsTypedElsewhereIsNotTold() throws {
        var scene = try Scene.lobby(80, 24)
        try scene.say(2, "the build")
        scene.press(.function(3), .character("b"), .escape, .control("g"), .character("b"), .escape)
        scene.press(.control("s"), .character("b"), .escape)
        #expect(told(scene).isEmpty)
    }
}
