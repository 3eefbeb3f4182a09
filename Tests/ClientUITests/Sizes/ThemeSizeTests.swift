import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What the screen says of itself.
@Suite struct ThemeSizeTests {
    @Test func themesAndKeys() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/theme")
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |       takes
            |       another one.
            |            F1 help
            | ›
            40×12
            | #lobby              lab ● 3 ms · 14:07
            |
            |      This is where #lobby begins.
            |          –  Themes: standard, dark,
            |             light, contrast,
            |             solarised,
            |             solarised-light,
            |             monochrome. Now it is
            |             standard; /theme NAME
            |             takes another one.
            |                                F1 help
            | #lobby ›
            80×24
            | #lobby                                                      lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 14
            |                 │                 This is where #lobby begins.
            |                 │          –  Themes: standard, dark, light, contrast,
            |                 │             solarised, solarised-light, monochrome. Now it
            | /list for more  │             is standard; /theme NAME takes another one.
            |                                                                        F1 help
            | #lobby ›
            200×60
            | #lobby                                                                                                                                                                              lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 48
            |                 │                                                                     This is where #lobby begins.                                                                     │
            | /list for more  │          –  Themes: standard, dark, light, contrast, solarised, solarised-light, monochrome. Now it is standard; /theme NAME takes another one.                      │
            |                                                                                                                                                                                                F1 help
            | #lobby ›
            """)
    }
}
