import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Answering a message.
@Suite struct ReplySizeTests {
    @Test func anAnswerIsWritten() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("k"), .character("k"), .character("r"))
        scene.type("好的，马上改 👍")
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |       等
            | dana  on it
            | ↳ ann:… · Esc back
            | › 好的，马上改 👍
            40×12
            | #lobby  Release d…  lab ● 3 ms · 14:07
            | 13:58  ann  the build is green again
            | 14:01  bob  great, tagging 1.4 now
            | 14:02 李雷  下午四点冻结，别忘了更新日
            |             志 👍
            | 14:03  ann  ↳ bob: great, tagging 1.4…
            |             wait for the changelog,
            |             dana
            | 14:04    *  李雷 café 等等
            | 14:05 dana  on it
            | ↳ ann: wait … · Esc leaves it  F1 help
            | #lobby › 好的，马上改 👍
            80×24
            | #lobby  Release day                                         lab ● 3 ms · 14:07
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
            | ↳ ann: wait for the changelog, dana · Esc leaves it                    F1 help
            | #lobby › 好的，马上改 👍
            200×60
            | #lobby  Release day                                                                                                                                                                 lab ● 3 ms · 14:07
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
            | ↳ ann: wait for the changelog, dana · Esc leaves it                                                                                                                                            F1 help
            | #lobby › 好的，马上改 👍
            """)
    }
}
