import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// Files in a conversation: those that stand there, and those on their way.
@Suite struct FileScreenTests {
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

    @Test func aFetchHasABarThenThePath() throws {
        var scene = try Scene.given(80, 12)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(753_000, of: 1_234_567, in: 3)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │             ▰▰▰▰▰▰▱▱▱▱ 60 % 251 kB/s 2 s                     |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            | /list for more  │ 14:03  ann  photos/ 212 files 73 MB                          |
            | ↓ 1 file 60 % 2 s                                                      F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            scene.draw(40, 12),
            """
            | #lobby  Release d…  lab ● 3 ms · 14:07 |
            |                                        |
            |                                        |
            |      This is where #lobby begins.      |
            | ───────── Friday 20 November ───────── |
            | 14:00  ann  release-notes.pdf 1.2 MB   |
            |             ▰▰▰▰▰▰▱▱▱▱ 60 % 2 s        |
            | 14:01  bob  a-very-long…day.flac 48 MB |
            | 14:02 李雷  版本说明…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB    |
            | ↓ 1 file 60 % 2 s              F1 help |
            | #lobby ›                               |
            """)
        scene.around = Surroundings(
            words: Sample.words, utcOffset: { _ in 0 }, fingerprint: { "SHA256:" + $0.hex.prefix(43) },
            ownFingerprint: "SHA256:9f3a…c1", isASCII: true)
        expectScreen(
            scene.draw(60, 8),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:00  ann  release-notes.pdf 1.2 MB                       |
            |             [######----] 60 % 251 kB/s 2 s                 |
            | 14:01  bob  a-very-long-name-of-a-recording…day.flac 48 MB |
            | 14:02 李雷  版本说明与更新日志（最终版）…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB                        |
            | ↓ 1 file 60 % 2 s                                  F1 help |
            | #lobby ›                                                   |
            """)
        scene.around = Sample.around
        scene.carry(.got(path: "/home/dana/Downloads/release-notes.pdf"))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │             saved as /home/dana/Downloads/release-notes.pdf  |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            | /list for more  │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
    }

    @Test func aFailedFetchSaysWhyAndWhatToDo() throws {
        var scene = try Scene.given(60, 14)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(.failed(CarriageFailure(code: .noSuchFile, detail: "")))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:00  ann  release-notes.pdf 1.2 MB                       |
            |             failed, /retry or /cancel: There is no such    |
            |             file.                                          |
            | 14:01  bob  a-very-long-name-of-a-recording…day.flac 48 MB |
            | 14:02 李雷  版本说明与更新日志（最终版）…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB                        |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
        scene.submit("/cancel")
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            |                                                            |
            |                                                            |
            |                                                            |
            |                This is where #lobby begins.                |
            |    ──────────────── Friday 20 November ────────────────    |
            | 14:00  ann  release-notes.pdf 1.2 MB                       |
            | 14:01  bob  a-very-long-name-of-a-recording…day.flac 48 MB |
            | 14:02 李雷  版本说明与更新日志（最终版）…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB                        |
            |          –  release-notes.pdf is not sent or fetched any   |
            |             further.                                       |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func anUploadStandsBelowEverythingUntilItsEntryComes() throws {
        var scene = try Scene.talk(80, 12)
        try scene.send("中文文件.tar.gz big.iso", 4_000_000)
        scene.carry(1_000_000, of: 4_000_000, in: 2, back: 1)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:01  bob  great, tagging 1.4 now                           |
            | 1 #lobby        │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            |                 │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            |                 │ 14:05 dana  on it                                            |
            |                 │       dana  中文文件.tar.gz 4.0 MB                           |
            |                 │             [1] ▰▰▱▱▱▱▱▱▱▱ 25 % 500 kB/s 6 s                 |
            | /list for more  │       dana  big.iso 4.0 MB  [2] ▱▱▱▱▱▱▱▱▱▱ 0 %               |
            | ↑ 2 files 12 % 15 s                                                    F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            scene.draw(30, 10),
            """
            | #lobby    lab ● 3 ms · 14:07 |
            |       changelog, dana        |
            |    *  李雷 café 等等         |
            | dana  on it                  |
            | dana  中文文件.tar.gz 4.0 MB |
            |       [1] 25 % 6 s           |
            | dana  big.iso 4.0 MB         |
            |       [2] ▱▱▱▱▱▱▱▱▱▱ 0 %     |
            | ↑ 2 files 12 % 15 s  F1 help |
            | ›                            |
            """)
        scene.carry(
            .failed(CarriageFailure(code: .fileTooLarge, detail: "It is larger than the 1 MB that this hub takes.")))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            | 1 #lobby        │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            |                 │ 14:05 dana  on it                                            |
            |                 │       dana  中文文件.tar.gz 4.0 MB                           |
            |                 │             [1] ▰▰▱▱▱▱▱▱▱▱ 25 % 500 kB/s 6 s                 |
            |                 │       dana  big.iso 4.0 MB                                   |
            |                 │             failed, /retry or /cancel: It is larger than the |
            | /list for more  │             1 MB that this hub takes.                        |
            | ↑ 1 file 25 % 7 s                                                      F1 help |
            | #lobby ›                                                                       |
            """)
    }

    @Test func withoutAConnectionItWaits() throws {
        var scene = try Scene.talk(60, 10)
        scene.submit("/send notes.txt")
        try scene.look(900)
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                     lab ● 3 ms · 14:07 |
            | 14:01  bob  great, tagging 1.4 now                         |
            | 14:02 李雷  下午四点冻结，别忘了更新日志 👍                |
            | 14:03  ann  ↳ bob: great, tagging 1.4 now                  |
            |             wait for the changelog, dana                   |
            | 14:04    *  李雷 café 等等                                 |
            | 14:05 dana  on it                                          |
            |       dana  notes.txt 900 B  waiting                       |
            | ↑ 1 file waiting                                   F1 help |
            | #lobby ›                                                   |
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

    @Test func listsAreNumbered() throws {
        var scene = try Scene.given(80, 16)
        scene.submit("/files")
        let tag = try #require(
            scene.request { if case .file(let tag, .list) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let files = try [("release-notes.pdf", 1_234_567), ("版本说明.docx", 23_456), ("x", 1)].enumerated().map {
            ListedFile(
                room: RoomNumber(1), seq: Seq(UInt64(9 - $0)), time: Sample.time(14, UInt64($0)),
                author: try Nick($0 == 1 ? "李雷" : "ann"), file: try Scene.file($1.0, $1.1))
        }
        try scene.answer(.file(tag, .listed(FileList(entries: files, next: nil))))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │                                                              |
            | 1 #lobby        │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            |                 │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                 │          –  3 files in this room; /get N fetches one, /view  |
            |                 │             N shows it:                                      |
            |                 │               1  release-notes.pdf  1.2 MB   ann  20 Nov     |
            |                 │               2  版本说明.docx      23 kB    李雷  20 Nov    |
            | /list for more  │               3  x                  1 B      ann  20 Nov     |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
        expectScreen(
            scene.draw(34, 16),
            """
            | #lobby        lab ● 3 ms · 14:07 |
            |  ann  release-notes.pdf 1.2 MB   |
            |  bob  a-very-long…day.flac 48 MB |
            | 李雷  版本说明…最终版.docx 23 kB |
            |  ann  photos/ 212 files 73 MB    |
            |    –  3 files in this room; /get |
            |       N fetches one, /view N     |
            |       shows it:                  |
            |         1  release-notes.pdf     |
            |           1.2 MB   ann  20 Nov   |
            |         2  版本说明.docx         |
            |           23 kB    李雷  20 Nov  |
            |         3  x                     |
            |           1 B      ann  20 Nov   |
            |                          F1 help |
            | ›                                |
            """)
        scene.submit("/files hub docs")
        let second = try #require(
            scene.request { if case .file(let tag, .list) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let lines = try [("images", true, 0), ("handbook.pdf", false, 3_400_000)].map {
            SharedLine(name: try FileName($0.0), isFolder: $0.1, size: UInt64($0.2), time: Sample.time(9, 0, day: 3))
        }
        try scene.answer(.file(second, .listed(FileList(shared: lines, next: nil))))
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            | 1 #lobby        │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            |                 │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                 │          –  3 files in this room; /get N fetches one, /view  |
            |                 │             N shows it:                                      |
            |                 │               1  release-notes.pdf  1.2 MB   ann  20 Nov     |
            |                 │               2  版本说明.docx      23 kB    李雷  20 Nov    |
            |                 │               3  x                  1 B      ann  20 Nov     |
            |                 │          –  2 things in the folder that the hub's owner      |
            |                 │             shares; /get N fetches one:                      |
            |                 │               1  images/       folder                        |
            | /list for more  │               2  handbook.pdf  3.4 MB   3 Nov                |
            |                                                                        F1 help |
            | #lobby ›                                                                       |
            """)
    }

    @Test func pastedPathsCanBeSentAsFiles() throws {
        var scene = try Scene.talk(80, 8)
        scene.press(.paste("'/home/dana/release notes.pdf' "))
        try scene.look { !$0.hasPrefix("'") }
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            | 1 #lobby        │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            | /list for more  │ 14:05 dana  on it                                            |
            | Enter sends release notes.pdf 1.2 MB as a file; Esc keeps the text     F1 help |
            | #lobby › '/home/dana/release notes.pdf'                                        |
            """)
        expectScreen(
            scene.draw(30, 8),
            """
            | #lobby    lab ● 3 ms · 14:07 |
            |       wait for the           |
            |       changelog, dana        |
            |    *  李雷 café 等等         |
            | dana  on it                  |
            | Enter sends release n….pdf   |
            | › '/home/dana/release        |
            |   notes.pdf'                 |
            """)
        scene.press(.escape)
        #expect(scene.composed == "'/home/dana/release notes.pdf' ")
        #expect(scene.client.pasted == nil)
        scene.press(.control("c"), .paste("/a.txt /b.txt"))
        try scene.look { !$0.contains(" ") }
        expectScreen(
            scene.draw(),
            """
            | #lobby  Release day                                         lab ● 3 ms · 14:07 |
            | ROOMS           │ 14:02 李雷  下午四点冻结，别忘了更新日志 👍                  |
            | 1 #lobby        │ 14:03  ann  ↳ bob: great, tagging 1.4 now                    |
            |                 │             wait for the changelog, dana                     |
            |                 │ 14:04    *  李雷 café 等等                                   |
            | /list for more  │ 14:05 dana  on it                                            |
            | Enter sends 2 files (2.4 MB); Esc keeps the text                       F1 help |
            | #lobby › /a.txt /b.txt                                                         |
            """)
        scene.press(.enter)
        #expect(scene.composed.isEmpty && scene.client.shownHub?.files.transfers.count == 2)
        // What is changed after it was pasted is a text again.
        scene.press(.paste("/a.txt"))
        try scene.look()
        scene.type("x")
        scene.press(.enter)
        #expect(scene.client.shownHub?.files.transfers.count == 2)
    }

    @Test func aPathIsCompletedOnceItsFolderIsRead() throws {
        var scene = try Scene.talk(60, 8)
        scene.type("/send ~/do")
        scene.press(.tab)
        #expect(scene.latest == [.listFolder("~/")])
        #expect(scene.composed == "/send ~/do")
        scene.apply(.folder(ListedFolder(path: "~/", names: [FolderName(name: "docs", isFolder: true)])))
        #expect(scene.composed == "/send ~/docs/")
        scene.press(.tab)
        let names = ["b.txt", "a b.txt"].map { FolderName(name: $0, isFolder: false) }
        scene.apply(.folder(ListedFolder(path: "~/docs/", names: names)))
        #expect(scene.composed == #"/send ~/docs/a\ b.txt "#)
        scene.press(.tab)
        #expect(scene.composed == "/send ~/docs/b.txt ")
        // What comes after something else was typed is not put in.
        scene.type("c")
        scene.press(.tab)
        scene.type("d")
        scene.apply(.folder(ListedFolder(path: "", names: [FolderName(name: "cd", isFolder: false)])))
        #expect(scene.composed == "/send ~/docs/b.txt cd")
    }

    @Test func aTextFileIsRead() throws {
        var scene = try Scene.given(40, 8)
        scene.submit("/view release-notes.pdf")
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | Being fetched … waiting                |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.openCourier()
        let text = (1...30).map { "line \($0)" }.joined(separator: "\n") + "\n更新日志 \u{1B}[31m e\u{301}\tend\n"
        scene.carry(.seen(Array(text.utf8), isWhole: false))
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | line 1                                 |
            | line 2                                 |
            | line 3                                 |
            | line 4                                 |
            | line 5                                 |
            | line 6                                 |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.end([]))
        expectScreen(
            scene.draw(),
            """
            | release-notes.pdf               1.2 MB |
            | line 26                                |
            | line 27                                |
            | line 28                                |
            | line 29                                |
            | line 30                                |
            | 更新日志 ␛[31m é    end                |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.pageUp([]))
        expectScreen(
            scene.draw(20, 5),
            """
            | relea….pdf  1.2 MB |
            | line 21            |
            | line 22            |
            | line 23            |
            | ↑↓ move   Esc back |
            """)
        scene.press(.character("q"))
        #expect(scene.client.shownHub?.files.viewed == nil)
        scene.submit("/view photos")
        expectScreen(
            scene.draw(),
            """
            | photos                           73 MB |
            | This is no text, so it can't be shown  |
            | here. /get fetches it.                 |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            | ↑↓ move   PgUp/PgDn turn   Esc back    |
            """)
        scene.press(.control("c"))
        #expect(scene.client.shownHub?.files.viewed == nil)
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
