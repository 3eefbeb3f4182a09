import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Searching everything.
@Suite struct SearchSizeTests {
    @Test func someIsFound() throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/search changelog")
        try scene.found(
            [
                (1, "#lobby", try Scene.said(2, "wait for the changelog, please", at: Sample.time(14, 3), seq: 4)),
                (
                    2, "#build",
                    try Scene.said(
                        3, "changelog check fails on forks,\nsee #212", at: Sample.time(9, 41, day: 12), seq: 9)
                ),
                (3, "#中文群", try Scene.said(4, "更新日志(CHANGELOG)放在哪里？", at: Sample.time(17, 20, day: 3), seq: 2)),
            ], next: 7, unindexed: 1_204)
        scene.press(.arrow(.down, []))
        expectSizes(
            scene.drawn,
            """
            20×5
            | Search  lab ● 3 ms
            | find › changelog
            | 3 found, more below
            | ▸ bob  «changelog…
            | Esc back
            40×12
            | Search              lab ● 3 ms · 14:07
            | find › changelog
            |
            | 3 found, more below       newest first
            |
            |   #lobby   ann   …r the «changelog», …
            | ▸ #build   bob   «changelog» check fa…
            |   #中文群  李雷  更新日志(«CHANGELOG»…
            |
            |
            | still indexing: 1,204 messages can't b…
            | Enter show it in its room   Esc back
            80×24
            | Search                                                      lab ● 3 ms · 14:07
            | find › changelog
            |
            | 3 found, more below                                               newest first
            |
            |   today 14:03   #lobby   ann   wait for the «changelog», please
            | ▸ 12 Nov 09:41  #build   bob   «changelog» check fails on forks, see #212
            |   3 Nov 17:20   #中文群  李雷  更新日志(«CHANGELOG»)放在哪里？
            |
            ⋮ 13
            | still indexing: 1,204 messages can't be found yet
            | ↑↓ choose   Enter show it in its room   Esc back
            200×60
            | Search                                                                                                                                                                              lab ● 3 ms · 14:07
            | find › changelog
            |
            | 3 found, more below                                                                                                                                                                       newest first
            |
            |   today 14:03   #lobby   ann   wait for the «changelog», please
            | ▸ 12 Nov 09:41  #build   bob   «changelog» check fails on forks, see #212
            |   3 Nov 17:20   #中文群  李雷  更新日志(«CHANGELOG»)放在哪里？
            |
            ⋮ 49
            | still indexing: 1,204 messages can't be found yet
            | ↑↓ choose   Enter show it in its room   Esc back
            """)
    }

    @Test func nothingIsAskedYet() throws {
        var scene = try Scene.talk(80, 24)
        scene.press(.control("s"))
        expectSizes(
            scene.drawn,
            """
            20×5
            | Search  lab ● 3 ms
            | find ›
            | Type what you look
            | for. It is looked…
            | Esc back
            40×12
            | Search              lab ● 3 ms · 14:07
            | find ›
            |
            | Type what you look for. It is looked
            | for in everything that you may read.
            | from:bob   in:#build   since:7d
            | narrow it down
            |
            ⋮ 3
            | Enter look for it   Esc back
            80×24
            | Search                                                      lab ● 3 ms · 14:07
            | find ›
            |
            | Type what you look for. It is looked for in everything that you may read.
            | from:bob   in:#build   since:7d   narrow it down
            |
            ⋮ 17
            | ↑↓ choose   Enter look for it   Esc back
            200×60
            | Search                                                                                                                                                                              lab ● 3 ms · 14:07
            | find ›
            |
            | Type what you look for. It is looked for in everything that you may read.
            | from:bob   in:#build   since:7d   narrow it down
            |
            ⋮ 53
            | ↑↓ choose   Enter look for it   Esc back
            """)
    }
}
