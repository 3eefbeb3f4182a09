import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Pinned messages in a conversation, in their list, and where something was found.
@Suite struct PinScreenTests {
    /// A talk in which three messages are pinned, one of them edited and one with signs under it.
    private func talk(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.talk(columns, rows)
        try scene.change(2, .edit(of: Seq(4), MessageText("wait for the changelog, please")))
        try scene.change(2, .reaction(to: Seq(3), Reaction("👍"), isOn: true))
        for seq in [2, 3, 4] as [UInt64] { try scene.change(2, .pin(of: Seq(seq), isOn: true)) }
        return scene
    }

    @Test func aPinnedMessageHasAQuietSign() throws {
        expectScreen(
            try talk(60, 14).draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 13:58  ann  the build is green again                       |
            | 14:01  bob  great, tagging 1.4 now  ⚑ pinned               |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍  ⚑  👍 1       |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, please (edited)  ⚑     |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        expectScreen(
            try talk(36, 14).draw(),
            """
            | #lobby          lab ● 3 ms · 14:07 |
            |             again                  |
            | 14:01  bob  great, tagging 1.4 now |
            |             ⚑ pinned               |
            | 14:02 李雷  下午四点冻结，别忘了更 |
            |             新日志 👍  ⚑  👍 1     |
            | 14:03  ann  ↳ bob: great, tagging… |
            |             wait for the           |
            |             changelog, please      |
            |             (edited)  ⚑ pinned     |
            | 14:04    *  李雷 café 等等         |
            | 14:05 dana  on it                  |
            |                            F1 help |
            | ›                                  |
            """)
    }

    @Test func whereOnlyASCIIIsDrawnTheSignIsASCII() throws {
        var scene = try talk(60, 14)
        scene.around = Surroundings(
            words: Sample.words, utcOffset: { _ in 0 }, fingerprint: { "SHA256:" + $0.hex.prefix(43) },
            ownFingerprint: "SHA256:9f3a…c1", isASCII: true)
        #expect(scene.draw().rows.contains { $0.contains("great, tagging 1.4 now  ^ pinned ") })
        #expect(!scene.draw().rows.joined().contains("⚑"))
    }

    @Test func whatIsPinnedNoLongerHasNone() throws {
        var scene = try talk(70, 14)
        try scene.change(2, .pin(of: Seq(2), isOn: false))
        try scene.change(4, .deletion(of: Seq(3)))
        let rows = scene.draw().rows
        #expect(rows.count { $0.contains("⚑") } == 1)
        #expect(!rows.contains { $0.contains("great, tagging 1.4 now") && $0.contains("⚑") })
    }

    @Test func theListIsALineForEach() throws {
        var scene = try talk(72, 16)
        scene.submit("/pins")
        try scene.pinned([
            Scene.said(3, "great, tagging 1.4 now", at: Sample.time(14, 1), seq: 2),
            Scene.said(
                4, "下午四点冻结，别忘了更新日志 👍\nand a second line of it that says rather more than fits",
                at: Sample.time(14, 2), seq: 3),
            Scene.said(2, "wait for the changelog, please", at: Sample.time(14, 3, day: 12), seq: 4),
        ])
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                 lab ● 3 ms · 14:07 |
            | ROOMS           │             wait for the changelog, please (edited)  |
            | 1 #lobby        │             ⚑ pinned                                 |
            |                 │ 14:04    *  李雷 café 等等                           |
            |                 │ 14:05 dana  on it                                    |
            |                 │          –  3 messages are pinned here, the newest   |
            |                 │             first; /pins N goes to one:              |
            |                 │               1  12 Nov 14:03  ann   wait for the    |
            |                 │                 changelog, please                    |
            |                 │               2  20 Nov 14:02  李雷  下午四点冻      |
            |                 │                 结，别忘了更新日志 👍 and a second   |
            |                 │                 line of it tha…                      |
            |                 │               3  20 Nov 14:01  bob   great,          |
            | /list for more  │                 tagging 1.4 now                      |
            |                                                                F1 help |
            | #lobby ›                                                               |
            """)
        scene.around = Sample.chinese
        scene.submit("/clear")
        scene.submit("/pins")
        try scene.pinned([Scene.said(3, "great", at: Sample.time(14, 1), seq: 2)])
        #expect(scene.draw().rows.contains { $0.contains("这里有 1 条置顶消息；/pins 1 前往：") })
    }

    @Test func anEmptyListSaysHowToPin() throws {
        var scene = try Scene.talk(80, 16)
        scene.submit("/pins")
        try scene.pinned([])
        #expect(scene.draw().rows.joined().contains("No message is pinned here. /pin pins the chosen "))
    }

    @Test func ownPinsTellHowFarTheyHaveCome() throws {
        var scene = try Scene.talk(70, 14)
        try scene.event(.role(UserNumber(1), .operator))
        try scene.change(2, .pin(of: Seq(1), isOn: true))
        scene.submit("/pin")
        scene.press(.alt("s"), .character("g"), .character("p"))
        let rows = scene.draw().rows
        #expect(rows.contains { $0.contains("on it ") && $0.contains("pin sending…") })
        #expect(rows.contains { $0.contains("green again  ⚑ pinned ") })
        #expect(rows.contains { $0.contains("unpin sending…") })
        #expect(scene.posted == [.pin(of: Seq(6), isOn: true), .pin(of: Seq(1), isOn: false)])
    }

    @Test func whatWasFoundTellsWhatIsPinned() throws {
        var scene = try Scene.talk(80, 12)
        scene.submit("/search changelog")
        let hit = try Scene.said(2, "wait for the changelog", at: Sample.time(14, 3), seq: 4)
        try scene.found([(1, "#lobby", hit)], pinned: [Seq(4)])
        #expect(scene.draw().rows.contains { $0.contains("ann  ⚑ wait for the «changelog»") })
    }
}
