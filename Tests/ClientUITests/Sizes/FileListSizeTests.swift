import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Files in a room, and the list of them.
@Suite struct FileListSizeTests {
    @Test func theyAreNumbered() throws {
        var scene = try Scene.given(80, 24)
        scene.submit("/files")
        let tag = try #require(
            scene.request { if case .file(let tag, .list) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let files = try [("release-notes.pdf", 1_234_567), ("版本说明.docx", 23_456), ("x", 1)].enumerated().map {
            ListedFile(
                room: RoomNumber(1), seq: Seq(UInt64(9 - $0)), time: Sample.time(14, UInt64($0)),
                author: try Nick($0 == 1 ? "李雷" : "ann"), file: try Scene.file($1.0, $1.1))
        }
        try scene.answer(.file(tag, .listed(FileList(entries: files, next: nil))))
        expectSizes(
            scene.drawn,
            """
            20×5
            | #lobby  lab ● 3 ms
            |       1 B      ann
            |       20 Nov
            |            F1 help
            | ›
            40×12
            | #lobby  Release d…  lab ● 3 ms · 14:07
            |          –  3 files here; /get N
            |             fetches, /view N shows
            |             one:
            |               1  release-notes.pdf
            |                 1.2 MB   ann  20 Nov
            |               2  版本说明.docx
            |                 23 kB    李雷  20 Nov
            |               3  x
            |                 1 B      ann  20 Nov
            |                                F1 help
            | #lobby ›
            80×24
            | #lobby  Release day                                         lab ● 3 ms · 14:07
            | ROOMS           │
            | 1 #lobby        │
            |                 │
            ⋮ 8
            |                 │                 This is where #lobby begins.
            |                 │     ──────────────── Friday 20 November ────────────────
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-t…day.flac 48 MB
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最…最终版.docx 23 kB
            |                 │ 14:03  ann  photos/ 212 files 73 MB
            |                 │          –  3 files here; /get N fetches, /view N shows one:
            |                 │               1  release-notes.pdf  1.2 MB   ann  20 Nov
            |                 │               2  版本说明.docx      23 kB    李雷  20 Nov
            | /list for more  │               3  x                  1 B      ann  20 Nov
            |                                                                        F1 help
            | #lobby ›
            200×60
            | #lobby  Release day                                                                                                                                                                 lab ● 3 ms · 14:07
            | ROOMS           │                                                                                                                                                                      │ HERE 5
            | 1 #lobby        │                                                                                                                                                                      │ ann
            |                 │                                                                                                                                                                      │ bob
            |                 │                                                                                                                                                                      │ dana
            |                 │                                                                                                                                                                      │ mei away
            |                 │                                                                                                                                                                      │ 李雷
            |                 │                                                                                                                                                                      │
            ⋮ 40
            |                 │                                                                     This is where #lobby begins.                                                                     │
            |                 │                                                         ──────────────── Friday 20 November ────────────────                                                         │
            |                 │ 14:00  ann  release-notes.pdf 1.2 MB                                                                                                                                 │
            |                 │ 14:01  bob  a-very-long-name-of-a-recording-that-somebody-made-on-friday.flac 48 MB                                                                                  │
            |                 │ 14:02 李雷  版本说明与更新日志（最终版）最终版的最终版.docx 23 kB                                                                                                    │
            |                 │ 14:03  ann  photos/ 212 files 73 MB                                                                                                                                  │
            |                 │          –  3 files here; /get N fetches, /view N shows one:                                                                                                         │
            |                 │               1  release-notes.pdf  1.2 MB   ann  20 Nov                                                                                                             │
            |                 │               2  版本说明.docx      23 kB    李雷  20 Nov                                                                                                            │
            | /list for more  │               3  x                  1 B      ann  20 Nov                                                                                                             │
            |                                                                                                                                                                                                F1 help
            | #lobby ›
            """)
    }
}
