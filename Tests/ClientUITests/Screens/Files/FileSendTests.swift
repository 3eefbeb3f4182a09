import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Files that are sent.
@Suite struct FileSendTests {
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
}
