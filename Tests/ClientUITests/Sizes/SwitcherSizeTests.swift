import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Going somewhere by name.
@Suite struct SwitcherSizeTests {
    @Test func allPlaces() throws {
        var scene = try Scene.busy(80, 24)
        scene.press(.control("g"))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            | ▸ 4 #random
            |   3 #中文群
            | Esc back
            | go to ›
            40×12
            | #lobby  Release d…  lab ● 3 ms · 14:07
            | ─────────────── 3 new ───────────────
            | 14:03  ann  wait for the changelog,
            |             please
            | 14:05    *  bob waits
            | ▸ 4 #random
            |   3 #中文群                  @1
            |   5 ann                      @2
            |   2 #build                   3
            |   6 bob
            | ↑↓ choose   Enter go there   Esc back
            | go to ›
            80×24
            | #lobby  Release day: freeze at 16:00                        lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            | 2 #build      3 │
            | 3 #中文群    @1 │
            | 4 #random       │                 This is where #lobby begins.
            | DIRECT          │    ──────────────── Thursday 19 November ────────────────
            | 5 ann        @2 │ 18:30  ann  see you tomorrow
            | 6 bob ○         │     ──────────────── Friday 20 November ────────────────
            |                 │ 13:58  ann  the build is green again
            |                 │ 14:01  bob  great, tagging 1.4 now
            |                 │        bob  ```
            |                 │             $ git tag -s v1.4 && git push --tags
            |                 │             ```
            |                 │             eve, kim joined
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍
            |                 │           ──────────────── 3 new ────────────────
            | ▸ 4 #random
            |   3 #中文群                  @1
            |   5 ann                      @2
            |   2 #build                   3
            |   6 bob
            | ↑↓ choose   Enter go there   Esc back
            | go to ›
            200×60
            | #lobby  Release day: freeze at 16:00                                                                                                                                                lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 7
            | 1 #lobby        │                                                                                                                                                                      │ ann
            | 2 #build      3 │                                                                                                                                                                      │ bob
            | 3 #中文群    @1 │                                                                                                                                                                      │ dana
            | 4 #random       │                                                                                                                                                                      │ eve
            | DIRECT          │                                                                                                                                                                      │ kim
            | 5 ann        @2 │                                                                                                                                                                      │ mei away
            | 6 bob ○         │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 32
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
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                                                                                                                          │
            | ▸ 4 #random
            |   3 #中文群                  @1
            |   5 ann                      @2
            |   2 #build                   3
            |   6 bob
            | ↑↓ choose   Enter go there   Esc back
            | go to ›
            """)
    }
}
