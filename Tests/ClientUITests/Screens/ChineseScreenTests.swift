import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// The screens of somebody who reads Chinese, whose letters are two columns wide.
@Suite struct ChineseScreenTests {
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
            |   一个都没有？    h  在这里开一个（“dana 的服务器”）                           |
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
            |   此网络上的服务器                     |
            |                                        |
            |   ▸ lab        12 人   3 ms            |
            |     workshop   1 人    <1 ms   需密码  |
            |                                        |
            |                                        |
            |   在别处？   地址：                    |
            |   h  在这里开一个（“dana 的服务器”）   |
            |                                        |
            | ↑↓ 选择   Enter 进入   q 退出   F1 帮助|
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub   你是 dana |
            |   此网络上的服务器 |
            |   ▸ lab            |
            | 地址：             |
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
            |   一个都没有？    h  在这里开一个（“dana 的服务器”）                           |
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
            |   此网络上的服务器                     |
            |                                        |
            |     还没有发现，正在寻找…              |
            |     防火墙或访客网络可能挡住了它；按 a |
            |     可以直接输入地址。                 |
            |                                        |
            |   在别处？   地址：                    |
            |   h  在这里开一个（“dana 的服务器”）   |
            |                                        |
            | ↑↓ 选择   Enter 进入   q 退出   F1 帮助|
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | hubbub   你是 dana |
            |   此网络上的服务器 |
            |     还没有发现，正 |
            | 地址：             |
            | q 退出   F1 帮助   |
            """)
    }

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
            | j/k 选   r 回复   + 表情   e 改   d 撤回   y 复制   o 打开   z 全文   Esc 返回 |
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

    @Test func theHelpPage() throws {
        var scene = try Scene.lobby(80, 24)
        scene.around = Sample.chinese
        scene.press(.function(1))
        expectScreen(
            scene.draw(80, 24),
            """
            | 帮助                                                                           |
            | 聊天                                                                           |
            |   Enter                       发送                                             |
            |   Tab Shift-Tab               补全昵称、房间、命令、路径或 :emoji:；上一个     |
            |   PgUp PgDn                   滚动                                             |
            |   Alt-Home Alt-End            到已加载的最早一行，到最新一行                   |
            |   Alt-u                       到第一条新消息                                   |
            |   Alt-p Alt-n                 上一条、下一条提到你的消息                       |
            |   Alt-s                       选择一条消息：回复、表情、编辑、撤回、取文件     |
            |   F3                          在这个房间里边输入边查找                         |
            |   Ctrl-s                      搜索说过的一切                                   |
            |   F2                          一屏看完新内容                                   |
            |   Ctrl-g                      用名字里的几个字母前往房间或某人                 |
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   下一个、上一个房间                               |
            |   Alt-1 … Alt-0               按编号去房间；/go 3 也可以                       |
            |   Alt-a                       下一个有新消息的房间                             |
            |   Alt-/                       刚才的房间                                       |
            |   Alt-z                       展开或折叠长代码块                               |
            |   F7 F8                       隐藏或显示房间栏、成员栏                         |
            |   Alt-e                       用你自己的编辑器写：由 VISUAL 或 EDITOR 指定     |
            |   Ctrl-r                      查找以前写过的内容                               |
            |   Esc                         返回：从回复、从查找结果、到最新一行             |
            |                                                                                |
            | ↑↓ PgUp PgDn 移动   Esc 或 F1 返回                                             |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | 帮助                                   |
            | 聊天                                   |
            |   Enter                                |
            |     发送                               |
            |   Tab Shift-Tab                        |
            |     补全昵称、房间、命令、路径或       |
            |     :emoji:；上一个                    |
            |   PgUp PgDn                            |
            |     滚动                               |
            |   Alt-Home Alt-End                     |
            |                                        |
            | ↑↓ PgUp PgDn 移动   Esc 或 F1 返回     |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | 帮助               |
            | 聊天               |
            |   Enter            |
            |                    |
            | Esc 或 F1 返回     |
            """)
    }

    @Test func aSearch() throws {
        let scene = try searched()
        expectScreen(
            scene.draw(80, 24),
            """
            | 搜索                                                        lab ● 3 ms · 14:07 |
            | 查找 › changelog                                                               |
            |                                                                                |
            | 找到 3 条，下面还有                                                   从新到旧 |
            |                                                                                |
            | ▸ 今天 14:03            #lobby   ann   wait for the «changelog»                |
            |   11月3日 17:20         #中文群  李雷  更新日志(«CHANGELOG»)放在哪里？         |
            |   2024年12月31日 00:00  #lobby   ann   old «changelog»                         |
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
            | 正在建索引：还有 9 条消息找不到                                                |
            | ↑↓ 选择   Enter 在房间里显示   Esc 返回                                        |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | 搜索                lab ● 3 ms · 14:07 |
            | 查找 › changelog                       |
            |                                        |
            | 找到 3 条，下面还有           从新到旧 |
            |                                        |
            | ▸ #lobby   ann   …r the «changelog»    |
            |   #中文群  李雷  更新日志(«CHANGELOG»… |
            |   #lobby   ann   old «changelog»       |
            |                                        |
            |                                        |
            | 正在建索引：还有 9 条消息找不到        |
            | ↑↓ 选择   Enter 在房间里显示   Esc 返回|
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | 搜索    lab ● 3 ms |
            | 查找 › changelog   |
            | 找到 3 条，下面还有|
            | ▸ ann  …e «change… |
            | Esc 返回           |
            """)
    }

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

    @Test func aPasswordIsAskedFor() throws {
        let scene = try password()
        expectScreen(
            scene.draw(80, 24),
            """
            | lab                                                                            |
            |                                                                                |
            |   这不是它的密码；再输一次，或者问它的所有者。                                 |
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
            |   这不是它的密码；再输一次，或者问它的 |
            |   所有者。                             |
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
            | 这不是它的密码；再 |
            | 输一次，或者问它的 |
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
            | 一个词，最多 32 字 |
            | Ctrl-c 退出        |
            """)
    }

    @Test func aWideScreenHasTheMembersToo() throws {
        var scene = try Scene.busy(100, 12)
        scene.around = Sample.chinese
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day: freeze at 16:00                                            lab ● 3 ms · 14:07 |
            | 房间            │             ```                                                  │ 在场 7        |
            | 1 #lobby        │             eve、kim 进来了                                      │ ann           |
            | 2 #build      3 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │ bob           |
            | 3 #中文群    @1 │           ──────────────── 3 条新消息 ────────────────           │ dana          |
            | 4 #random       │ 14:03  ann  wait for the changelog, please                       │ eve           |
            | 私聊            │ 14:05    *  bob waits                                            │ kim           |
            | 5 ann        @2 │ 14:06 李雷  @dana can you check the numbers on page 3? the table │ mei 离开      |
            | 6 bob ○         │             looks wrapped wrongly on a narrow screen             │ 李雷          |
            | /list 看更多    │       dana  on it                                        发送中… │               |
            |                                                                                       @3 · F1 帮助 |
            | #lobby › on my way to the meeting room, back at three                                              |
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

    private func searched() throws -> Scene {
        var scene = try Scene.talk(80, 24)
        scene.around = Sample.chinese
        scene.submit("/search changelog")
        try scene.found(
            [
                (1, "#lobby", try Scene.said(2, "wait for the changelog", at: Sample.time(14, 3), seq: 4)),
                (
                    3, "#中文群",
                    try Scene.said(4, "更新日志(CHANGELOG)放在哪里？", at: Sample.time(17, 20, day: 3), seq: 2)
                ),
                (
                    1, "#lobby",
                    try Scene.said(2, "old changelog", at: HubTime(milliseconds: 1_735_603_200_000), seq: 1)
                ),
            ], next: 1, unindexed: 9)
        return scene
    }

    /// A hub whose key was never met, where another was met before.
    private func asked() throws -> Scene {
        var scene = Scene(80, 24)
        scene.around = Sample.chinese
        try scene.start { started in started.target = HubReference(Sample.address) }
        try scene.connection(
            .untrusted(TrustQuestion(hub: try Sample.hub(9), name: try HubName("lab"), address: Sample.address)))
        return scene
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
