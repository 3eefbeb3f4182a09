import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Choosing a message.
@Suite struct SelectSizeTests {
    @Test func oneOfOthersIsChosen() throws {
        var scene = try Scene.full()
        scene.press(.alt("s"), .character("k"), .character("k"))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby     8 of 10
            |▌李雷  @dana can
            |▌      you check
            | 2 newer ↓
            | j/k move   Esc back
            40×12
            | #lobby  Release day…  select · 8 of 10
            |▌14:06 李雷  @dana can you check the
            |▌            numbers on page 3? the
            |▌            table looks wrapped
            |▌            wrongly on a narrow screen
            | 14:07  mei  ↳ bob: great, tagging 1.4…
            |             Zürich 👩‍👩‍👧 好的 นี้
            |        bob  release-notes.pdf 1.2 MB
            |             ▰▰▰▰▰▰▱▱▱▱ 60 % 2 s
            |       dana  on it             sending…
            | ↓ 1 file 60 % 2 s
            | j/k move   r reply   + react   Esc back
            80×24
            | #lobby  Release day: freeze at 16:00                          select · 8 of 10
            | ROOMS           │    ──────────────── Thursday 19 November ────────────────
            | 1 #lobby        │ 18:30  ann  see you tomorrow
            | 2 #build      3 │     ──────────────── Friday 20 November ────────────────
            | 3 #中文群    @1 │ 13:58  ann  the build is green again
            | 4 #random       │ 14:01  bob  great, tagging 1.4 now
            | DIRECT          │        bob  ```
            | 5 ann        @2 │             $ git tag -s v1.4 && git push --tags
            | 6 bob ○         │             ```
            |                 │             eve, kim joined
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍  👍 2  ❤️ 1·you
            |                 │           ──────────────── 5 new ────────────────
            |                 │ 14:03  ann  wait for the changelog, please (all of it)
            |                 │             (edited)
            |                 │ 14:05    *  bob waits
            |                 │▌14:06 李雷  @dana can you check the numbers on page 3? the
            |                 │▌            table looks wrapped wrongly on a narrow screen
            |                 │ 14:07  mei  ↳ bob: great, tagging 1.4 now
            |                 │             Zürich 👩‍👩‍👧 好的 นี้
            |                 │        bob  release-notes.pdf 1.2 MB
            |                 │             ▰▰▰▰▰▰▱▱▱▱ 60 % 251 kB/s 2 s
            | /list for more  │       dana  on it                                   sending…
            | ↓ 1 file 60 % 2 s
            | j/k move   r reply   + react   y copy   o open   Esc back
            200×60
            | #lobby  Release day: freeze at 16:00                                                                                                                                                  select · 8 of 10
            | ROOMS           │                                                                                                                                                                      │ HERE 7
            | 1 #lobby        │                                                                                                                                                                      │ ann
            | 2 #build      3 │                                                                                                                                                                      │ bob
            | 3 #中文群    @1 │                                                                                                                                                                      │ dana
            | 4 #random       │                                                                                                                                                                      │ eve
            | DIRECT          │                                                                                                                                                                      │ kim
            | 5 ann        @2 │                                                                                                                                                                      │ mei away
            | 6 bob ○         │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 29
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │                                                        ──────────────── Thursday 19 November ────────────────                                                        │
            |                 │ 18:30  ann  see you tomorrow                                                                                                                                         │
            |                 │                                                         ──────────────── Friday 20 November ────────────────                                                         │
            |                 │ 13:58  ann  the build is green again                                                                                                                                 │
            |                 │ 14:01  bob  great, tagging 1.4 now                                                                                                                                   │
            |                 │        bob  ```                                                                                                                                                      │
            |                 │             $ git tag -s v1.4 && git push --tags                                                                                                                     │
            |                 │             ```                                                                                                                                                      │
            |                 │             eve, kim joined                                                                                                                                          │
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍  👍 2  ❤️ 1·you                                                                                                          │
            |                 │                                                               ──────────────── 5 new ────────────────                                                                │
            |                 │ 14:03  ann  wait for the changelog, please (all of it) (edited)                                                                                                      │
            |                 │ 14:05    *  bob waits                                                                                                                                                │
            |                 │▌14:06 李雷  @dana can you check the numbers on page 3? the table looks wrapped wrongly on a narrow screen                                                            │
            |                 │ 14:07  mei  ↳ bob: great, tagging 1.4 now                                                                                                                            │
            |                 │             Zürich 👩‍👩‍👧 好的 นี้                                                                                                                                         │
            |                 │        bob  release-notes.pdf 1.2 MB  ▰▰▰▰▰▰▱▱▱▱ 60 % 251 kB/s 2 s                                                                                                   │
            | /list for more  │       dana  on it                                                                                                                                           sending… │
            | ↓ 1 file 60 % 2 s
            | j/k move   r reply   + react   y copy   o open   Esc back
            """)
    }
}
