import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The question about a key.
@Suite struct TrustSizeTests {
    @Test func aHubIsNew() throws {
        let scene = try asked()
        expectSizes(
            scene.drawn,
            """
            20×5
            | lab
            | SHA256:09090909090
            | 909090909090909090
            | 90909090909090
            | y trust   n go back
            40×12
            | lab
            |
            |   You have not met this hub before.
            |   It calls itself lab, at
            |   10.3.0.7:24822.
            |   Its key:
            |   SHA256:09090909090909090909090909090
            |   90909090909090
            |   Compare this with what its host
            |   sees: they must be the same.
            |
            | y trust it from now on   n go back
            80×24
            | lab
            |
            |   You have not met this hub before.
            |
            |   It calls itself lab, at 10.3.0.7:24822.
            |
            |   Its key: SHA256:0909090909090909090909090909090909090909090
            |
            |   Compare this with what its host sees: they must be the same.
            |
            ⋮ 13
            | y trust it from now on   n go back
            200×60
            | lab
            |
            |   You have not met this hub before.
            |
            |   It calls itself lab, at 10.3.0.7:24822.
            |
            |   Its key: SHA256:0909090909090909090909090909090909090909090
            |
            |   Compare this with what its host sees: they must be the same.
            |
            ⋮ 49
            | y trust it from now on   n go back
            """)
    }

    @Test func anotherHasTheName() throws {
        let scene = try asked(former: 1)
        expectSizes(
            scene.drawn,
            """
            20×5
            | lab has another key
            | SHA256:09090909090
            | 909090909090909090
            | 90909090909090
            | y trust   n go back
            40×12
            | lab
            |
            |   You have met a hub called lab
            |   before, and it had another key.
            |   Its key then:
            |   SHA256:01010101010101010101010101010
            |   10101010101010
            |   The key now:
            |   SHA256:09090909090909090909090909090
            |   90909090909090
            |
            | y trust it from now on   n go back
            80×24
            | lab
            |
            |   You have met a hub called lab before, and it had another key.
            |
            |   Its key then: SHA256:0101010101010101010101010101010101010101010
            |
            |   The key now: SHA256:0909090909090909090909090909090909090909090
            |
            |   It calls itself lab, at 10.3.0.7:24822.
            |
            |   It was reinstalled, or somebody pretends to be it. Compare the key with what
            |   its host sees: they must be the same.
            |
            ⋮ 10
            | y trust it from now on   n go back
            200×60
            | lab
            |
            |   You have met a hub called lab before, and it had another key.
            |
            |   Its key then: SHA256:0101010101010101010101010101010101010101010
            |
            |   The key now: SHA256:0909090909090909090909090909090909090909090
            |
            |   It calls itself lab, at 10.3.0.7:24822.
            |
            |   It was reinstalled, or somebody pretends to be it. Compare the key with what its host sees: they
            |   must be the same.
            |
            ⋮ 46
            | y trust it from now on   n go back
            """)
    }

    private func asked(former: UInt8? = nil) throws -> Scene {
        var scene = Scene(80, 24)
        try scene.start { started in
            started.target = HubReference(Sample.address)
            if let former {
                started.pinned = [
                    PinnedHub(id: try Sample.hub(former), name: try HubName("lab"), since: Sample.time(9, 0))
                ]
            }
        }
        try scene.connection(
            .untrusted(TrustQuestion(hub: try Sample.hub(9), name: try HubName("lab"), address: Sample.address)))
        return scene
    }
}
