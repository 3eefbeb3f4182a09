import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The question for a hub's password.
@Suite struct PasswordSizeTests {
    @Test func itIsAskedForAgain() throws {
        var scene = Scene(80, 24)
        try scene.start { $0.target = HubReference(Sample.address) }
        try scene.connection(
            .passwordNeeded(
                PasswordQuestion(
                    hub: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, occasion: .wrong)))
        scene.type("pencil 铅笔")
        expectSizes(
            scene.drawn,
            """
            20×5
            | lab
            | That is not this
            | hub's password. …
            | password: *******
            | Enter   Esc back
            40×12
            | lab
            |
            |   That is not this hub's password.
            |   Type it again, or ask its owner.
            |
            |   This hub asks for its password.
            |
            |   password: *********
            |
            |   You are asked once. What is
            |   remembered here opens no other hub.
            | Enter go in   Esc go back
            80×24
            | lab
            |
            |   That is not this hub's password. Type it again, or ask its owner.
            |
            |   This hub asks for its password.
            |
            |   password: *********
            |
            |   You are asked once. What is remembered here opens no other hub.
            |
            ⋮ 13
            | Enter go in   Esc go back
            200×60
            | lab
            |
            |   That is not this hub's password. Type it again, or ask its owner.
            |
            |   This hub asks for its password.
            |
            |   password: *********
            |
            |   You are asked once. What is remembered here opens no other hub.
            |
            ⋮ 49
            | Enter go in   Esc go back
            """)
    }
}
