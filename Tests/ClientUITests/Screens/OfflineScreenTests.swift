import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Reading what is kept of a hub that is off.
@Suite struct OfflineScreenTests {
    /// The list of hubs: `lab` is heard, 校园网 was met yesterday.
    private func list(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = Scene(columns, rows)
        try scene.start { started in
            started.remembered = [
                RememberedHub(
                    id: try Sample.hub(7), name: try HubName("校园网"), address: Sample.address,
                    met: Sample.time(10, 0, day: 19), rooms: [.lobby])
            ]
        }
        try scene.hear(1, "lab")
        return scene
    }

    /// What the last run kept of 校园网.
    private func kept() throws -> KeptHub {
        let people = try [(1, "dana"), (2, "ann"), (4, "李雷")].map { try Sample.person($0, $1) }
        let entries = [
            try Scene.said(2, "see you tomorrow", at: Sample.time(18, 30, day: 19), seq: 1),
            Entry(
                seq: Seq(2), time: Sample.time(18, 31, day: 19), author: UserNumber(4), nonce: Nonce(2),
                body: .reply(to: Seq(1), try MessageText("明天见 👋"))),
        ]
        let reactions = [ReactionTally(reaction: try Reaction("👍"), count: 1, isMine: true)]
        let room = KeptConversation(
            kind: .room(.lobby), topic: .none, lowest: Seq(1), token: ResumeToken(seq: Seq(2), nonce: Nonce(2)),
            floor: .zero, mark: Seq(2), entries: entries,
            amendments: [Amendment(target: Seq(1), changed: Seq(2), content: .original, reactions: reactions)],
            authors: people)
        return KeptHub(
            index: KeptIndex(
                name: try HubName("校园网"), you: people[0], order: [.room(.lobby)], active: .room(.lobby), closed: [:]),
            conversations: [try #require(room)])
    }

    @Test func theListOffersToReadASilentHub() throws {
        var scene = try list(100, 17)
        scene.press(.arrow(.down, []))
        expectScreen(
            scene.draw(),
            """
            | hubbub                                                               you are dana · SHA256:9f3a…c1 |
            |                                                                                                    |
            |   Hubs on this network                                                                             |
            |                                                                                                    |
            |     lab                   4 people    3 ms    new: not met yet                                     |
            |                                                                                                    |
            |   Not heard now                                                                                    |
            |                                                                                                    |
            |   ▸ 校园网                last met 19 November, at 10.3.0.7:24822  o  read what you have           |
            |                                                                                                    |
            |   Somewhere else?   address:                                                                       |
            |   Nobody around?    h  host a hub here ("dana's hub")                                              |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            | ↑↓ choose   Enter join   a address   h host   n nick   q quit   F1 help                            |
            """)
        expectScreen(
            scene.draw(60, 15),
            """
            | hubbub                       you are dana · SHA256:9f3a…c1 |
            |                                                            |
            |   Hubs on this network                                     |
            |                                                            |
            |     lab             4 people    3 ms    new: not met yet   |
            |                                                            |
            |   Not heard now                                            |
            |                                                            |
            |   ▸ 校园网          o  read what you have                  |
            |                                                            |
            |   Somewhere else?   address:                               |
            |   Nobody around?    h  host a hub here ("dana's hub")      |
            |                                                            |
            |                                                            |
            | ↑↓ choose   Enter join   a address   q quit   F1 help      |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub        dana |
            |   lab              |
            | Not heard now      |
            | ▸ 校园网           |
            | q quit   F1 help   |
            """)
    }

    @Test func whatIsKeptIsReadAndNothingIsSent() throws {
        var scene = try list(100, 9)
        scene.press(.arrow(.down, []), .character("o"))
        #expect(try scene.latest.contains(.recall(Sample.hub(7))))
        scene.apply(.recalled(try Sample.hub(7), try kept()))
        expectScreen(
            scene.draw(),
            """
            | #lobby                                                    校园网 ○ off · reading what is kept here |
            | ROOMS           │                                                                  │ HERE 0        |
            | 1 #lobby        │                   This is where #lobby begins.                   │               |
            |                 │      ──────────────── Thursday 19 November ────────────────      │               |
            |                 │ 18:30  ann  see you tomorrow  👍 1·you                           │               |
            |                 │ 18:31 李雷  ↳ ann: see you tomorrow                              │               |
            | /list for more  │             明天见 👋                                            │               |
            | 校园网 is off; this is what was kept of it here. /reconnect tries to reach it.             F1 help |
            | #lobby ›                                                                                           |
            """)
        expectScreen(
            scene.draw(60, 9),
            """
            | #lobby            校园网 ○ off · reading what is kept here |
            |                                                            |
            |                This is where #lobby begins.                |
            |   ──────────────── Thursday 19 November ────────────────   |
            | 18:30  ann  see you tomorrow  👍 1·you                     |
            | 18:31 李雷  ↳ ann: see you tomorrow                        |
            |             明天见 👋                                      |
            | 校园网 is off; this is what was kept of it here.   F1 help |
            | #lobby ›                                                   |
            """)
        expectScreen(
            scene.draw(40, 9),
            """
            | #lobby                    校园网 ○ off |
            |                                        |
            |      This is where #lobby begins.      |
            | ──────── Thursday 19 November ──────── |
            | 18:30  ann  see you tomorrow  👍 1·you |
            | 18:31 李雷  ↳ ann: see you tomorrow    |
            |             明天见 👋                  |
            | 校园网 is off; this is what was kept … |
            | #lobby ›                               |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby    校园网 ○ |
            | 李雷  ↳ ann: see … |
            |       明天见 👋    |
            | off        F1 help |
            | ›                  |
            """)
        scene.submit("hello?")
        #expect(scene.composed == "hello?" && scene.posted.isEmpty)
        scene.press(.control("u"), .escape)
        #expect(scene.client.screen == .picker)
    }
}
