import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A hub in none of whose rooms one is.
@Suite struct NoRoomSizeTests {
    @Test func theWayIsTold() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/leave")
        expectSizes(
            scene.drawn,
            """
            20×5
            | lab     lab ● 3 ms
            |  You are in no
            |  room. /join…
            |            F1 help
            | ›
            40×12
            | lab                 lab ● 3 ms · 14:07
            |  You are in no room. /join #lobby
            |  takes you to the lobby, /list shows
            |  all.
            |
            ⋮ 5
            |                                F1 help
            | lab ›
            80×24
            | lab                                                         lab ● 3 ms · 14:07
            | ROOMS           │  You are in no room. /join #lobby takes you to the lobby,
            |                 │  /list shows all.
            |                 │
            ⋮ 17
            | /list for more  │
            |                                                                        F1 help
            | lab ›
            200×60
            | lab                                                                                                                                                                                 lab ● 3 ms · 14:07
            | ROOMS           │  You are in no room. /join #lobby takes you to the lobby, /list shows all.
            |                 │
            ⋮ 54
            | /list for more  │
            |                                                                                                                                                                                                F1 help
            | lab ›
            """)
    }
}
