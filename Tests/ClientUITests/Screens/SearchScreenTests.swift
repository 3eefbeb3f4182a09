import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct SearchScreenTests {
    /// What a search for `changelog` found.
    private func hits() throws -> [(room: UInt32, name: String, entry: Entry)] {
        [
            (1, "#lobby", try Scene.said(2, "wait for the changelog, please", at: Sample.time(14, 3), seq: 4)),
            (
                2, "#build",
                try Scene.said(3, "changelog check fails on forks,\nsee #212", at: Sample.time(9, 41, day: 12), seq: 9)
            ),
            (3, "#中文群", try Scene.said(4, "更新日志(CHANGELOG)放在哪里？", at: Sample.time(17, 20, day: 3), seq: 2)),
            (
                1, "#lobby",
                try Scene.said(
                    2,
                    "there is so much to be said before the word that was looked for stands anywhere in this line: changelog, and more behind it 👩‍👩‍👧",
                    at: HubTime(milliseconds: 1_735_689_600_000), seq: 1)
            ),
        ]
    }

    private func searched(_ columns: Int, _ rows: Int, unindexed: UInt64 = 0, next: UInt64? = nil) throws -> Scene {
        var scene = try Scene.talk(columns, rows)
        scene.submit("/search changelog")
        try scene.found(hits(), next: next, unindexed: unindexed)
        return scene
    }

    @Test func whatWasFoundStandsInColumnsWithItsWordsMarked() throws {
        var scene = try searched(100, 22)
        scene.press(.arrow(.down, []))
        expectScreen(
            scene.draw(),
            """
            | Search                                                                          lab ● 3 ms · 14:07 |
            | find › changelog                                                                                   |
            |                                                                                                    |
            | 4 found                                                                               newest first |
            |                                                                                                    |
            |   today 14:03       #lobby   ann   wait for the «changelog», please                                |
            | ▸ 12 Nov 09:41      #build   bob   «changelog» check fails on forks, see #212                      |
            |   3 Nov 17:20       #中文群  李雷  更新日志(«CHANGELOG»)放在哪里？                                 |
            |   1 Jan 2025 00:00  #lobby   ann   …where in this line: «changelog», and more behind it 👩‍👩‍👧         |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            |                                                                                                    |
            | from:bob   in:#build   since:7d   narrow it down                                                   |
            | ↑↓ choose   Enter show it in its room   Esc back                                                   |
            """)
        expectScreen(
            scene.draw(60, 15),
            """
            | Search                                  lab ● 3 ms · 14:07 |
            | find › changelog                                           |
            |                                                            |
            | 4 found                                       newest first |
            |                                                            |
            |   today       #lobby   ann   wait for the «changelog», pl… |
            | ▸ 12 Nov      #build   bob   «changelog» check fails on f… |
            |   3 Nov       #中文群  李雷  更新日志(«CHANGELOG»)放在哪…  |
            |   1 Jan 2025  #lobby   ann   …s line: «changelog», and mo… |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            | from:bob   in:#build   since:7d   narrow it down           |
            | ↑↓ choose   Enter show it in its room   Esc back           |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | Search              lab ● 3 ms · 14:07 |
            | find › changelog                       |
            |                                        |
            | 4 found                   newest first |
            |                                        |
            |   #lobby   ann   …r the «changelog», … |
            | ▸ #build   bob   «changelog» check fa… |
            |   #中文群  李雷  更新日志(«CHANGELOG»… |
            |   #lobby   ann   …line: «changelog», … |
            |                                        |
            | from:bob   in:#build   since:7d   narr…|
            | Enter show it in its room   Esc back   |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | Search  lab ● 3 ms |
            | find › changelog   |
            | 4 found            |
            | ▸ bob  «changelog… |
            | Esc back           |
            """)
    }

    @Test func theChosenRowAndTheFoundWordsHaveLooks() throws {
        let theme = Theme.standard
        expectStyles(
            try searched(60, 8).draw(),
            [
                theme.title: "T", theme.dim: "d", theme.accent: "Y", theme.mention: "M", theme.chosen: "C",
                theme.nick(try Sample.person(2, "ann").id): "a", theme.nick(try Sample.person(3, "bob").id): "b",
                Style(attributes: .underline): "_",
            ],
            """
            |.TTTTTT..................................dddddddddddddddddd.|
            |.YYYYYYY___________________________________________________.|
            |...............................................dddddddddddd.|
            |.YYCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC.|
            |.YYdddddddddddd.........bbbbbbMMMMMMMMMMM...................|
            |.YYdddddddddddd.........??????.........MMMMMMMMMMM..........|
            |.YYdddddddddddd.........aaaaaa.........MMMMMMMMMMM..........|
            |.dddddddddddddddddddddddddddddddddddddddddddddddd...........|
            """)
    }

    @Test func whatWasFoundIsNotTakenForWhatStandsInTheLine() throws {
        var scene = try searched(60, 12)
        #expect(scene.draw().rows[3].hasPrefix(" 4 found  "))
        scene.type("s")
        #expect(scene.draw().rows[3].hasPrefix(" 4 found for \"changelog\"  "))
        scene.press(.backspace)
        #expect(scene.draw().rows[3].hasPrefix(" 4 found  "))
    }

    @Test func moreBelowAndWhatIsNotIndexedYetAreTold() throws {
        expectScreen(
            try searched(60, 12, unindexed: 1_204, next: 7).draw(),
            """
            | Search                                  lab ● 3 ms · 14:07 |
            | find › changelog                                           |
            |                                                            |
            | 4 found, more below                           newest first |
            |                                                            |
            | ▸ today       #lobby   ann   wait for the «changelog», pl… |
            |   12 Nov      #build   bob   «changelog» check fails on f… |
            |   3 Nov       #中文群  李雷  更新日志(«CHANGELOG»)放在哪…  |
            |   1 Jan 2025  #lobby   ann   …s line: «changelog», and mo… |
            |                                                            |
            | still indexing: 1,204 messages can't be found yet          |
            | ↑↓ choose   Enter show it in its room   Esc back           |
            """)
    }

    @Test func anEmptySearchTellsHowToBegin() throws {
        var scene = try Scene.talk(60, 12)
        scene.press(.control("s"))
        expectScreen(
            scene.draw(),
            """
            | Search                                  lab ● 3 ms · 14:07 |
            | find ›                                                     |
            |                                                            |
            | Type what you look for. It is looked for in everything     |
            | that you may read.                                         |
            | from:bob   in:#build   since:7d   narrow it down           |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            | ↑↓ choose   Enter look for it   Esc back                   |
            """)
        #expect(scene.draw().caret == Point(column: 8, row: 1))
    }

    @Test func whyNothingIsFoundIsTold() throws {
        var scene = try Scene.talk(60, 7)
        scene.submit("/search changelog")
        #expect(scene.draw().rows[2].contains("Looking …"))
        try scene.found([], unindexed: 3)
        expectScreen(
            scene.draw(),
            """
            | Search                                  lab ● 3 ms · 14:07 |
            | find › changelog                                           |
            | Nothing was found for "changelog".                         |
            | still indexing: 3 messages can't be found yet              |
            |                                                            |
            |                                                            |
            | ↑↓ choose   Enter look for it   Esc back                   |
            """)
        for (typed, told) in [
            ("from:bob", "Type a word to look for"), ("word since:soon", "\"since:soon\" is no length of time."),
            ("word in:@nobody", "Nobody called \"nobody\" is here."),
        ] {
            scene.press(.control("u"))
            scene.type(typed)
            scene.press(.enter)
            #expect(scene.draw().rows[2].contains(told), "\(scene.draw().rows)")
        }
        scene.press(.control("u"))
        scene.type("word")
        scene.press(.enter)
        let tag = try #require(scene.request { if case .search(let tag, _) = $0 { tag } else { nil } })
        try scene.answer(.refused(Refusal(subject: .request(tag), code: .noSuchRoom, detail: "There is no #x.")))
        #expect(scene.draw().rows[2].contains("There is no #x."))
        try scene.connection(.ended(.lost))
        scene.press(.enter)
        #expect(scene.draw().rows[2].contains("Not connected, so nothing can be looked for now."))
    }

    @Test func aFoundMessageIsMarkedInItsRoom() throws {
        var scene = try Scene.lines(60, 60, 9)
        scene.submit("/search seven")
        try scene.found([(1, "#lobby", Scene.said(2, "line 17", at: Sample.time(13, 0), seq: 17))])
        scene.press(.enter)
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |        ann  line 15                                        |
            |        ann  line 16                                        |
            |▌       ann  line 17                                        |
            |        ann  line 18                                        |
            |        ann  line 19                                        |
            |        ann  line 20                                        |
            | 40 newer ↓ · Esc goes back to what was found       F1 help |
            | #lobby ›                                                   |
            """)
        scene.press(.escape)
        #expect(scene.draw().rows[0].hasPrefix(" Search"))
        scene.press(.escape)
        #expect(scene.draw().rows[6].contains("line 60"))
    }

    @Test func aFoundMessageAtTheEndIsMarkedToo() throws {
        var scene = try Scene.talk(60, 20)
        scene.submit("/search cafe")
        try scene.found([(1, "#lobby", Scene.said(4, "cafe\u{301} 等等", at: Sample.time(14, 4), seq: 5))])
        scene.press(.enter)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 13:58  ann  the build is green again                       |
            | 14:01  bob  great, tagging 1.4 now                         |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, dana                   |
            |▌14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            | Esc goes back to what was found                    F1 help |
            | #lobby ›                                                   |
            """)
        scene.press(.escape, .escape)
        #expect(!scene.draw().rows.joined().contains("▌"))
    }
}
