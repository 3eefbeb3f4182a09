import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct DayMessageScreenTests {
    /// In the lobby of a hub with a message of the day.
    private func scene(_ columns: Int, _ rows: Int, _ text: String) throws -> Scene {
        var scene = try Scene.lobby(columns, rows)
        try scene.say(2, "morning")
        try scene.answer(.dayMessage(DayMessage(text)))
        return scene
    }

    @Test func itsLinesStandFurtherInAndAreFolded() throws {
        let welcome = "Welcome to the lab. The printer is in room 3, and the coffee in the kitchen."
        expectScreen(
            try scene(60, 12, welcome + "\n\n  mon\ttue\n  tea\tcoffee").draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:07  ann  morning                                        |
            |          –  The hub's message of the day:                  |
            |               Welcome to the lab. The printer is in room   |
            |                 3, and the coffee in the kitchen.          |
            |                                                            |
            |                 mon   tue                                  |
            |                 tea   coffee                               |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func aHubWithoutOneSaysSo() throws {
        var scene = try Scene.lobby(60, 8)
        scene.submit("/motd")
        #expect(scene.draw().rows.contains { $0.contains("This hub has no message of the day.") })
    }

    @Test func plainModeTellsItLineByLine() throws {
        var scene = try Scene.lobby(80, 24)
        var narrator = Narrator()
        _ = narrator.news(of: scene.client, around: scene.around)
        try scene.answer(.dayMessage(DayMessage("Welcome.\n\na\tb")))
        #expect(
            narrator.news(of: scene.client, around: scene.around) == [
                "– The hub's message of the day:", "–   Welcome.", "–   ", "–   a   b",
            ])
    }
}
