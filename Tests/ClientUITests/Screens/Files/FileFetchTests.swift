import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Files that are fetched.
@Suite struct FileFetchTests {
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
        scene.carry(.failed(CarriageFailure(code: .noSpace, detail: "")))
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
            |             failed, /retry or /cancel: The hub's disk has  |
            |             no room for that file.                         |
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

    @Test func whatHasExpiredSaysSo() throws {
        var scene = try Scene.given(60, 14)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(.failed(CarriageFailure(code: .noSuchFile, detail: "It is gone.", isFinal: true)))
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
            |             expired: the hub does not keep it any more.    |
            |             Whoever sent it can send it again.             |
            | 14:01  bob  a-very-long-name-of-a-recording…day.flac 48 MB |
            | 14:02 李雷  版本说明与更新日志（最终版）…最终版.docx 23 kB |
            | 14:03  ann  photos/ 212 files 73 MB                        |
            |                                                    F1 help |
            | #lobby ›                                                   |
            """)
    }

    @Test func whatCantBeTriedAgainDoesNotOfferIt() throws {
        var scene = try Scene.given(60, 14)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(.failed(CarriageFailure(detail: "The hub's copy of this file is damaged.", isFinal: true)))
        let rows = scene.draw().rows
        #expect(rows.contains { $0.contains("failed, /cancel takes it away: The hub's copy") })
        #expect(!rows.contains { $0.contains("/retry") })
    }
}
