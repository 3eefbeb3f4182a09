import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Help in Chinese.
@Suite struct ChineseHelpTests {
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
            |   Alt-s                       选择一条消息：回复、表情、编辑、撤回、下载文件   |
            |   F3                          在这个房间里边输入边查找                         |
            |   Ctrl-s                      搜索全部消息                                     |
            |   F2                          一屏看完新内容                                   |
            |   Ctrl-g                      输入名字的一部分，前往房间或某人                 |
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   下一个、上一个房间                               |
            |   Alt-1 … Alt-0               按编号去房间；/go 3 也可以                       |
            |   Alt-a                       下一个有新消息的房间                             |
            |   Alt-/                       刚才的房间                                       |
            |   Alt-z                       展开或折叠长代码块                               |
            |   F7 F8                       隐藏或显示房间栏、成员栏                         |
            |   Alt-l                       只显示文字，便于用鼠标复制                       |
            |   Alt-e                       用你自己的编辑器写：由 VISUAL 或 EDITOR 指定     |
            |   Ctrl-r                      查找以前写过的内容                               |
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
            |     发送           |
            | Esc 或 F1 返回     |
            """)
    }
}
