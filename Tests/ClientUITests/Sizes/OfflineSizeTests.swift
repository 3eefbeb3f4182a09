import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A hub that is not reached.
@Suite struct OfflineSizeTests {
    @Test func itIsTriedAgain() throws {
        var scene = try Scene.talk(80, 24)
        try scene.connection(.ended(.lost))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby       lab ○
            |       等
            | dana  on it
            | trying again in 2…
            | ›
            40×12
            | #lobby       lab ○ trying again in 2 s
            | 13:58  ann  the build is green again
            | 14:01  bob  great, tagging 1.4 now
            | 14:02 李雷  下午四点冻结，别忘了更新日
            |             志 👍
            | 14:03  ann  ↳ bob: great, tagging 1.4…
            |             wait for the changelog,
            |             dana
            | 14:04    *  李雷 café 等等
            | 14:05 dana  on it
            |                                F1 help
            | #lobby ›
            80×24
            | #lobby  Release day                                  lab ○ trying again in 2 s
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 9
            |                 │                 This is where #lobby begins.
            |                 │     ──────────────── Friday 20 November ────────────────
            |                 │ 13:58  ann  the build is green again
            |                 │ 14:01  bob  great, tagging 1.4 now
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now
            |                 │             wait for the changelog, dana
            |                 │ 14:04    *  李雷 café 等等
            | /list for more  │ 14:05 dana  on it
            |                                                                        F1 help
            | #lobby ›
            200×60
            | #lobby  Release day                                                                                                                                                          lab ○ trying again in 2 s
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 41
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │                                                         ──────────────── Friday 20 November ────────────────                                                         │
            |                 │ 13:58  ann  the build is green again                                                                                                                                 │
            |                 │ 14:01  bob  great, tagging 1.4 now                                                                                                                                   │
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                                                                                                                          │
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                                                                                                                            │
            |                 │             wait for the changelog, dana                                                                                                                             │
            |                 │ 14:04    *  李雷 café 等等                                                                                                                                           │
            | /list for more  │ 14:05 dana  on it                                                                                                                                                    │
            |                                                                                                                                                                                                F1 help
            | #lobby ›
            """)
    }

    @Test func theFirstConnectionIsUnderWay() throws {
        var scene = Scene(80, 24)
        try scene.start { $0.target = HubReference(Sample.address) }
        expectSizes(
            scene.drawn,
            """
            20×5
            | 10.3.0.7:24822   ○
            |  connecting
            |
            |            F1 help
            | ›
            40×12
            | 10.3.0.7:24822        10.3.0.7:24822 ○
            |  connecting
            |
            ⋮ 7
            |                                F1 help
            | 10.3.0.7:… ›
            80×24
            | 10.3.0.7:24822                                     10.3.0.7:24822 ○ connecting
            | ROOMS           │  connecting
            |                 │
            ⋮ 18
            | /list for more  │
            |                                                                        F1 help
            | 10.3.0.7:24822 ›
            200×60
            | 10.3.0.7:24822                                                                                                                                                             10.3.0.7:24822 ○ connecting
            | ROOMS           │  connecting
            |                 │
            ⋮ 54
            | /list for more  │
            |                                                                                                                                                                                                F1 help
            | 10.3.0.7:24822 ›
            """)
    }
}
