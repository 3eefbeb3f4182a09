import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct PasswordScreenTests {
    @Test func aHubsPasswordIsAskedForWithoutShowingIt() throws {
        var scene = try asked(80, 12)
        scene.type("pencil")
        scene.press(.arrow(.left, []))
        expectScreen(
            scene.draw(),
            """
            | lab                                                                            |
            |                                                                                |
            |   This hub asks for its password.                                              |
            |                                                                                |
            |   password: ******                                                             |
            |                                                                                |
            |   You are asked once. What is remembered here opens no other hub.              |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | Enter go in   Esc go back                                                      |
            """)
        #expect(scene.draw().caret == Point(column: 18, row: 4))
        scene.press(.enter)
        #expect(given(scene) == "pencil")
    }

    @Test func aWrongOneIsSaidAndAskedForAgain() throws {
        var scene = try asked(60, 10, .wrong)
        scene.type("x")
        expectScreen(
            scene.draw(),
            """
            | lab                                                        |
            |                                                            |
            |   That is not this hub's password. Type it again, or ask   |
            |   its owner.                                               |
            |                                                            |
            |   This hub asks for its password.                          |
            |                                                            |
            |   password: *                                              |
            |                                                            |
            | Enter go in   Esc go back                                  |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | lab                |
            | That is not this   |
            | hub's password. …  |
            | password: *        |
            | Enter   Esc back   |
            """)
    }

    @Test func aChangedOneIsSaid() throws {
        let scene = try asked(80, 10, .changed)
        #expect(scene.draw().rows[2].contains("This hub has another password now than when you were here last."))
    }

    @Test func itIsInNoHistoryAndNoDraft() throws {
        var scene = try asked(60, 10)
        scene.type("pencil")
        scene.press(.enter)
        try scene.welcome()
        try scene.joined()
        scene.press(.arrow(.up, []))
        #expect(scene.composed == "")
        var history = scene.interface.history
        #expect(scene.interface.passwordBox.isEmpty && history.previous(leaving: "") == nil)
        try scene.connection(.passwordNeeded(question(.changed)))
        scene.press(.control("_"), .control("y"))
        #expect(scene.interface.passwordBox.isEmpty, "nothing brings it back")
    }

    @Test func whatIsPastedLosesItsLineBreakOnly() throws {
        var scene = try asked(60, 10)
        scene.press(.paste("two words \n"), .enter)
        #expect(given(scene) == "two words ")
    }

    @Test func emptyIsNoAnswerAndEscGoesBack() throws {
        var scene = try asked(60, 10)
        scene.press(.enter)
        #expect(scene.latest.isEmpty)
        scene.type("pencil")
        scene.press(.control("c"))
        #expect(scene.interface.passwordBox.isEmpty)
        #expect(scene.client.screen != .picker)
        scene.press(.escape)
        #expect(scene.client.screen == .picker)
    }

    /// The password of the connection that was asked for last.
    private func given(_ scene: Scene) -> String? {
        for case .connect(let plan) in scene.latest {
            return plan.password.map { String(decoding: $0.bytes, as: UTF8.self) }
        }
        return nil
    }

    private func question(_ occasion: PasswordQuestion.Occasion) throws -> PasswordQuestion {
        PasswordQuestion(
            hub: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, occasion: occasion)
    }

    private func asked(
        _ columns: Int, _ rows: Int, _ occasion: PasswordQuestion.Occasion = .first
    ) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.start { $0.target = HubReference(Sample.address) }
        try scene.connection(.passwordNeeded(question(occasion)))
        return scene
    }
}
