import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Typing the address of a hub.
@Suite struct AddressSizeTests {
    @Test func anAddressIsTyped() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.character("a"))
        scene.type("nas-in-the-basement.example:24822")
        expectSizes(
            scene.drawn,
            """
            20×5
            | hubbub        dana
            | Hubs heard here
            |   None heard yet.
            | address: le:24822
            | Esc back
            40×12
            | hubbub   you are dana · SHA256:9f3a…c1
            |
            | Hubs on this network
            |
            |   None heard yet. Looking …
            |   A firewall or a guest network can
            |   hide one; press a to type its
            |   address.
            |
            | address: n-the-basement.example:24822
            |
            | Enter go there   Esc back
            80×24
            | hubbub                                           you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address: nas-in-the-basement.example:24822
            |
            ⋮ 14
            | Enter go there   Esc back
            200×60
            | hubbub                                                                                                                                                                   you are dana · SHA256:9f3a…c1
            |
            |   Hubs on this network
            |
            |     None heard yet. Looking …
            |     A firewall or a guest network can hide one; press a to type its address.
            |
            |   Somewhere else?   address: nas-in-the-basement.example:24822
            |
            ⋮ 50
            | Enter go there   Esc back
            """)
    }
}
