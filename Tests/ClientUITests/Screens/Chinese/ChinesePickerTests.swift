import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The list of hubs of somebody who reads Chinese, whose letters are two columns wide.
@Suite struct ChinesePickerTests {
    @Test func pickerShowsHubs() throws {
        let scene = try picker()
        expectScreen(
            scene.draw(80, 24),
            """
            | hubbub                                              你是 dana · SHA256:9f3a…c1 |
            |                                                                                |
            |   此网络上的服务器                                                             |
            |                                                                                |
            |   ▸ lab                  12 人   3 ms            你今天来过                    |
            |     workshop             1 人    <1 ms   需密码  新的，还没去过                |
            |                                                                                |
            |   暂未发现                                                                     |
            |                                                                                |
            |     校园网               上次 11月19日，在 10.3.0.7:24822  o  看已有的记录     |
            |                                                                                |
            |   在别处？   地址：                                                            |
            |   想自己开？    h  在这里开一个（“dana 的服务器”）                             |
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
            | ↑↓ 选择   Enter 进入   a 地址   h 开服务器   n 昵称   q 退出   F1 帮助         |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | hubbub      你是 dana · SHA256:9f3a…c1 |
            | 此网络上的服务器                       |
            | ▸ lab        12 人   3 ms              |
            |   workshop   1 人    <1 ms   需密码    |
            | 暂未发现                               |
            |   校园网     o  看已有的记录           |
            |                                        |
            | 在别处？   地址：                      |
            | h  在这里开一个（“dana 的服务器”）     |
            |                                        |
            |                                        |
            | ↑↓ 选择   Enter 进入   q 退出   F1 帮助|
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub   你是 dana |
            | 此网络上的服务器   |
            | ▸ lab       12 人  |
            |   workshop  1 人   |
            | q 退出   F1 帮助   |
            """)
    }

    @Test func pickerWithoutHubs() throws {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start()
        expectScreen(
            scene.draw(80, 24),
            """
            | hubbub                                              你是 dana · SHA256:9f3a…c1 |
            |                                                                                |
            |   此网络上的服务器                                                             |
            |                                                                                |
            |     还没有发现，正在寻找…                                                      |
            |     防火墙或访客网络可能挡住了它；按 a 可以直接输入地址。                      |
            |                                                                                |
            |   在别处？   地址：                                                            |
            |   想自己开？    h  在这里开一个（“dana 的服务器”）                             |
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
            | ↑↓ 选择   Enter 进入   a 地址   h 开服务器   n 昵称   q 退出   F1 帮助         |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | hubbub      你是 dana · SHA256:9f3a…c1 |
            |                                        |
            | 此网络上的服务器                       |
            |                                        |
            |   还没有发现，正在寻找…                |
            |   防火墙或访客网络可能挡住了它；按 a   |
            |   可以直接输入地址。                   |
            |                                        |
            | 在别处？   地址：                      |
            | h  在这里开一个（“dana 的服务器”）     |
            |                                        |
            | ↑↓ 选择   Enter 进入   q 退出   F1 帮助|
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub   你是 dana |
            | 此网络上的服务器   |
            |   还没有发现，正在 |
            |   寻找…            |
            | q 退出   F1 帮助   |
            """)
    }

    /// Hubs that are heard, and one that is not.
    private func picker() throws -> Scene {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start { started in
            started.remembered = [
                RememberedHub(
                    id: try Sample.hub(1), name: try HubName("lab"), address: Sample.address, met: Sample.time(9, 0),
                    rooms: []),
                RememberedHub(
                    id: try Sample.hub(4), name: try HubName("校园网"), address: Sample.address,
                    met: Sample.time(9, 0, day: 19), rooms: []),
            ]
        }
        scene.press(.character("z"))
        try scene.hear(1, "lab", people: 12)
        try scene.hear(2, "workshop", people: 1, roundTrip: 0.4, flags: .password)
        return scene
    }
}
