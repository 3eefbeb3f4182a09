import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Answers, edits, reactions and what was taken back, as they stand in a conversation.
@Suite struct ChangeScreenTests {
    /// Everything that can become of a message.
    private func changed(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.talk(columns, rows)
        try scene.change(2, .edit(of: Seq(4), MessageText("wait for the changelog, please")))
        try scene.change(2, .deletion(of: Seq(1)))
        for author in [2, 3] as [UInt32] { try scene.change(author, .reaction(to: Seq(3), Reaction("👍"), isOn: true)) }
        try scene.change(1, .reaction(to: Seq(3), Reaction("❤️"), isOn: true))
        try scene.change(4, .reaction(to: Seq(4), Reaction("👩‍👩‍👧"), isOn: true))
        try scene.change(1, .reaction(to: Seq(4), Reaction("ok"), isOn: true))
        try scene.change(4, .reaction(to: Seq(4), Reaction("ok"), isOn: true))
        try scene.event(.entry(scene.entry(by: 3, body: .reply(to: Seq(1), MessageText("which one?")))))
        try scene.event(.entry(scene.entry(by: 3, body: .reply(to: Seq(3), MessageText("好的")))))
        return scene
    }

    @Test func whatBecameOfMessagesStandsWithThem() throws {
        expectScreen(
            try changed(100, 22).draw(),
            """
            | #lobby  Release day                                                             lab ● 3 ms · 14:07 |
            | ROOMS           │                                                                  │ HERE 5        |
            | 1 #lobby        │                                                                  │ ann           |
            |                 │                                                                  │ bob           |
            |                 │                                                                  │ dana          |
            |                 │                                                                  │ mei away      |
            |                 │                   This is where #lobby begins.                   │ 李雷          |
            |                 │       ──────────────── Friday 20 November ────────────────       │               |
            |                 │ 13:58  ann  message deleted                                      │               |
            |                 │ 14:01  bob  great, tagging 1.4 now                               │               |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍  👍 2  ❤️ 1·you      │               |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                        │               |
            |                 │             wait for the changelog, please (edited)  👩‍👩‍👧 1        │               |
            |                 │             ok 2·you                                             │               |
            |                 │ 14:04    *  李雷 café 等等                                       │               |
            |                 │ 14:05 dana  on it                                                │               |
            |                 │ 14:07  bob  ↳ a deleted message                                  │               |
            |                 │             which one?                                           │               |
            |                 │        bob  ↳ 李雷: 下午四点冻结，别忘了更新日志 👍              │               |
            | /list for more  │             好的                                                 │               |
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
    }

    @Test func anAnswerIsCutByColumnsAndNothingIsBroken() throws {
        expectScreen(
            try changed(40, 12).draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |             wait for the changelog,    |
            |             please (edited)  👩‍👩‍👧 1      |
            |             ok 2·you                   |
            | 14:04    *  李雷 café 等等             |
            | 14:05 dana  on it                      |
            | 14:07  bob  ↳ a deleted message        |
            |             which one?                 |
            |        bob  ↳ 李雷: 下午四点冻结，别…  |
            |             好的                       |
            |                                F1 help |
            | #lobby ›                               |
            """)
        expectScreen(
            try changed(60, 9).draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            | 14:07  bob  ↳ a deleted message                            |
            |             which one?                                     |
            |        bob  ↳ 李雷: 下午四点冻结，别忘了更新日志 👍        |
            |             好的                                           |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        expectScreen(
            try changed(20, 5).draw(),
            """
            | #lobby  lab ● 3 ms |
            |  bob  ↳ 李雷: 下…  |
            |       好的         |
            |            F1 help |
            | ›                  |
            """)
    }

    @Test func aNoteThatDoesNotFitBeginsALine() throws {
        var scene = try Scene.lobby(50, 10)
        try scene.say(2, "twenty-nine columns of words.", at: Sample.time(14, 0))
        for (index, sign) in ["👍", "🇩🇪", "e\u{301}", "中文", "👍🏽"].enumerated() {
            for author in 2..<UInt32(3 + index) {
                try scene.change(author, .reaction(to: Seq(1), Reaction(sign), isOn: true))
            }
        }
        try scene.change(2, .edit(of: Seq(1), MessageText("twenty-seven columns of it.")))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |                                                  |
            |                                                  |
            |           This is where #lobby begins.           |
            | ────────────── Friday 20 November ────────────── |
            | 14:00  ann  twenty-seven columns of it. (edited) |
            |             👍 1  🇩🇪 2  é 3  中文 4  👍🏽 5        |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    /// Milliseconds since an edit, and what is said of it.
    private static let ages: [(UInt64, String)] = [
        (0, "(edited)"), (59_000, "(edited)"), (60_000, "(edited 1 min ago)"), (3_599_000, "(edited 59 min ago)"),
        (3_600_000, "(edited 1 h ago)"), (86_399_000, "(edited 23 h ago)"), (86_400_000, "(edited 20 Nov)"),
        (35 * 86_400_000, "(edited 20 Nov)"), (42 * 86_400_000, "(edited 20 Nov 2026)"),
    ]

    @Test(arguments: ages) func howLongAgoAMessageWasEditedIsSaid(milliseconds: UInt64, text: String) throws {
        var scene = try Scene.talk(80, 16)
        try scene.change(2, .edit(of: Seq(1), MessageText("the build is red")))
        scene.pass(milliseconds)
        #expect(scene.draw().rows.contains { $0.contains(" ann  the build is red \(text) ") })
    }

    @Test func itIsSaidInChineseToo() throws {
        var scene = try Scene.talk(80, 16)
        scene.around = Sample.chinese
        try scene.change(2, .edit(of: Seq(1), MessageText("the build is red")))
        let said: [(UInt64, String)] = [
            (0, "· 已编辑"), (300_000, "· 5 分钟前编辑"), (10_800_000, "· 3 小时前编辑"), (86_400_000, "· 11月20日编辑"),
        ]
        for (milliseconds, text) in said {
            scene.pass(milliseconds)
            #expect(scene.draw().rows.contains { $0.contains("the build is red \(text) ") })
        }
    }

    @Test func nothingMovesAsTimeGoesBy() throws {
        for columns in 20...60 {
            var scene = try changed(columns, 30)
            let before = scene.draw().rows
            scene.pass(300_000)
            let after = scene.draw().rows.map { $0.replacing("(edited 5 min ago)", with: "(edited)") }
            // The clock in the first row goes on.
            #expect(before.dropFirst().map(\.words) == after.dropFirst().map(\.words), "\(columns)")
        }
    }

    @Test func aNarrowLineSaysOnlyThatItWasEdited() throws {
        var scene = try Scene.lobby(50, 10)
        try scene.say(2, "twenty-nine columns of words.", at: Sample.time(14, 0))
        try scene.say(2, "short", at: Sample.time(14, 1))
        try scene.change(3, .reaction(to: Seq(1), Reaction("👍"), isOn: true))
        try scene.change(2, .edit(of: Seq(1), MessageText("twenty-seven columns of it.")))
        try scene.change(2, .edit(of: Seq(2), MessageText("shorter")))
        scene.pass(300_000)
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:12 |
            |                                                  |
            |                                                  |
            |           This is where #lobby begins.           |
            | ────────────── Friday 20 November ────────────── |
            | 14:00  ann  twenty-seven columns of it. (edited) |
            |             👍 1                                 |
            | 14:01  ann  shorter (edited 5 min ago)           |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func ownChangesTellHowFarTheyHaveCome() throws {
        var scene = try Scene.talk(60, 18)
        scene.press(.alt("s"), .character("e"))
        scene.type(" 马上")
        scene.press(.enter)
        scene.press(.alt("s"), .character("k"), .character("+"), .character("1"))
        scene.press(.alt("s"), .character("k"), .character("k"), .character("+"))
        scene.type("ok")
        scene.press(.enter)
        try scene.connection(.ended(.lost))
        scene.submit("/delete")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day              lab ○ trying again in 1 s |
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
            |             wait for the changelog, dana        ok waiting |
            | 14:04    *  李雷 café 等等                      👍 waiting |
            | 14:05 dana  on it                                          |
            |             now: on it 马上                   edit waiting |
            |             deletion waiting                               |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func anEditThatFailsKeepsItsWords() throws {
        var scene = try Scene.talk(60, 9)
        scene.press(.alt("s"), .character("e"))
        scene.type(", and on that too")
        scene.press(.enter)
        try scene.refusePost(.other, "No.")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |             now: on it, and on that too                    |
            |             edit failed, /retry: No.                       |
            |          –  /edit: No.                                     |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func whoIsIgnoredIsNotQuoted() throws {
        var scene = try Scene.talk(50, 8)
        scene.submit("/ignore bob")
        try scene.event(.entry(scene.entry(by: 4, body: .reply(to: Seq(2), MessageText("hm")))))
        try scene.event(.entry(scene.entry(by: 4, body: .reply(to: Seq(900), MessageText("hm")))))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day           lab ● 3 ms · 14:07 |
            |             /unignore bob shows it again.        |
            | 14:07 李雷  ↳ somebody you ignore                |
            |             hm                                   |
            |       李雷  ↳ an older message                   |
            |             hm                                   |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func expiredLinesAreTold() throws {
        var scene = Scene(50, 8)
        try scene.connect()
        let history = try (41...43).map { try Scene.said(2, "line \($0)", at: Sample.time(13, 0), seq: $0) }
        try scene.joined(history: history, authors: [Sample.person(2, "ann")], floor: 40)
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |           Older messages have expired.           |
            | ────────────── Friday 20 November ────────────── |
            | 13:00  ann  line 41                              |
            |        ann  line 42                              |
            |        ann  line 43                              |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func reactionsAreToldApartByLookAndByWord() throws {
        var scene = try Scene.lobby(50, 6)
        try scene.say(2, "tea", at: Sample.time(14, 0))
        try scene.change(3, .reaction(to: Seq(1), Reaction("yes"), isOn: true))
        try scene.change(1, .reaction(to: Seq(1), Reaction("no"), isOn: true))
        try scene.change(2, .edit(of: Seq(1), MessageText("coffee")))
        let theme = Theme.standard
        expectStyles(
            scene.draw(),
            [theme.dim: "d", theme.accent: "Y", theme.title: "T", theme.nick(try Sample.person(2, "ann").id): "a"],
            """
            |.TTTTTT........................dddddddddddddddddd.|
            |.dddddddddddddddddddddddddddddddddddddddddddddddd.|
            |.dddddddddddddddddddddddddddddddddddddddddddddddd.|
            |.dddddd.aaa.........dddddddd..ddddd..YYYYYYYY.....|
            |..........................................ddddddd.|
            |YYYYYYYYYY........................................|
            """)
    }
}

extension String {
    fileprivate var words: [Substring] { split(separator: " ") }
}
