import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Lists of files.
@Suite struct FileListTests {
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
            |                 │                                                              |
            |                 │                 This is where #lobby begins.                 |
            |                 │     ──────────────── Friday 20 November ────────────────     |
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            |                 │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                 │          –  3 files here; /get N fetches, /view N shows one: |
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
            |    –  3 files here; /get N       |
            |       fetches, /view N shows     |
            |       one:                       |
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
            | ROOMS           │     ──────────────── Friday 20 November ────────────────     |
            | 1 #lobby        │ 14:00  ann  release-notes.pdf 1.2 MB                         |
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB |
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB |
            |                 │ 14:03  ann  photos/ 212 files 73 MB                          |
            |                 │          –  3 files here; /get N fetches, /view N shows one: |
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

    /// Names are shortened before a row breaks.
    @Test(arguments: [80, 100, 120]) func rowsOfAllRoomsDoNotBreak(columns: Int) throws {
        var scene = try Scene.given(columns, 24)
        scene.submit("/files all")
        let tag = try #require(
            scene.request { if case .file(let tag, .list) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let names = ["x", "a-very-long-name-of-a-recording-that-somebody-made-on-friday.flac"]
        let files = try names.enumerated().map { index, name in
            ListedFile(
                room: RoomNumber(1), seq: Seq(UInt64(9 - index)), time: Sample.time(14, UInt64(index)),
                author: try Nick("ann"), file: try Scene.file(name, 1_234_567))
        }
        try scene.answer(.file(tag, .listed(FileList(entries: files, next: nil))))
        let rows = scene.draw().rows
        for number in 1...2 {
            #expect(rows.contains { $0.contains("  \(number)  ") && $0.contains("1.2 MB") && $0.contains("#lobby") })
        }
    }
}
