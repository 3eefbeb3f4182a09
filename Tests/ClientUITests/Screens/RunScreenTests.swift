import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Commands of the hub's owner, as they stand in a room.
@Suite struct RunScreenTests {
    private func report(
        _ name: String, _ arguments: [String], _ end: RunEnd, _ lines: [(RunStream, String)]
    ) throws -> Entry.Body {
        let call = try #require(RunCall(try RunName(name), try arguments.map { try RunArgument($0) }))
        let written = lines.compactMap { RunLine($0.0, $0.1) }
        return .run(try #require(RunReport(call: call, end: end, lines: written)))
    }

    /// ann and 李雷 have run something for the room.
    private func ran(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try Scene.lobby(columns, rows, topic: "Release day")
        let bodies: [(UInt32, Entry.Body)] = [
            (
                2,
                try report(
                    "disk-free", ["/srv", "my disk"], RunEnd(.exited(1), milliseconds: 80),
                    [(.output, "/srv\t12 % 磁盘 👍🏽"), (.output, ""), (.errors, "df: my disk: no such disk ␛[31m")])
            ),
            (4, try report("uptime", [], RunEnd(.exited(0), milliseconds: 1_240), [(.output, "e\u{301} up 3 days")])),
            (3, try report("flood", [], RunEnd(.timeLimit, milliseconds: 125_000, isCut: true), [(.output, "y")])),
        ]
        for (author, body) in bodies {
            try scene.event(.entry(scene.entry(by: author, body: body, at: Sample.time(14, 6))))
        }
        return scene
    }

    @Test func whatARoomIsToldStandsUnderWhoRanIt() throws {
        expectScreen(
            try ran(80, 16).draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                 This is where #lobby begins.                 |
            | 1 #lobby        │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:06       ann ran disk-free /srv "my disk": exit code 1    |
            |                 │             after 0.1 s                                      |
            |                 │             /srv    12 % 磁盘 👍🏽                             |
            |                 │                                                              |
            |                 │             ! df: my disk: no such disk ␛[31m                |
            |                 │             李雷 ran uptime: done in 1.2 s                   |
            |                 │             é up 3 days                                      |
            |                 │             bob ran flood: ended at its time limit of 2      |
            |                 │             minutes 5 seconds; there was more output than is |
            |                 │             shown                                            |
            | /list for more  │             y                                                |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            try ran(100, 24).draw(),
            """
            | #lobby  Release day                                                             lab ● 3 ms · 14:07 |
            | ROOMS           │                                                                  │ HERE 5        |
            | 1 #lobby        │                                                                  │ ann           |
            |                 │                                                                  │ bob           |
            |                 │                                                                  │ dana          |
            |                 │                                                                  │ mei away      |
            |                 │                                                                  │ 李雷          |
            |                 │                                                                  │               |
            |                 │                                                                  │               |
            |                 │                                                                  │               |
            |                 │                   This is where #lobby begins.                   │               |
            |                 │       ──────────────── Friday 20 November ────────────────       │               |
            |                 │ 14:06       ann ran disk-free /srv "my disk": exit code 1 after  │               |
            |                 │             0.1 s                                                │               |
            |                 │             /srv    12 % 磁盘 👍🏽                                 │               |
            |                 │                                                                  │               |
            |                 │             ! df: my disk: no such disk ␛[31m                    │               |
            |                 │             李雷 ran uptime: done in 1.2 s                       │               |
            |                 │             é up 3 days                                          │               |
            |                 │             bob ran flood: ended at its time limit of 2 minutes  │               |
            |                 │             5 seconds; there was more output than is shown       │               |
            | /list for more  │             y                                                    │               |
            |                                                                                            F1 help |
            | #lobby ›                                                                                           |
            """)
        expectScreen(
            try ran(40, 12).draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |             李雷 ran uptime: done in   |
            |             1.2 s                      |
            |             é up 3 days                |
            |             bob ran flood: ended at    |
            |             its time limit of 2        |
            |             minutes 5 seconds; there   |
            |             was more output than is    |
            |             shown                      |
            |             y                          |
            |                                F1 help |
            | #lobby ›                               |
            """)
        expectScreen(
            try ran(20, 5).draw(),
            """
            | #lobby  lab ● 3 ms |
            |       shown        |
            |       y            |
            |            F1 help |
            | ›                  |
            """)
    }

    @Test func whatACommandComplainsOfStandsOut() throws {
        let scene = try ran(80, 16)
        let row = try #require(scene.draw().rows.firstIndex { $0.contains("no such disk") })
        #expect(scene.draw().cells(inRow: row).contains { $0.style == scene.around.theme.error })
    }

    /// An own run, as it goes on.
    private func running(_ columns: Int, _ rows: Int) throws -> (scene: Scene, tag: ChatModel.Tag, nonce: Nonce) {
        var scene = try Scene.lobby(columns, rows, topic: "Release day")
        scene.submit(#"/run build "two words" 中文"#)
        let (tag, nonce) = try #require(
            scene.request { if case .run(let tag, _, let nonce, _) = $0 { (tag, nonce) } else { nil } })
        try scene.answer(.wrote(tag, .output, Array("compiling 磁盘 …\n[1/2]".utf8)))
        try scene.answer(.wrote(tag, .errors, [0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x62, 0x61, 0x64, 0xFF, 0x0A]))
        return (scene, tag, nonce)
    }

    @Test func anOwnRunIsShownWhileItGoesOn() throws {
        expectScreen(
            try running(80, 12).scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │          –  /run build "two words" 中文: running; /stop ends |
            |                 │             it                                               |
            |                 │             compiling 磁盘 …                                 |
            |                 │             ! ␛[31mbad�                                      |
            | /list for more  │             [1/2]                                            |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            try running(40, 12).scene.draw(),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |                                        |
            |                                        |
            |                                        |
            |      This is where #lobby begins.      |
            |          –  /run build "two words" 中  |
            |             文: running; /stop ends it |
            |             compiling 磁盘 …           |
            |             ! ␛[31mbad�                |
            |             [1/2]                      |
            |                                F1 help |
            | #lobby ›                               |
            """)
    }

    @Test func anOwnRunSaysHowItEnded() throws {
        var (scene, tag, _) = try running(80, 12)
        try scene.answer(.ran(tag, RunEnd(.signalled(9), milliseconds: 3_000, isCut: true)))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │          –  /run build "two words" 中文: ended by signal 9   |
            |                 │             after 3.0 s; there was more output than is shown |
            |                 │             compiling 磁盘 …                                 |
            |                 │             ! ␛[31mbad�                                      |
            | /list for more  │             [1/2]                                            |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
    }

    @Test func whatMayBeRunIsAList() throws {
        var scene = try Scene.lobby(80, 12, topic: "Release day")
        scene.submit("/run")
        let tag = try #require(scene.request { if case .commands(let tag, _) = $0 { tag } else { nil } })
        try scene.answer(
            .commands(
                tag,
                [
                    RunOffer(
                        name: try RunName("disk-free"), usage: "/[^.]+", about: try RunAbout("Room on the disks, 磁盘")),
                    RunOffer(name: try RunName("uptime"), usage: "", about: nil),
                ]))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │          –  You may run here, with /run:                     |
            |                 │               disk-free /[^.]+ – Room on the disks, 磁盘     |
            | /list for more  │               uptime                                         |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        scene.submit("/run")
        let again = try #require(scene.request { if case .commands(let tag, _) = $0 { tag } else { nil } })
        try scene.answer(.commands(again, []))
        scene.submit("/stop")
        scene.submit(#"/run x "y"#)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                 This is where #lobby begins.                 |
            |                 │          –  You may run here, with /run:                     |
            |                 │               disk-free /[^.]+ – Room on the disks, 磁盘     |
            |                 │               uptime                                         |
            |                 │          –  There is no command that you may run here.       |
            |                 │          –  No command of yours runs.                        |
            |                 │          –  A quotation mark has no second one. (Nothing was |
            | /list for more  │             sent.)                                           |
            |                                                                        F1 help |
            | #lobby › /run x "y                                                             |
            """)
    }

    @Test func whatAnIgnoredPersonRanIsHidden() throws {
        var scene = try ran(80, 16)
        scene.submit("/ignore ann")
        #expect(!scene.draw().rows.contains { $0.contains("no such disk") })
        #expect(scene.draw().rows.contains { $0.contains("up 3 days") })
    }
}
