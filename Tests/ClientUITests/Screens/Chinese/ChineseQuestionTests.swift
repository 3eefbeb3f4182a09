import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// What somebody who reads Chinese is asked before they are in.
@Suite struct ChineseQuestionTests {
    @Test func aPasswordIsAskedFor() throws {
        let scene = try password()
        expectScreen(
            scene.draw(80, 24),
            """
            | lab                                                                            |
            |                                                                                |
            |   密码不对；再输一次，或者问服务器的所有者。                                   |
            |                                                                                |
            |   这个服务器需要密码。                                                         |
            |                                                                                |
            |   密码：                                                                       |
            |                                                                                |
            |   只问这一次；这里记住的东西打不开别的服务器。                                 |
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
            | Enter 进入   Esc 返回                                                          |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | lab                                    |
            |                                        |
            |   密码不对；再输一次，或者问服务器的所 |
            |   有者。                               |
            |                                        |
            |   这个服务器需要密码。                 |
            |                                        |
            |   密码：                               |
            |                                        |
            |   只问这一次；这里记住的东西打不开别的 |
            |   服务器。                             |
            | Enter 进入   Esc 返回                  |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | lab                |
            | 密码不对；再输一   |
            | 次，或者问服务器…  |
            | 密码：             |
            | Enter   Esc 返回   |
            """)
    }

    @Test func theFirstStart() throws {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start(nick: nil)
        expectScreen(
            scene.draw(80, 24),
            """
            | hubbub                                                                         |
            |                                                                                |
            |                                                                                |
            |   别人怎么称呼你？                                                             |
            |   昵称：                                                                       |
            |                                                                                |
            |   一个词，最多 32 字节，以后随时可以用 /nick 更改。                            |
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
            |                                                                                |
            |                                                                                |
            | Enter 继续   Ctrl-c 退出                                                       |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | hubbub                                 |
            |                                        |
            |                                        |
            |   别人怎么称呼你？                     |
            |   昵称：                               |
            |                                        |
            |   一个词，最多 32 字节，以后随时可以用 |
            |   /nick 更改。                         |
            |                                        |
            |                                        |
            |                                        |
            | Enter 继续   Ctrl-c 退出               |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub             |
            | 别人怎么称呼你？   |
            | 昵称：             |
            | 一个词，最多 32 …  |
            | Ctrl-c 退出        |
            """)
    }

    private func password() throws -> Scene {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start { started in started.target = HubReference(Sample.address) }
        try scene.connection(
            .passwordNeeded(
                PasswordQuestion(
                    hub: try Sample.hub(9), name: try HubName("lab"), address: Sample.address, occasion: .wrong)))
        return scene
    }
}
