import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Looking for what was written before.
@Suite struct RecallSizeTests {
    @Test func aLineIsFound() throws {
        var scene = try Scene.lobby(80, 24)
        for line in ["Release on Friday", "lunch?", "the release notes", "李雷 wrote 下午四点冻结"] { scene.submit(line) }
        scene.press(.control("r"))
        scene.type("rel")
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |       sending…
            | wrote before: rel
            | › the release
            |   notes
            40×12
            | #lobby              lab ● 3 ms · 14:07
            |
            |      This is where #lobby begins.
            |       dana  Release on Friday
            |             sending…
            |       dana  lunch?            sending…
            |       dana  the release notes
            |             sending…
            |       dana  李雷 wrote 下午四点冻结
            |             sending…
            | wrote before: rel   Esc back   F1 help
            | #lobby › the release notes
            80×24
            | #lobby                                                      lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 13
            |                 │                 This is where #lobby begins.
            |                 │       dana  Release on Friday                       sending…
            |                 │       dana  lunch?                                  sending…
            |                 │       dana  the release notes                       sending…
            | /list for more  │       dana  李雷 wrote 下午四点冻结                 sending…
            | wrote before: rel   Ctrl-r older   Enter take it   Esc back            F1 help
            | #lobby › the release notes
            200×60
            | #lobby                                                                                                                                                                              lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 45
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │       dana  Release on Friday                                                                                                                               sending… │
            |                 │       dana  lunch?                                                                                                                                          sending… │
            |                 │       dana  the release notes                                                                                                                               sending… │
            | /list for more  │       dana  李雷 wrote 下午四点冻结                                                                                                                         sending… │
            | wrote before: rel   Ctrl-r older   Enter take it   Esc back                                                                                                                                    F1 help
            | #lobby › the release notes
            """)
    }
}
