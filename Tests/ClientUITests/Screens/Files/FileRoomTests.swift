import ChatModel
import Expectations
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// Files as they stand in a conversation.
@Suite struct FileRoomTests {
    /// What is counted in no time is never said.
    @Test func aLargeFolderIsSaidToBeCounted() throws {
        var scene = try Scene.given(80, 12)
        scene.submit("/send photos music")
        #expect(!scene.draw().rows[10].contains("Counting"))
        scene.pass(500)
        #expect(scene.draw().rows[10].hasPrefix(" Counting photos, music … /cancel stops it."))
        #expect(scene.draw(28, 12).rows[10].hasPrefix(" Counting …"))
        scene.submit("/cancel")
        #expect(!scene.draw().rows[10].contains("Counting"))
    }

    @Test func filesStandInTheRoomWithTheirSize() throws {
        let scene = try Scene.given(80, 12)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            | /list for more  │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |                                        |
            |                                        |
            |                                        |
            |      This is where #lobby begins.      |
            | ───────── Friday 20 November ───────── |
            | 14:00  ann  release-notes.pdf 1.2 MB   |
            | 14:01  bob  a-very-long…day.flac 48 MB |
            | 14:02 李雷  版本说明…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB    |
            |                                F1 help |
            | #lobby ›                               |
            """)
        expectScreen(
            scene.draw(20, 8),
            """
            | #lobby  lab ● 3 ms |
            |       48 MB        |
            | 李雷  版本说….docx |
            |       23 kB        |
            |  ann  photos/ 212  |
            |       files 73 MB  |
            |            F1 help |
            | ›                  |
            """)
        expectScreen(
            scene.draw(20, 5),
            """
            | #lobby  lab ● 3 ms |
            |  ann  photos/ 212  |
            |       files 73 MB  |
            |            F1 help |
            | ›                  |
            """)
    }

    @Test func theChosenFilesKeysAreTold() throws {
        var scene = try Scene.given(100, 10)
        scene.press(.alt("s"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                                                select · 4 of 4 |
            | ROOMS           │                                                                  │ HERE 5        |
            | 1 #lobby        │                   This is where #lobby begins.                   │ ann           |
            |                 │       ──────────────── Friday 20 November ────────────────       │ bob           |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                             │ dana          |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-that-…day.flac 48 MB │ mei away      |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最终版…最终版.docx 23 kB │ 李雷          |
            | /list for more  │▌14:03  ann  photos/ 212 files 73 MB                              │               |
            |                                                                                                    |
            | j/k move   r reply   + react   y copy   o get it   v look at it   Esc back                         |
            """)
        scene.press(.enter)
        scene.openCourier()
        #expect(scene.carried.count == 1)
        scene.press(.character("k"), .character("o"))
        #expect(scene.carried.count == 2)
        try scene.say(2, "words")
        scene.press(.character("G"), .character("o"), .character("v"))
        #expect(scene.carried.count == 2 && scene.client.shownHub?.files.viewed == nil)
    }

    @Test func noNameDrivesTheTerminal() throws {
        for text in try HostileText.naughty().prefix(400) {
            guard let name = try? FileName(text) else { continue }
            var scene = try Scene.lobby(60, 8)
            let file = SharedFile(
                name: name, size: 5, shape: .file, kind: .other, id: FileID(try Sample.digest(3)))
            try scene.event(.entry(scene.entry(by: 2, body: .file(file))))
            for size in [Size(columns: 60, rows: 8), Size(columns: 20, rows: 5)] {
                let grid = scene.draw(size.columns, size.rows)
                for row in 0..<size.rows {
                    let clusters = grid.cells(inRow: row).compactMap(\.cluster)
                    #expect(HostileText.found(in: clusters.map(String.init).joined()).isEmpty)
                    #expect(clusters.reduce(0) { $0 + DisplayWidth.of($1) } == size.columns)
                }
            }
        }
    }

    @Test(arguments: [
        ("notes.txt", 9, "notes.txt"), ("notes.txt", 8, "not….txt"), ("a-very-long-name.pdf", 16, "a-very-l…ame.pdf"),
        ("版本说明与更新日志.docx", 16, "版本…新日志.docx"), (".profile-of-somebody", 8, ".profil…"),
        ("name.with-a-long-ending", 10, "name.with…"), ("x.tar.gz", 3, "x.…"), ("abc", 1, "…"),
    ])
    func namesAreShortenedInTheMiddle(name: String, columns: Int, short: String) {
        #expect(name.shortenedName(to: columns) == short)
        #expect(DisplayWidth.of(name.shortenedName(to: columns)) <= columns)
    }
}
