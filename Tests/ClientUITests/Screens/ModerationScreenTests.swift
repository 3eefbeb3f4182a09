import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Keeping order, as everybody in the room sees it.
@Suite struct ModerationScreenTests {
    private func ruling(_ act: Act, _ scope: Ruling.Scope = .room, why: String? = nil) throws -> Entry.Body {
        .ruling(Ruling(scope: scope, act: act, reason: try why.map { try Reason($0) }))
    }

    private func subject(_ number: UInt32, _ nick: String) throws -> Subject {
        let person = try Sample.person(number, nick)
        return Subject(id: person.id, nick: person.nick)
    }

    /// ann, the owner, keeps order; bob is an operator.
    private func orderly(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.talk(columns, rows)
        try scene.event(.role(UserNumber(2), .owner))
        try scene.event(.role(UserNumber(3), .operator))
        let (tom, time) = (try subject(9, "tom"), Sample.time(14, 6))
        let until = HubTime(milliseconds: time.milliseconds + 3_600_000)
        let decisions: [(UInt32, Entry.Body)] = [
            (2, try ruling(.promote(subject(3, "bob")))), (3, try ruling(.kick(tom))),
            (3, try ruling(.ban(.user(tom), until: until), why: "spamming")),
            (2, try ruling(.ban(.address(BannedAddress("10.0.0.9")), until: nil), .hub)),
            (2, try ruling(.mode(RoomMode(isInviteOnly: true, pause: 30)))), (2, try ruling(.mode(.open))),
        ]
        for (author, body) in decisions {
            try scene.event(.entry(scene.entry(by: author, body: body, at: time)))
        }
        return scene
    }

    @Test func rulingsAreQuietLinesOfTheRoom() throws {
        expectScreen(
            try orderly(100, 16).draw(),
            """
            | #lobby  Release day                                                             lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:01  bob  great, tagging 1.4 now                               │ HERE 5        |
            | 1 #lobby        │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                      │ ◆ ann         |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                        │ + bob         |
            |                 │             wait for the changelog, dana                         │ dana          |
            |                 │ 14:04    *  李雷 café 等等                                       │ mei away      |
            |                 │ 14:05 dana  on it                                                │ 李雷          |
            |                 │ 14:06       ann made bob an operator                             │               |
            |                 │             bob put tom out                                      │               |
            |                 │             bob banned tom for 1 hour: spamming                  │               |
            |                 │             ann banned 10.0.0.9 from the hub                     │               |
            |                 │             ann changed the room: invited people only, one       │               |
            |                 │             message in 30 seconds                                │               |
            | /list for more  │             ann opened the room                                  │               |
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
        expectScreen(
            try orderly(80, 24).draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 13:58  ann  the build is green again                         |
            |                 │ 14:01  bob  great, tagging 1.4 now                           |
            |                 │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            |                 │ 14:05 dana  on it                                            |
            |                 │ 14:06       ann made bob an operator                         |
            |                 │             bob put tom out                                  |
            |                 │             bob banned tom for 1 hour: spamming              |
            |                 │             ann banned 10.0.0.9 from the hub                 |
            |                 │             ann changed the room: invited people only, one   |
            |                 │             message in 30 seconds                            |
            | /list for more  │             ann opened the room                              |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            try orderly(40, 12).draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |             bob put tom out            |
            |             bob banned tom for 1 hour: |
            |             spamming                   |
            |             ann banned 10.0.0.9 from   |
            |             the hub                    |
            |             ann changed the room:      |
            |             invited people only, one   |
            |             message in 30 seconds      |
            |             ann opened the room        |
            |                                F1 help |
            | #lobby ›                               |
            """)
    }

    @Test func ignoredOperatorsAreStillSeenKeepingOrder() throws {
        var scene = try orderly(80, 24)
        scene.submit("/ignore ann")
        #expect(scene.draw().rows.contains { $0.contains("ann opened the room") })
    }

    @Test func namesThatLookLikeOthersAreMarked() throws {
        var scene = try Scene.lobby(100, 12)
        try scene.event(.role(UserNumber(2), .owner))
        try scene.event(.arrived(Sample.member(12, "bοb", away: "tea")))
        try scene.event(.arrived(Sample.member(13, "аnnabel-with-a-long-name")))
        try scene.say(3, "it is me", at: Sample.time(14, 1))
        try scene.say(12, "no, me", at: Sample.time(14, 2))
        try scene.say(13, "and me", at: Sample.time(14, 3))
        scene.submit("/petname bob boss")
        expectScreen(
            scene.draw(),
            """
            | #lobby                                                                          lab ● 3 ms · 14:07 |
            | ROOMS           │                                                                  │ HERE 7        |
            | 1 #lobby        │                   This is where #lobby begins.                   │ ◆ ann         |
            |                 │                     bοb, аnnabel-with-a-long-name joined         │ boss          |
            |                 │       ──────────────── Friday 20 November ────────────────       │ bοb ≈ away    |
            |                 │ 14:01         boss  it is me                                     │ dana          |
            |                 │ 14:02        bοb ≈  no, me                                       │ mei away      |
            |                 │ 14:03 аnnabel-w… ≈  and me                                       │ аnnabel-wi… ≈ |
            |                 │                  –  You see bob as boss from now on. Nobody else │ 李雷          |
            | /list for more  │                     does.                                        │               |
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
        expectScreen(
            scene.draw(36, 9),
            """
            | #lobby          lab ● 3 ms · 14:07 |
            | 14:02        bοb ≈  no, me         |
            | 14:03 аnnabel-w… ≈  and me         |
            |                  –  You see bob as |
            |                     boss from now  |
            |                     on. Nobody     |
            |                     else does.     |
            |                            F1 help |
            | ›                                  |
            """)
    }

    @Test func whoIsPutOutSeesWhyAndMayRead() throws {
        var scene = try Scene.talk(80, 14)
        scene.submit("one more thing")
        let ruling = Ruling(
            scope: .room,
            act: .ban(.user(try subject(1, "dana")), until: HubTime(milliseconds: scene.wall.milliseconds + 600_000)),
            reason: try Reason("spamming"))
        try scene.answer(.removed(RoomNumber(1), Removal(by: Nick("ann"), ruling: ruling)))
        scene.submit("but why")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            | 1 #lobby ×      │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            |                 │ 14:05 dana  on it                                            |
            |                 │          –  ann banned dana for 10 minutes: spamming. You    |
            |                 │             are out of #lobby; what you have of it stays     |
            |                 │             readable.                                        |
            |                 │          –  You are banned from #lobby, so nothing was sent. |
            |                 │       dana  one more thing                                   |
            |                 │             failed, /retry: You are not in the room any      |
            | /list for more  │             more.                                            |
            | You are banned from #lobby; it stays readable.                         F1 help |
            | #lobby › but why                                                               |
            """)
        expectScreen(
            scene.draw(40, 10),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |             have of it stays readable. |
            |          –  You are banned from        |
            |             #lobby, so nothing was     |
            |             sent.                      |
            |       dana  one more thing             |
            |             failed, /retry: You are    |
            |             not in the room any more.  |
            | banned from #lobby             F1 help |
            | #lobby › but why                       |
            """)
    }

    @Test func rulesOfTheRoomStandAboveTheComposer() throws {
        var scene = try Scene.talk(60, 9)
        try scene.event(
            .entry(scene.entry(by: 2, body: ruling(.mode(RoomMode(isAnnounceOnly: true))), at: Sample.time(14, 6))))
        scene.submit("hello")
        try scene.refusePost(.announceOnly, "")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            | 14:06       ann changed the room: only operators speak     |
            |       dana  hello                                          |
            |             failed, /retry: Only operators speak here.     |
            | Only operators speak here.                         F1 help |
            | #lobby ›                                                   |
            """)
        try scene.event(.entry(scene.entry(by: 2, body: ruling(.mode(RoomMode(pause: 30))), at: Sample.time(14, 6))))
        scene.submit("/retry")
        try scene.refusePost(.slowMode, "")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:05 dana  on it                                          |
            | 14:06       ann changed the room: only operators speak     |
            |             ann changed the room: one message in 30        |
            |             seconds                                        |
            |          –  Sending 1 message again.                       |
            |       dana  hello                waiting: the room is slow |
            | Slow room: one message in 30 seconds.              F1 help |
            | #lobby ›                                                   |
            """)
        try scene.event(.role(UserNumber(1), .operator))
        #expect(!scene.draw().rows.contains { $0.contains("Slow room") })
    }

    @Test func bansAndModeAreTold() throws {
        var scene = try Scene.lobby(80, 24)
        scene.submit("/bans")
        let tag = try #require(scene.request { if case .sanctions(let tag, _, _) = $0 { tag } else { nil } })
        let bob = try Nick("bob")
        try scene.answer(
            .sanctions(
                tag,
                [
                    Sanction(
                        kind: .ban, target: .user(subject(9, "tom")), until: Sample.time(15, 6), by: bob,
                        reason: Reason("spamming")),
                    Sanction(kind: .mute, target: .user(subject(4, "李雷")), until: nil, by: bob, reason: nil),
                    Sanction(
                        kind: .ban, target: .address(BannedAddress("10.0.0.9")), until: nil, by: bob, reason: nil),
                ], more: true))
        scene.submit("/mode")
        scene.submit("/whois bob")
        let asked = try #require(scene.request { if case .whois(let tag, _) = $0 { tag } else { nil } })
        try scene.answer(
            .whois(
                asked,
                Whois(
                    person: Sample.person(12, "bοb"), online: true, away: nil, rooms: [.lobby], idle: nil,
                    role: .operator, addresses: ["10.0.0.4"])))
        expectScreen(
            scene.draw(),
            """
            | #lobby                                                      lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │          –  3 bans and mutes in this room:                   |
            |                 │               tom is banned until 20 November 15:06, by      |
            |                 │                 bob: spamming                                |
            |                 │               李雷 is muted for good, by bob                 |
            |                 │               10.0.0.9 is banned for good, by bob            |
            |                 │               and more                                       |
            |                 │          –  This room: everybody comes in and speaks,        |
            |                 │             newcomers read everything.                       |
            |                 │          –  bοb                                              |
            |                 │               SHA256:0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0   |
            |                 │                 c0c0c0                                       |
            |                 │               operator of the hub                            |
            |                 │               ≈ looks like bob, who was here first or whom   |
            |                 │                 you call so: compare the fingerprints        |
            |                 │               connected from 10.0.0.4                        |
            |                 │               here                                           |
            | /list for more  │               in #lobby                                      |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            scene.draw(44, 24),
            """
            | #lobby                  lab ● 3 ms · 14:07 |
            |                 November 15:06, by bob:    |
            |                 spamming                   |
            |               李雷 is muted for good, by   |
            |                 bob                        |
            |               10.0.0.9 is banned for       |
            |                 good, by bob               |
            |               and more                     |
            |          –  This room: everybody comes in  |
            |             and speaks, newcomers read     |
            |             everything.                    |
            |          –  bοb                            |
            |               SHA256:0c0c0c0c0c0c0c0c0c0   |
            |                 c0c0c0c0c0c0c0c0c0c0c0c0   |
            |               operator of the hub          |
            |               ≈ looks like bob, who was    |
            |                 here first or whom you     |
            |                 call so: compare the       |
            |                 fingerprints               |
            |               connected from 10.0.0.4      |
            |               here                         |
            |               in #lobby                    |
            |                                    F1 help |
            | #lobby ›                                   |
            """)
    }

    @Test func operatorsMayTakeBackTheMessagesOfOthers() throws {
        var scene = try Scene.talk(80, 10)
        scene.press(.alt("s"), .character("k"), .character("d"))
        #expect(scene.draw().rows.contains { $0.contains("Only your own messages") })
        try scene.event(.role(UserNumber(1), .operator))
        scene.press(.character("d"), .character("d"))
        #expect(scene.posted == [.deletion(of: Seq(5))])
    }
}
