import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The first start.
@Suite struct NickSizeTests {
    @Test func theNickIsAskedFor() throws {
        var scene = Scene(80, 24)
        try scene.start(nick: nil) { started in started.suggestion = try Nick("dana") }
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub
            | What should people…
            | your nick: dana
            | One word, at most…
            | Ctrl-c leave
            40×12
            | hubbub
            |
            |
            |   What should people call you?
            |   your nick: dana
            |
            |   One word, at most 32 bytes. You can
            |   change it at any time with /nick.
            |
            ⋮ 2
            | Enter go on   Ctrl-c leave
            80×24
            | hubbub
            |
            |
            |   What should people call you?
            |   your nick: dana
            |
            |   One word, at most 32 bytes. You can change it at any time with /nick.
            |
            ⋮ 15
            | Enter go on   Ctrl-c leave
            200×60
            | hubbub
            |
            |
            |   What should people call you?
            |   your nick: dana
            |
            |   One word, at most 32 bytes. You can change it at any time with /nick.
            |
            ⋮ 51
            | Enter go on   Ctrl-c leave
            """)
    }
}
