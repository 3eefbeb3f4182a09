import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// How things stand with the hub, in the first line.
@Suite struct StateScreenTests {
    @Test(arguments: [
        (StorageStatus.full, "lab ● the hub's disk is full"), (.readOnly, "lab ● the hub's disk can only be read"),
        (.failing, "lab ● the hub's disk fails"),
    ])
    func theHubsDiskIsTold(status: StorageStatus, words: String) throws {
        var scene = try Scene.talk(80, 8)
        try scene.answer(.storage(status))
        #expect(scene.draw().rows[0].contains(words))
        try scene.answer(.storage(.well))
        #expect(scene.draw().rows[0].contains("lab ● 3 ms"))
    }

    @Test func aFullDiskIsToldWhereverThereIsRoom() throws {
        var scene = try Scene.talk(100, 8)
        try scene.answer(.storage(.full))
        scene.submit("are you there?")
        try scene.refusePost(.storageFull, "No.")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                           lab ● the hub's disk is full · 14:07 |
            | ROOMS           │ 14:04    *  李雷 café 等等                                       │ HERE 5        |
            | 1 #lobby        │ 14:05 dana  on it                                                │ ann           |
            |                 │       dana  are you there?                                       │ bob           |
            |                 │             the hub's disk is full; kept here, sent when there   │ dana          |
            | /list for more  │             is room                                              │ and 2 more    |
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
        expectScreen(
            scene.draw(60, 9),
            """
            | #lobby  Release day   lab ● the hub's disk is full · 14:07 |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |       dana  are you there?                                 |
            |             the hub's disk is full; kept here, sent when   |
            |             there is room                                  |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        expectScreen(
            scene.draw(40, 6),
            """
            | #lobby    lab ● the hub's disk is full |
            |             the hub's disk is full;    |
            |             kept here, sent when there |
            |             is room                    |
            |                                F1 help |
            | #lobby ›                               |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby       lab ● |
            |       when there   |
            |       is room      |
            |            F1 help |
            | ›                  |
            """)
    }

    @Test func theLineOfWhatIsNewStandsBehindTheReadMark() throws {
        var scene = Scene(50, 9)
        try scene.connect()
        let history = try (1...6).map { try Scene.said(2, "line \($0)", at: Sample.time(13, 0), seq: $0) }
        try scene.joined(history: history, authors: [Sample.person(2, "ann")], mark: 4, unread: 2)
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 2                               |
            |        ann  line 3                               |
            |        ann  line 4                               |
            |     ──────────────── 2 new ────────────────      |
            |        ann  line 5                               |
            |        ann  line 6                               |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func whatCameMeanwhileIsSummedUp() throws {
        var scene = try Scene.lobby(80, 8)
        scene.submit("/join #b")
        try scene.joined(2)
        try scene.say(2, "before", in: 1)
        try scene.connection(.ended(.lost))
        scene.pass(60_000)
        try scene.welcome()
        for (number, name) in [(1, "#lobby"), (2, "#b")] as [(UInt32, String)] {
            let history = try (10...14).map { try Scene.said(2, "dana \($0)", at: Sample.time(14, 0), seq: $0) }
            try scene.joined(
                number, history: number == 1 ? history : [], authors: [Sample.person(2, "ann")], resume: .resumed,
                head: number == 1 ? 14 : 0, unread: number == 1 ? 6 : 0, named: name)
        }
        let tag = try #require(scene.request { if case .directs(let tag) = $0 { tag } else { nil } })
        try scene.answer(.directs(tag, []))
        expectScreen(
            scene.draw(),
            """
            | #b                                                               lab ● · 14:08 |
            | ROOMS           │                                                              |
            | 1 #lobby      6 │                                                              |
            | 2 #b            │                   This is where #b begins.                   |
            |                 │          –  While you were not connected: 5 messages in 1    |
            | /list for more  │             conversation. F2 shows them, Alt-a goes there.   |
            |                                                                        F1 help |
            | #b ›                                                                           |
            """)
    }
}
