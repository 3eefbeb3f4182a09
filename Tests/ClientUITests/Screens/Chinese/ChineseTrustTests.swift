import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The question about a key, for somebody who reads Chinese.
@Suite struct ChineseTrustTests {
    @Test func anUnknownHub() throws {
        let scene = try asked()
        expectScreen(
            scene.draw(80, 24),
            """
            | lab                                                                            |
            |                                                                                |
            |   你还没有来过这个服务器。                                                     |
            |                                                                                |
            |   它自称 lab，位于 10.3.0.7:24822。                                            |
            |                                                                                |
            |   它的密钥：SHA256:0909090909090909090909090909090909090909090                 |
            |                                                                                |
            |   和开服务器的人那里显示的比对一下：两者必须相同。                             |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            |                                                                                |
            | y 从此信任它   n 返回                                                          |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | lab                                    |
            |                                        |
            |   你还没有来过这个服务器。             |
            |   它自称 lab，位于 10.3.0.7:24822。    |
            |   它的密钥：                           |
            |   SHA256:09090909090909090909090909090 |
            |   90909090909090                       |
            |   和开服务器的人那里显示的比对一下：两 |
            |   者必须相同。                         |
            |                                        |
            |                                        |
            | y 从此信任它   n 返回                  |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | lab                |
            | SHA256:09090909090 |
            | 909090909090909090 |
            | 90909090909090     |
            | y 信任   n 返回    |
            """)
    }

    @Test func aHubWithTheNameOfAnother() throws {
        let scene = try asked(former: 1)
        expectSizes(
            scene.drawn,
            """
            20×5
            | lab 密钥不同
            | SHA256:09090909090
            | 909090909090909090
            | 90909090909090
            | y 信任   n 返回
            40×12
            | lab
            |
            |   你遇到过一个叫 lab 的服务器，它的密
            |   钥不同。
            |   那时的密钥：
            |   SHA256:01010101010101010101010101010
            |   10101010101010
            |   现在的密钥：
            |   SHA256:09090909090909090909090909090
            |   90909090909090
            |
            | y 从此信任它   n 返回
            80×24
            | lab
            |
            |   你遇到过一个叫 lab 的服务器，它的密钥不同。
            |
            |   那时的密钥：SHA256:0101010101010101010101010101010101010101010
            |
            |   现在的密钥：SHA256:0909090909090909090909090909090909090909090
            |
            |   它自称 lab，位于 10.3.0.7:24822。
            |
            |   也许它重装过，也许有人冒充它。把密钥和开服务器的人那里显示的比对一下：两者必
            |   须相同。
            |
            ⋮ 10
            | y 从此信任它   n 返回
            200×60
            | lab
            |
            |   你遇到过一个叫 lab 的服务器，它的密钥不同。
            |
            |   那时的密钥：SHA256:0101010101010101010101010101010101010101010
            |
            |   现在的密钥：SHA256:0909090909090909090909090909090909090909090
            |
            |   它自称 lab，位于 10.3.0.7:24822。
            |
            |   也许它重装过，也许有人冒充它。把密钥和开服务器的人那里显示的比对一下：两者必须相同。
            |
            ⋮ 47
            | y 从此信任它   n 返回
            """)
    }

    private func asked(former: UInt8? = nil) throws -> Scene {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
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
