import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// A search of somebody who reads Chinese.
@Suite struct ChineseSearchTests {
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
}
