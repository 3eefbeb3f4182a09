import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Rooms of somebody who reads Chinese.
@Suite struct ChineseRoomTests {
    @Test func aBusyRoom() throws {
        var scene = try Scene.busy(80, 24)
        scene.around = Sample.chinese
        expectScreen(
            scene.draw(80, 24),
            """
            | #lobby  Release day: freeze at 16:00                        lab ● 3 ms · 14:07 |
            | 房间            │                                                              |
            | 1 #lobby        │                                                              |
            | 2 #build      3 │                                                              |
            | 3 #中文群    @1 │                                                              |
            | 4 #random       │                     #lobby 从这里开始。                      |
            | 私聊            │      ──────────────── 11月19日 星期四 ────────────────       |
            | 5 ann        @2 │ 18:30  ann  see you tomorrow                                 |
            | 6 bob ○         │      ──────────────── 11月20日 星期五 ────────────────       |
            |                 │ 13:58  ann  the build is green again                         |
            |                 │ 14:01  bob  great, tagging 1.4 now                           |
            |                 │        bob  ```                                              |
            |                 │             $ git tag -s v1.4 && git push --tags             |
            |                 │             ```                                              |
            |                 │             eve、kim 进来了                                  |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │         ──────────────── 3 条新消息 ────────────────         |
            |                 │ 14:03  ann  wait for the changelog, please                   |
            |                 │ 14:05    *  bob waits                                        |
            |                 │ 14:06 李雷  @dana can you check the numbers on page 3? the   |
            |                 │             table looks wrapped wrongly on a narrow screen   |
            | /list 看更多    │       dana  on it                                    发送中… |
            |                                                                   @3 · F1 帮助 |
            | #lobby › on my way to the meeting room, back at three                          |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            | 14:03  ann  wait for the changelog,    |
            |             please                     |
            | 14:05    *  bob waits                  |
            | 14:06 李雷  @dana can you check the    |
            |             numbers on page 3? the     |
            |             table looks wrapped        |
            |             wrongly on a narrow screen |
            |       dana  on it              发送中… |
            |                           @3 · F1 帮助 |
            | #lobby › on my way to the meeting      |
            |          room, back at three           |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby  lab ● 3 ms |
            |       发送中…      |
            | 第 3 行，共 3 行   |
            | › meeting room,    |
            |   back at three    |
            """)
    }

    @Test func aMessageIsChosen() throws {
        var scene = try Scene.talk(80, 24)
        scene.around = Sample.chinese
        scene.press(.alt("s"))
        expectScreen(
            scene.draw(80, 24),
            """
            | #lobby  Release day                                    选择 · 第 6 条，共 6 条 |
            | 房间            │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                     #lobby 从这里开始。                      |
            |                 │      ──────────────── 11月20日 星期五 ────────────────       |
            |                 │ 13:58  ann  the build is green again                         |
            |                 │ 14:01  bob  great, tagging 1.4 now                           |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │ 14:03  ann  ↳ bob：great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            | /list 看更多    │▌14:05 dana  on it                                            |
            |                                                                                |
            | j/k 选   r 回复   + 表情   e 改   d 撤回   y 复制   o 打开   Esc 返回          |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | #lobby         选择 · 第 6 条，共 6 条 |
            | 13:58  ann  the build is green again   |
            | 14:01  bob  great, tagging 1.4 now     |
            | 14:02 李雷  下午四点冻结，别忘了更新日 |
            |             志 👍                      |
            | 14:03  ann  ↳ bob：great, tagging 1.4… |
            |             wait for the changelog,    |
            |             dana                       |
            | 14:04    *  李雷 café 等等             |
            |▌14:05 dana  on it                      |
            |                                        |
            | j/k 选   r 回复   + 表情   Esc 返回    |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby         6/6 |
            |       等           |
            |▌dana  on it        |
            |                    |
            | j/k 选   Esc 返回  |
            """)
    }

    @Test func aWideScreenHasTheMembersToo() throws {
        var scene = try Scene.busy(100, 12)
        scene.around = Sample.chinese
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | 房间            │             ```                                                  │ 在线 7        |
            | 1 #lobby        │             eve、kim 进来了                                      │ ann           |
            | 2 #build      3 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │ bob           |
            | 3 #中文群    @1 │           ──────────────── 3 条新消息 ────────────────           │ dana          |
            | 4 #random       │ 14:03  ann  wait for the changelog, please                       │ eve           |
            | 私聊            │ 14:05    *  bob waits                                            │ kim           |
            | 5 ann        @2 │ 14:06 李雷  @dana can you check the numbers on page 3? the table │ mei 暂离      |
            | 6 bob ○         │             looks wrapped wrongly on a narrow screen             │ 李雷          |
            | /list 看更多    │       dana  on it                                        发送中… │               |
            |                                                                                       @3 · F1 帮助 |
            | #lobby › on my way to the meeting room, back at three                                              |
            """)
    }
}
