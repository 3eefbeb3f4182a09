import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct QuestionScreenTests {
    @Test func theFirstStartAsksForANick() throws {
        var scene = Scene(60, 10)
        try scene.start(nick: nil) { $0.suggestion = try Nick("dana") }
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                     |
            |                                                            |
            |                                                            |
            |   What should people call you?                             |
            |   your nick: dana                                          |
            |                                                            |
            |   One word, at most 32 bytes. You can change it at any     |
            |   time with /nick.                                         |
            |                                                            |
            | Enter go on   Ctrl-c leave                                 |
            """)
        scene.type("#dana")
        scene.press(.enter)
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                     |
            |                                                            |
            |                                                            |
            |   What should people call you?                             |
            |   your nick: #dana                                         |
            |                                                            |
            |   The nick holds "#", which is not allowed in it; leave    |
            |   that character out.                                      |
            |                                                            |
            | Enter go on   Ctrl-c leave                                 |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub             |
            | What should people…|
            | your nick: #dana   |
            | The nick holds…    |
            | Ctrl-c leave       |
            """)
    }

    @Test func anUnknownHubIsShownWithItsFingerprint() throws {
        let scene = try asked(80, 14)
        expectScreen(
            scene.draw(),
            """
            | lab                                                                            |
            |                                                                                |
            |   You have not met this hub before.                                            |
            |                                                                                |
            |   It calls itself lab, at 10.3.0.7:24822.                                      |
            |                                                                                |
            |   Its key: SHA256:0909090909090909090909090909090909090909090                  |
            |                                                                                |
            |   Compare this with what its host sees: they must be the same.                 |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | y trust it from now on   n go back                                             |
            """)
        expectScreen(
            scene.draw(40, 10),
            """
            | lab                                    |
            |   You have not met this hub before.    |
            |   It calls itself lab, at              |
            |   10.3.0.7:24822.                      |
            |   Its key:                             |
            |   SHA256:09090909090909090909090909090 |
            |   90909090909090                       |
            |   Compare this with what its host      |
            |   sees: they must be the same.         |
            | y trust it from now on   n go back     |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | lab                |
            | SHA256:09090909090 |
            | 909090909090909090 |
            | 90909090909090     |
            | y trust   n go back|
            """)
    }

    @Test func aHubWithTheNameOfAnotherIsShownWithBothFingerprints() throws {
        let scene = try asked(80, 16, former: 1)
        expectScreen(
            scene.draw(),
            """
            | lab                                                                            |
            |                                                                                |
            |   You have met a hub called lab before, and it had another key.                |
            |                                                                                |
            |   Its key then: SHA256:0101010101010101010101010101010101010101010             |
            |                                                                                |
            |   The key now: SHA256:0909090909090909090909090909090909090909090              |
            |                                                                                |
            |   It calls itself lab, at 10.3.0.7:24822.                                      |
            |                                                                                |
            |   It was reinstalled, or somebody pretends to be it. Compare the key with what |
            |   its host sees: they must be the same.                                        |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | y trust it from now on   n go back                                             |
            """)
        expectScreen(
            scene.draw(60, 8),
            """
            | lab                                                        |
            |   You have met a hub called lab before, and it had another |
            |   key.                                                     |
            |   Its key then:                                            |
            |   SHA256:0101010101010101010101010101010101010101010       |
            |   The key now:                                             |
            |   SHA256:0909090909090909090909090909090909090909090       |
            | y trust it from now on   n go back                         |
            """)
    }

    @Test(arguments: [(80, 24), (60, 9), (40, 7), (20, 5), (25, 6)], [UInt8?.none, 1])
    func noSizeHidesTheFingerprint(size: (columns: Int, rows: Int), former: UInt8?) throws {
        let scene = try asked(size.columns, size.rows, former: former)
        let text = scene.draw().rows.joined().filter { !$0.isWhitespace }
        #expect(text.contains(scene.around.fingerprint(try Sample.digest(9))))
    }

    private func asked(_ columns: Int, _ rows: Int, former: UInt8? = nil) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.start { started in
            started.target = HubReference(Sample.address)
            if let former {
                started.pinned = [
                    PinnedHub(id: try Sample.hub(former), name: try HubName("lab"), since: Sample.time(9, 0))
                ]
            }
        }
        try scene.connection(
            .untrusted(TrustQuestion(hub: try Sample.hub(9), name: try HubName("lab"), address: Sample.address)))
        return scene
    }
}
