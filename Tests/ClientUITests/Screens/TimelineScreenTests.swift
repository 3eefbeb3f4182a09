import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct TimelineScreenTests {
    @Test func aShortConversationSitsAtTheBottom() throws {
        expectScreen(
            try Scene.lines(2, 50, 9).draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |                                                  |
            |           This is where #lobby begins.           |
            | ────────────── Friday 20 November ────────────── |
            | 13:00  ann  line 1                               |
            |        ann  line 2                               |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func everyScriptKeepsItsColumns() throws {
        var scene = try Scene.lobby(50, 18)
        for text in [
            "e\u{301}te\u{301}, a\u{30A}ngstro\u{308}m", "👩‍👩‍👧 family 🇩🇪 flag 👍🏽 skin ❤️ heart 1️⃣ key",
            "下午四点冻结，别忘了更新日志。没有空格也要换行，标点不在行首。",
            "한국어는 띄어쓰기에서 줄을 바꿉니다 그래서 길어도 읽기 쉽습니다", "क्षि กำ ﾊﾟ", "\ttab",
            "https://example.org/" + String(repeating: "0123456789", count: 6),
        ] {
            try scene.say(4, text)
        }
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |           This is where #lobby begins.           |
            | ────────────── Friday 20 November ────────────── |
            | 14:07 李雷  été, ångström                        |
            |       李雷  👩‍👩‍👧 family 🇩🇪 flag 👍🏽 skin ❤️ heart   |
            |             1️⃣ key                               |
            |       李雷  下午四点冻结，别忘了更新日志。没有空 |
            |             格也要换行，标点不在行首。           |
            |       李雷  한국어는 띄어쓰기에서 줄을 바꿉니다  |
            |             그래서 길어도 읽기 쉽습니다          |
            |       李雷  क्षि กำ ﾊﾟ                             |
            |       李雷      tab                              |
            |       李雷  https://example.org/0123456789012345 |
            |             678901234567890123456789012345678901 |
            |             23456789                             |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func aMessageOfSeveralLinesStandsUnderItself() throws {
        var scene = try Scene.lobby(50, 10)
        try scene.say(2, "first\n\n  third")
        try scene.event(.entry(scene.entry(by: 2, body: .action(MessageText("waves\nand waves")))))
        try scene.event(.entry(scene.entry(by: 3, body: .topic(Topic("{nick} wins")))))
        try scene.event(.entry(scene.entry(by: 3, body: .topic(.none))))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            | 14:07  ann  first                                |
            |                                                  |
            |               third                              |
            |          *  ann waves                            |
            |             and waves                            |
            |             bob set the topic: {nick} wins       |
            |             bob took the topic away              |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func timeStandsOnlyWhereTheMinuteChanges() throws {
        var scene = try Scene.lobby(50, 11)
        try scene.say(2, "one", at: Sample.time(23, 59, day: 19))
        try scene.say(3, "two", at: Sample.time(23, 59, second: 59, day: 19))
        try scene.say(2, "three", at: Sample.time(23, 59))
        try scene.say(2, "four", at: Sample.time(23, 59))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |           This is where #lobby begins.           |
            | ───────────── Thursday 19 November ───────────── |
            | 23:59  ann  one                                  |
            |        bob  two                                  |
            | ────────────── Friday 20 November ────────────── |
            | 23:59  ann  three                                |
            |        ann  four                                 |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func comingsAndGoingsFoldIntoOneLine() throws {
        var scene = try Scene.lobby(50, 9)
        for number in 10..<35 { try scene.event(.arrived(Sample.member(UInt32(number), "u\(number)"))) }
        for number in 10..<12 { try scene.event(.left(UserNumber(UInt32(number)))) }
        try scene.event(.left(UserNumber(2)))
        try scene.event(.renamed(UserNumber(3), Nick("rob")))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |           This is where #lobby begins.           |
            |             u12, u13, u14, u15, u16, u17, u18,   |
            |             u19, u20, u21, u22, u23, u24, u25,   |
            |             u26, u27, u28, u29 and 5 more joined |
            |             · ann left · bob is now rob          |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func ignoredPeopleLeaveNoTrace() throws {
        var scene = try Scene.lobby(50, 10)
        try scene.say(2, "yesterday", at: Sample.time(14, 0, day: 19))
        scene.press(.focus(false))
        try scene.say(3, "noise", at: Sample.time(14, 0))
        try scene.say(2, "today", at: Sample.time(14, 0))
        scene.press(.focus(true))
        scene.submit("/ignore bob")
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            | ───────────── Thursday 19 November ───────────── |
            | 14:00  ann  yesterday                            |
            | ────────────── Friday 20 November ────────────── |
            |     ──────────────── 1 new ────────────────      |
            | 14:00  ann  today                                |
            |          –  You no longer see what bob writes.   |
            |             /unignore bob shows it again.        |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func missingLinesAreAGap() throws {
        var scene = try Scene.lines(3, 50, 8)
        try scene.answer(.gap(RoomNumber(1), after: Seq(3), before: Seq(9)))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            | ────────────── Friday 20 November ────────────── |
            | 13:00  ann  line 1                               |
            |        ann  line 2                               |
            |        ann  line 3                               |
            | ········· 5 messages are being fetched ········· |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
        let entry = Entry(
            seq: Seq(9), time: Sample.time(14, 0), author: UserNumber(3), nonce: Nonce(9),
            body: .text(try MessageText("after it")))
        try scene.event(.entry(entry))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |        ann  line 2                               |
            |        ann  line 3                               |
            | ········· 5 messages are being fetched ········· |
            |     ──────────────── 6 new ────────────────      |
            | 14:00  bob  after it                             |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func ownPostsTellHowFarTheyHaveCome() throws {
        var scene = try Scene.lobby(60, 12)
        scene.submit("stored")
        try scene.publishPost()
        scene.submit("a post that fails")
        let post = try #require(scene.request { if case .post(let post) = $0 { post } else { nil } })
        try scene.answer(
            .refused(
                Refusal(subject: .post(post.nonce), code: .notJoined, detail: "You are not in this room any more.")))
        scene.submit("a post so long that what is said about it has no room behind it")
        scene.submit("/me is on the way")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:07 dana  stored                                         |
            |       dana  a post that fails                              |
            |             failed, /retry: You are not in this room any   |
            |             more.                                          |
            |       dana  a post so long that what is said about it has  |
            |             no room behind it                     sending… |
            |          *  dana is on the way                    sending… |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        try scene.connection(.ended(.lost))
        expectScreen(
            scene.draw(60, 14),
            """
            | #lobby                           lab ○ trying again in 1 s |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:07 dana  stored                                         |
            |       dana  a post that fails                              |
            |             failed, /retry: You are not in this room any   |
            |             more.                                          |
            |       dana  a post so long that what is said about it has  |
            |             no room behind it                      waiting |
            |          *  dana is on the way                     waiting |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test(arguments: [Refusal.Code.storageFull, .storageFailed])
    func aHubThatCannotStoreIsExplained(code: Refusal.Code) throws {
        var scene = try Scene.lobby(110, 6)
        scene.submit("hello")
        let post = try #require(scene.request { if case .post(let post) = $0 { post } else { nil } })
        try scene.answer(.refused(Refusal(subject: .post(post.nonce), code: code, detail: "No.")))
        let said = scene.draw().rows.joined(separator: " ")
        #expect(
            said.contains(code == .storageFull ? "the hub's disk is full; kept here" : "kept here, sent again soon"))
    }

    @Test func moreAboveAndLoadingAreTold() throws {
        var scene = try Scene.lines(3, 50, 9)
        scene.submit("/clear")
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |                                                  |
            |                                                  |
            |                                                  |
            |                                                  |
            |                 More above: PgUp                 |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
        scene.press(.pageUp([]))
        expectScreen(
            scene.draw(),
            """
            | #lobby                        lab ● 3 ms · 14:07 |
            |                                                  |
            |                                                  |
            |                                                  |
            |                                                  |
            |                                                  |
            |            Fetching older messages …             |
            |                                          F1 help |
            | #lobby ›                                         |
            """)
    }

    @Test func listsAreReadable() throws {
        var scene = try Scene.lobby(70, 16)
        scene.submit("/list")
        let tag = try #require(scene.request { if case .rooms(let tag, _) = $0 { tag } else { nil } })
        let rooms = [
            RoomSummary(name: .lobby, topic: try Topic(String(repeating: "long topic ", count: 8)), people: 5),
            RoomSummary(name: try RoomName("中文群"), topic: .none, people: 1),
        ]
        try scene.answer(.rooms(tag, rooms, more: false))
        scene.submit("/names")
        scene.submit("/jion")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                            lab ● 3 ms · 14:07 |
            | ROOMS           │                                                    |
            | 1 #lobby        │                                                    |
            |                 │                                                    |
            |                 │            This is where #lobby begins.            |
            |                 │          –  2 rooms on this hub:                   |
            |                 │               #lobby   5 people    long topic      |
            |                 │                 long topic long topic long topic   |
            |                 │                 long topic long…                   |
            |                 │               #中文群  1 person                    |
            |                 │          –  5 people in this room: ann, bob, dana, |
            |                 │             mei, 李雷                              |
            |                 │          –  No such command: /jion. Did you mean   |
            | /list for more  │             /join? (Nothing was sent.)             |
            |                                                              F1 help |
            | #lobby › /jion                                                       |
            """)
    }

    @Test func aLongListOfNamesIsOneParagraph() throws {
        var scene = Scene(60, 12)
        try scene.connect()
        try scene.joined(members: (1...40).map { try Sample.member(UInt32($0), "user\($0)") }, count: 200)
        scene.submit("/names")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                  lab ● 3 ms · 14:07 |
            |                This is where #lobby begins.                |
            |          –  200 people in this room: user1, user10,        |
            |             user11, user12, user13, user14, user15,        |
            |             user16, user17, user18, user19, user2, user20, |
            |             user21, user22, user23, user24, user25,        |
            |             user26, user27, user28, user29, user3, user30, |
            |             user31, user32, user33, user34, user35,        |
            |             user36, user37, user38, user39, user4, user40, |
            |             user5, user6, user7, user8, user9 and 160 more |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func noTextDrivesTheTerminal() throws {
        var scene = try Scene.lobby(60, 8)
        let nasty = "\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}abc\u{2066}"
        try scene.answer(
            .refused(Refusal(subject: .request(Tag(1)), code: .other, detail: nasty)))
        scene.apply(.hostFailed(nasty))
        try scene.connection(.ended(.unreachable(nasty)))
        scene.press(.paste(nasty))
        for screen in [
            scene.draw(),
            {
                scene.press(.function(1)); return scene.draw()
            }(),
        ] {
            let scalars = screen.rows.joined().unicodeScalars
            #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
            #expect(!scalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
        }
    }

    @Test func aConversationBeginsWithItsTwo() throws {
        var scene = try Scene.lobby(60, 12)
        try scene.direct(5, from: Sample.person(2, "ann"), texts: ["psst"])
        scene.press(.alt("2"))
        #expect(scene.draw().rows.contains { $0.contains("Here you and ann begin to talk.") })
    }
}
