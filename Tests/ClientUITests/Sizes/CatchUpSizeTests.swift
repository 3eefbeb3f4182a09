import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What is new, on one screen.
@Suite struct CatchUpSizeTests {
    @Test func everythingIsNew() throws {
        var scene = try Scene.busy(80, 24)
        scene.press(.control("u"))
        try scene.say(2, "dana: the build needs you", in: 2, at: Sample.time(14, 8))
        scene.press(.function(2))
        expectSizes(
            scene.drawn,
            """
            20×5
            | What is new  lab ●
            | SPEAKS OF YOU
            | ▸ #中文群  14:07
            |   #build   14:08
            | Esc back
            40×12
            | What is new         lab ● 3 ms · 14:07
            |
            | SPEAKS OF YOU
            | ▸ #中文群  14:07  李雷: dana，看一下
            |   #build   14:08  ann: dana: the buil…
            |
            | WRITTEN TO YOU
            |   ann          2  are you there?
            |
            | ROOMS, AND WHAT IS UNREAD
            |
            | ↑↓ choose   Enter go there   Esc back
            80×24
            | What is new                                                 lab ● 3 ms · 14:07
            |
            | SPEAKS OF YOU
            | ▸ #中文群  14:07  李雷: dana，看一下
            |   #build   14:08  ann: dana: the build needs you
            |
            | WRITTEN TO YOU
            |   ann          2  are you there?
            |
            | ROOMS, AND WHAT IS UNREAD
            |   #build       4  ann: dana: the build needs you
            |   #中文群      1  李雷: dana，看一下
            |
            ⋮ 10
            | ↑↓ choose   Enter go there   x all is read   Esc back
            200×60
            | What is new                                                                                                                                                                         lab ● 3 ms · 14:07
            |
            | SPEAKS OF YOU
            | ▸ #中文群  14:07  李雷: dana，看一下
            |   #build   14:08  ann: dana: the build needs you
            |
            | WRITTEN TO YOU
            |   ann          2  are you there?
            |
            | ROOMS, AND WHAT IS UNREAD
            |   #build       4  ann: dana: the build needs you
            |   #中文群      1  李雷: dana，看一下
            |
            ⋮ 46
            | ↑↓ choose   Enter go there   x all is read   Esc back
            """)
    }

    @Test func nothingIsNew() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.function(2))
        expectSizes(
            scene.drawn,
            """
            20×5
            | What is new  lab ●
            | Nothing is new.
            | You have read
            | everything on thi…
            | Esc back
            40×12
            | What is new         lab ● 3 ms · 14:07
            |
            | Nothing is new. You have read
            | everything on this hub.
            |
            ⋮ 6
            | Esc back
            80×24
            | What is new                                                 lab ● 3 ms · 14:07
            |
            | Nothing is new. You have read everything on this hub.
            |
            ⋮ 19
            | Esc back
            200×60
            | What is new                                                                                                                                                                         lab ● 3 ms · 14:07
            |
            | Nothing is new. You have read everything on this hub.
            |
            ⋮ 55
            | Esc back
            """)
    }
}
