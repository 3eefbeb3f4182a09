import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Taking a message back.
@Suite struct DeleteSizeTests {
    @Test func takingBackIsAskedAbout() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("d"))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby      6 of 6
            |       等
            |▌dana  on it
            | d again deletes it
            | j/k move   Esc back
            40×12
            | #lobby  Release day    select · 6 of 6
            | 13:58  ann  the build is green again
            | 14:01  bob  great, tagging 1.4 now
            | 14:02 李雷  下午四点冻结，别忘了更新日
            |             志 👍
            | 14:03  ann  ↳ bob: great, tagging 1.4…
            |             wait for the changelog,
            |             dana
            | 14:04    *  李雷 café 等等
            |▌14:05 dana  on it
            | d again deletes it
            | j/k move   r reply   + react   Esc back
            80×24
            | #lobby  Release day                                            select · 6 of 6
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
            | /list for more  │▌14:05 dana  on it
            | d again takes this back for everybody, any other key keeps it
            | j/k move   r reply   + react   e edit   d delete   y copy   o open   Esc back
            200×60
            | #lobby  Release day                                                                                                                                                                    select · 6 of 6
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
            | /list for more  │▌14:05 dana  on it                                                                                                                                                    │
            | d again takes this back for everybody, any other key keeps it
            | j/k move   r reply   + react   e edit   d delete   y copy   o open   Esc back
            """)
    }
}
