import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Giving a sign to a message.
@Suite struct ReactSizeTests {
    @Test func aSignIsAskedFor() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.alt("s"), .character("+"))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby      6 of 6
            |       等
            |▌dana  on it
            | 1 👍 · Esc back
            | ›
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
            | 1 👍  2 ❤️  3 😂  4 🎉 · Esc back
            | sign ›
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
            | 1 👍  2 ❤️  3 😂  4 🎉  5 👀  6 ✅ · or type one; Esc back
            | sign ›
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
            | 1 👍  2 ❤️  3 😂  4 🎉  5 👀  6 ✅ · or type one; Esc back
            | sign ›
            """)
    }
}
