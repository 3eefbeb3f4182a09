import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct RoomScreenTests {
    @Test func aBusyRoomOnAWideScreen() throws {
        expectScreen(
            try Scene.busy(100, 22).draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | ROOMS           │                                                                  │ HERE 7        |
            | 1 #lobby        │                                                                  │ ann           |
            | 2 #build      3 │                   This is where #lobby begins.                   │ bob           |
            | 3 #中文群    @1 │      ──────────────── Thursday 19 November ────────────────      │ dana          |
            | 4 #random       │ 18:30  ann  see you tomorrow                                     │ eve           |
            | DIRECT          │       ──────────────── Friday 20 November ────────────────       │ kim           |
            | 5 ann        @2 │ 13:58  ann  the build is green again                             │ mei away      |
            | 6 bob ○         │ 14:01  bob  great, tagging 1.4 now                               │ 李雷          |
            |                 │        bob  ```                                                  │               |
            |                 │             $ git tag -s v1.4 && git push --tags                 │               |
            |                 │             ```                                                  │               |
            |                 │             eve, kim joined                                      │               |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │               |
            |                 │             ──────────────── 3 new ────────────────              │               |
            |                 │ 14:03  ann  wait for the changelog, please                       │               |
            |                 │ 14:05    *  bob waits                                            │               |
            |                 │ 14:06 李雷  @dana can you check the numbers on page 3? the table │               |
            |                 │             looks wrapped wrongly on a narrow screen             │               |
            | /list for more  │       dana  on it                                       sending… │               |
            |                                                                                       @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three                                              |
            """)
    }

    @Test func aBusyRoomWithoutMembers() throws {
        expectScreen(
            try Scene.busy(80, 24).draw(),
            """
            | #lobby  Release day: freeze at 16:00                        lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            | 2 #build      3 │                                                              |
            | 3 #中文群    @1 │                                                              |
            | 4 #random       │                 This is where #lobby begins.                 |
            | DIRECT          │    ──────────────── Thursday 19 November ────────────────    |
            | 5 ann        @2 │ 18:30  ann  see you tomorrow                                 |
            | 6 bob ○         │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 13:58  ann  the build is green again                         |
            |                 │ 14:01  bob  great, tagging 1.4 now                           |
            |                 │        bob  ```                                              |
            |                 │             $ git tag -s v1.4 && git push --tags             |
            |                 │             ```                                              |
            |                 │             eve, kim joined                                  |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │           ──────────────── 3 new ────────────────            |
            |                 │ 14:03  ann  wait for the changelog, please                   |
            |                 │ 14:05    *  bob waits                                        |
            |                 │ 14:06 李雷  @dana can you check the numbers on page 3? the   |
            |                 │             table looks wrapped wrongly on a narrow screen   |
            | /list for more  │       dana  on it                                   sending… |
            |                                                                   @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three                          |
            """)
    }

    @Test func aBusyRoomOnNarrowScreens() throws {
        let scene = try Scene.busy(60, 9)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00    lab ● 3 ms · 14:07 |
            |          ──────────────── 3 new ────────────────           |
            | 14:03  ann  wait for the changelog, please                 |
            | 14:05    *  bob waits                                      |
            | 14:06 李雷  @dana can you check the numbers on page 3? the |
            |             table looks wrapped wrongly on a narrow screen |
            |       dana  on it                                 sending… |
            |                                               @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three      |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            | 14:03  ann  wait for the changelog,    |
            |             please                     |
            | 14:05    *  bob waits                  |
            | 14:06 李雷  @dana can you check the    |
            |             numbers on page 3? the     |
            |             table looks wrapped        |
            |             wrongly on a narrow screen |
            |       dana  on it             sending… |
            |                           @3 · F1 help |
            | #lobby › on my way to the meeting      |
            |          room, back at three           |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby  lab ● 3 ms |
            |       sending…     |
            | line 3 of 3     @3 |
            | › meeting room,    |
            |   back at three    |
            """)
    }

    @Test func aScreenThatIsTooSmallSaysSo() throws {
        expectScreen(
            try Scene.busy(10, 3).draw(),
            """
            |hubbub    |
            |needs 20×5|
            |          |
            """)
        expectScreen(
            try Scene.busy(1, 1).draw(),
            """
            |h|
            """)
        #expect(try Scene.busy(0, 0).draw().rows.isEmpty)
    }

    @Test func theSidesCanBeHidden() throws {
        var scene = try Scene.busy(100, 8)
        scene.press(.function(7))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | 14:03  ann  wait for the changelog, please                                         │ HERE 7        |
            | 14:05    *  bob waits                                                              │ ann           |
            | 14:06 李雷  @dana can you check the numbers on page 3? the table looks wrapped     │ bob           |
            |             wrongly on a narrow screen                                             │ dana          |
            |       dana  on it                                                         sending… │ and 4 more    |
            |                                                                                       @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three                                              |
            """)
        scene.press(.function(7), .function(8))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:03  ann  wait for the changelog, please                                       |
            | 1 #lobby        │ 14:05    *  bob waits                                                            |
            | 2 #build      3 │ 14:06 李雷  @dana can you check the numbers on page 3? the table looks wrapped   |
            | 3 #中文群    @1 │             wrongly on a narrow screen                                           |
            | 4 #random       │       dana  on it                                                       sending… |
            |                                                                                       @3 · F1 help |
            | #lobby › on my way to the meeting room, back at three                                              |
            """)
    }

    @Test func longNamesAreCut() throws {
        var scene = Scene(60, 8)
        try scene.connect(hub: "The hub of the third floor, next to the kitchen and the stairs")
        try scene.joined(topic: String(repeating: "topic ", count: 60), members: [])
        scene.submit("/join #" + String(repeating: "very-long-", count: 4))
        try scene.joined(2, topic: "short")
        expectScreen(
            scene.draw(),
            """
            | #very-long-very-long-very-lon…  The hub of the third fl… ● |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |   This is where #very-long-very-long-very-long-very-lon…   |
            |                                                    F1 help |
            | #very-long-ver… ›                                          |
            """)
        scene.press(.alt("1"))
        expectScreen(
            scene.draw(70, 8),
            """
            | #lobby  topic topic topic …  The hub of the third fl… ● 3 ms · 14:07 |
            | ROOMS           │                                                    |
            | 1 #lobby        │                                                    |
            | 2 #very-long-v… │                                                    |
            |                 │                                                    |
            | /list for more  │            This is where #lobby begins.            |
            |                                                              F1 help |
            | #lobby ›                                                             |
            """)
    }

    @Test func aHugeRosterEndsWithItsCount() throws {
        var scene = Scene(100, 9)
        try scene.connect()
        let members = try (1...200).map {
            try Sample.member(UInt32($0), "user\(1_000 + $0)", away: $0 == 2 ? "x" : nil)
        }
        try scene.joined(members: members, count: 12_345)
        expectScreen(
            scene.draw(),
            """
            | #lobby                                                                          lab ● 3 ms · 14:07 |
            | ROOMS           │                                                                  │ HERE 12345    |
            | 1 #lobby        │                                                                  │ user1001      |
            |                 │                                                                  │ user1002 away |
            |                 │                                                                  │ user1003      |
            |                 │                                                                  │ user1004      |
            | /list for more  │                   This is where #lobby begins.                   │ and 12341 more|
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
    }

    @Test func aRoomThatIsBeingEnteredSaysSo() throws {
        var scene = Scene(60, 6)
        try scene.connect()
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            | Going into #lobby …                                F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func theFirstConnectionIsShownUnderWay() throws {
        var scene = Scene(60, 6)
        try scene.start { $0.target = HubReference(Sample.address) }
        expectScreen(
            scene.draw(),
            """
            | 10.3.0.7:24822                 10.3.0.7:24822 ○ connecting |
            |  connecting                                                |
            |                                                            |
            |                                                            |
            |                                                    F1 help |
            | 10.3.0.7:24822 ›                                           |
            """)
    }

    @Test func aHubWithoutRoomsTellsTheWay() throws {
        var scene = try Scene.lobby(60, 6)
        scene.submit("/leave")
        expectScreen(
            scene.draw(),
            """
            | lab                                     lab ● 3 ms · 14:07 |
            |  You are in no room. /join #lobby takes you to the lobby,  |
            |  /list shows all.                                          |
            |                                                            |
            |                                                    F1 help |
            | lab ›                                                      |
            """)
    }

    @Test func aLostConnectionIsAWordInTheCorner() throws {
        var scene = try Scene.lines(2, 60, 6)
        try scene.connection(.ended(.lost))
        expectScreen(
            scene.draw(),
            """
            | #lobby                           lab ○ trying again in 2 s |
            |    ──────────────── Friday 20 November ────────────────    |
            | 13:00  ann  line 1                                         |
            |        ann  line 2                                         |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        expectScreen(
            scene.draw(30, 6),
            """
            | #lobby                 lab ○ |
            | ──── Friday 20 November ──── |
            |  ann  line 1                 |
            |  ann  line 2                 |
            | trying again in 2 s  F1 help |
            | ›                            |
            """)
        scene.pass(2_000)
        try scene.connection(.ended(.unreachable("Nobody answers at 10.3.0.7:24822.")))
        expectScreen(
            scene.draw(),
            """
            | #lobby                           lab ○ trying again in 3 s |
            |    ──────────────── Friday 20 November ────────────────    |
            | 13:00  ann  line 1                                         |
            |        ann  line 2                                         |
            | Nobody answers at 10.3.0.7:24822.                  F1 help |
            | #lobby ›                                                   |
            """)
        scene.submit("/disconnect")
        expectScreen(
            scene.draw(),
            """
            | #lobby                      lab ○ disconnected, /reconnect |
            |        ann  line 2                                         |
            |          –  Disconnected. /reconnect goes back, /connect   |
            |             shows the hubs.                                |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func awayIsToldInTheStatusLine() throws {
        var scene = try Scene.lobby(60, 6)
        scene.submit("/away back at three")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            | you are away: back at three                        F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func whoGivesNoReasonIsJustAway() throws {
        var scene = try Scene.lobby(60, 6)
        scene.submit("/away")
        let asked = scene.request { if case .away(let tag, let text) = $0 { (tag, text) } else { nil } }
        let (tag, text) = try #require(asked)
        #expect(text == .unexplained)
        try scene.answer(.done(tag))
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                                                            |
            |                This is where #lobby begins.                |
            |          –  You are away.                                  |
            | you are away                                       F1 help |
            | #lobby ›                                                   |
            """)
    }
}
