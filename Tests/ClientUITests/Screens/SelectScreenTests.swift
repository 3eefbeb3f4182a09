import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Choosing a message, and what is asked and shown while something is done with it.
@Suite struct SelectScreenTests {
    @Test func theChosenMessageHasABarAndTheKeysAreNamed() throws {
        var scene = try Scene.talk(100, 22)
        scene.press(.alt("s"), .character("k"), .arrow(.up, []))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                                                select · 4 of 6 |
            | ROOMS           │                                                                  │ HERE 5        |
            | 1 #lobby        │                                                                  │ ann           |
            |                 │                                                                  │ bob           |
            |                 │                                                                  │ dana          |
            |                 │                                                                  │ mei away      |
            |                 │                                                                  │ 李雷          |
            |                 │                                                                  │               |
            |                 │                                                                  │               |
            |                 │                                                                  │               |
            |                 │                                                                  │               |
            |                 │                   This is where #lobby begins.                   │               |
            |                 │       ──────────────── Friday 20 November ────────────────       │               |
            |                 │ 13:58  ann  the build is green again                             │               |
            |                 │ 14:01  bob  great, tagging 1.4 now                               │               |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │               |
            |                 │▌14:03  ann  ↳ bob: great, tagging 1.4 now                        │               |
            |                 │▌            wait for the changelog, dana                         │               |
            |                 │ 14:04    *  李雷 café 等等                                       │               |
            | /list for more  │ 14:05 dana  on it                                                │               |
            |                                                                                                    |
            | j/k move   r reply   + react   y copy   o open   Esc back                                          |
            """)
        scene.resize(60, 9)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                        select · 4 of 6 |
            | 14:01  bob  great, tagging 1.4 now                         |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                |
            |▌14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |▌            wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |                                                            |
            | j/k move   r reply   + react   y copy   o open   Esc back  |
            """)
        scene.resize(40, 12)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day    select · 4 of 6 |
            | 13:58  ann  the build is green again   |
            | 14:01  bob  great, tagging 1.4 now     |
            | 14:02 李雷  下午四点冻结，别忘了更新日 |
            |             志 👍                      |
            |▌14:03  ann  ↳ bob: great, tagging 1.4… |
            |▌            wait for the changelog,    |
            |▌            dana                       |
            | 14:04    *  李雷 café 等等             |
            | 14:05 dana  on it                      |
            |                                        |
            | j/k move   r reply   + react   Esc back|
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby      4 of 6 |
            |▌ ann  ↳ bob: grea… |
            |▌      wait for the |
            | 2 newer ↓          |
            | j/k move   Esc back|
            """)
    }

    @Test func theChosenMessageIsAlwaysOnTheScreen() throws {
        var scene = try Scene.lines(1_802, 60, 9)
        scene.press(.alt("s"))
        for _ in 0..<10 { scene.press(.character("k")) }
        try scene.say(2, "one more")
        expectScreen(
            scene.draw(),
            """
            | #lobby                             select · 1,792 of 1,803 |
            |▌       ann  line 1792                                      |
            |        ann  line 1793                                      |
            |        ann  line 1794                                      |
            |        ann  line 1795                                      |
            |        ann  line 1796                                      |
            |        ann  line 1797                                      |
            | 6 newer ↓                                                  |
            | j/k move   r reply   + react   y copy   o open   Esc back  |
            """)
        scene.press(.character("g"))
        expectScreen(
            scene.draw(),
            """
            | #lobby                                 select · 1 of 1,803 |
            |    ──────────────── Friday 20 November ────────────────    |
            |▌13:00  ann  line 1                                         |
            |        ann  line 2                                         |
            |        ann  line 3                                         |
            |        ann  line 4                                         |
            |        ann  line 5                                         |
            | 1,798 newer ↓                                              |
            | j/k move   r reply   + react   y copy   o open   Esc back  |
            """)
        scene.press(.character("G"))
        expectScreen(
            scene.draw(),
            """
            | #lobby                             select · 1,803 of 1,803 |
            |        ann  line 1799                                      |
            |        ann  line 1800                                      |
            |        ann  line 1801                                      |
            |        ann  line 1802                                      |
            |          ──────────────── 1 new ────────────────           |
            |▌14:07  ann  one more                                       |
            |                                                            |
            | j/k move   r reply   + react   y copy   o open   Esc back  |
            """)
    }

    @Test func aMessageLongerThanTheScreenShowsItsBeginning() throws {
        var scene = try Scene.lobby(40, 7)
        try scene.say(2, (1...20).map { "row \($0)" }.joined(separator: "\n"))
        try scene.say(3, "short")
        scene.press(.alt("s"), .character("k"))
        expectScreen(
            scene.draw(),
            """
            | #lobby                 select · 1 of 2 |
            | ───────── Friday 20 November ───────── |
            |▌14:07  ann  row 1                      |
            |▌            row 2                      |
            |▌            row 3                      |
            | 1 newer ↓                              |
            | j/k move   r reply   + react   Esc back|
            """)
    }

    @Test func takingBackIsAskedOnce() throws {
        var scene = try Scene.talk(80, 9)
        scene.press(.alt("s"), .character("d"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                            select · 6 of 6 |
            | ROOMS           │ 14:01  bob  great, tagging 1.4 now                           |
            | 1 #lobby        │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            | /list for more  │▌14:05 dana  on it                                            |
            | d again takes this back for everybody, any other key keeps it                  |
            | j/k move   r reply   + react   e edit   d delete   y copy   o open   Esc back  |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby      6 of 6 |
            |       等           |
            |▌dana  on it        |
            | d again deletes it |
            | j/k move   Esc back|
            """)
    }

    @Test func aSignIsAskedForInTheComposersLine() throws {
        var scene = try Scene.talk(80, 9)
        scene.press(.alt("s"), .character("k"), .character("+"))
        scene.type("中")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                            select · 5 of 6 |
            | ROOMS           │ 14:01  bob  great, tagging 1.4 now                           |
            | 1 #lobby        │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │▌14:04    *  李雷 café 等等                                   |
            | /list for more  │ 14:05 dana  on it                                            |
            | 1 👍  2 ❤️  3 😂  4 🎉  5 👀  6 ✅ · or type one; Esc back                     |
            | sign › 中                                                                      |
            """)
        #expect(scene.draw().caret == Point(column: 10, row: 8))
        scene.resize(40, 6)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day    select · 5 of 6 |
            |             dana                       |
            |▌14:04    *  李雷 café 等等             |
            | 14:05 dana  on it                      |
            | 1 👍  2 ❤️  3 😂  4 🎉 · Esc back      |
            | sign › 中                              |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby      5 of 6 |
            |▌   *  李雷 café 等 |
            |▌      等           |
            | 1 👍 · Esc back    |
            | › 中               |
            """)
    }

    @Test func whatIsAnsweredStandsAboveTheComposer() throws {
        var scene = try Scene.talk(60, 9)
        scene.press(.alt("s"), .character("k"), .character("k"), .character("k"), .character("r"))
        scene.type("收到")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:01  bob  great, tagging 1.4 now                         |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            | ↳ 李雷: 下午四点冻结，别忘了更新… · Esc leaves it  F1 help |
            | #lobby › 收到                                              |
            """)
        scene.resize(40, 6)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |             dana                       |
            | 14:04    *  李雷 café 等等             |
            | 14:05 dana  on it                      |
            | ↳ 李雷: 下午… · Esc leaves it  F1 help |
            | #lobby › 收到                          |
            """)
        scene.resize(20, 5)
        expectScreen(
            scene.draw(),
            """
            | #lobby  lab ● 3 ms |
            |       等           |
            | dana  on it        |
            | ↳ 李雷… · Esc back |
            | › 收到             |
            """)
    }

    @Test func whatIsChangedStandsAboveTheComposer() throws {
        var scene = try Scene.talk(60, 7)
        scene.type("a draft")
        scene.press(.alt("s"), .character("e"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            | edit ↳ dana: on it · Esc leaves it                 F1 help |
            | #lobby › on it                                             |
            """)
        scene.press(.escape)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |                                                    F1 help |
            | #lobby › a draft                                           |
            """)
    }

    @Test func otherPeoplesMessagesCanNotBeChanged() throws {
        var scene = try Scene.talk(80, 7)
        scene.press(.alt("s"), .character("k"), .character("e"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                            select · 5 of 6 |
            | ROOMS           │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            | 1 #lobby        │             wait for the changelog, dana                     |
            |                 │▌14:04    *  李雷 café 等等                                   |
            | /list for more  │ 14:05 dana  on it                                            |
            | Only your own messages can be changed or taken back.                           |
            | j/k move   r reply   + react   y copy   o open   Esc back                      |
            """)
    }
}
