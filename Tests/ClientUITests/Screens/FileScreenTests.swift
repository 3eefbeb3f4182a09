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
        expectScreen(scene.draw(), "?A")
        expectScreen(scene.draw(40, 12), "?B")
        expectScreen(scene.draw(20, 8), "?C")
        expectScreen(scene.draw(20, 5), "?D")
    }

    @Test func aFetchHasABarThenThePath() throws {
        var scene = try Scene.given(80, 12)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(753_000, of: 1_234_567, in: 3)
        expectScreen(scene.draw(), "?E")
        expectScreen(scene.draw(40, 12), "?F")
        scene.around = Surroundings(
            words: Sample.words, utcOffset: { _ in 0 }, fingerprint: { "SHA256:" + $0.hex.prefix(43) },
            ownFingerprint: "SHA256:9f3a…c1", isASCII: true)
        expectScreen(scene.draw(60, 8), "?G")
        scene.around = Sample.around
        scene.carry(.got(path: "/home/dana/Downloads/release-notes.pdf"))
        expectScreen(scene.draw(), "?H")
    }

    @Test func aFailedFetchSaysWhyAndWhatToDo() throws {
        var scene = try Scene.given(60, 14)
        scene.submit("/get release-notes.pdf")
        scene.openCourier()
        scene.carry(.failed(CarriageFailure(code: .noSuchFile, detail: "")))
        expectScreen(scene.draw(), "?I")
        scene.submit("/cancel")
        expectScreen(scene.draw(), "?J")
    }

    @Test func anUploadStandsBelowEverythingUntilItsEntryComes() throws {
        var scene = try Scene.talk(80, 12)
        try scene.send("中文文件.tar.gz big.iso", 4_000_000)
        scene.carry(1_000_000, of: 4_000_000, in: 2, back: 1)
        expectScreen(scene.draw(), "?K")
        expectScreen(scene.draw(30, 10), "?L")
        scene.carry(.failed(CarriageFailure(code: .fileTooLarge, detail: "It is larger than the 1 MB that this hub takes.")))
        expectScreen(scene.draw(), "?M")
    }

    @Test func withoutAConnectionItWaits() throws {
        var scene = try Scene.talk(60, 10)
        scene.submit("/send notes.txt")
        try scene.look(900)
        expectScreen(scene.draw(), "?N")
    }

    @Test func theChosenFilesKeysAreTold() throws {
        var scene = try Scene.given(100, 10)
        scene.press(.alt("s"))
        expectScreen(scene.draw(), "?O")
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
        expectScreen(scene.draw(), "?P")
        expectScreen(scene.draw(34, 16), "?Q")
        scene.submit("/files hub docs")
        let second = try #require(
            scene.request { if case .file(let tag, .list) = $0 { tag } else { nil } } as ChatModel.Tag?)
        let lines = try [("images", true, 0), ("handbook.pdf", false, 3_400_000)].map {
            SharedLine(name: try FileName($0.0), isFolder: $0.1, size: UInt64($0.2), time: Sample.time(9, 0, day: 3))
        }
        try scene.answer(.file(second, .listed(FileList(shared: lines, next: nil))))
        expectScreen(scene.draw(), "?R")
    }

    @Test func pastedPathsCanBeSentAsFiles() throws {
        var scene = try Scene.talk(80, 8)
        scene.press(.paste("'/home/dana/release notes.pdf' "))
        try scene.look { !$0.hasPrefix("'") }
        expectScreen(scene.draw(), "?S")
        expectScreen(scene.draw(30, 8), "?T")
        scene.press(.escape)
        #expect(scene.composed == "'/home/dana/release notes.pdf' ")
        #expect(scene.client.pasted == nil)
        scene.press(.control("c"), .paste("/a.txt /b.txt"))
        try scene.look { !$0.contains(" ") }
        expectScreen(scene.draw(), "?U")
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
        expectScreen(scene.draw(), "?V")
        scene.openCourier()
        let text = (1...30).map { "line \($0)" }.joined(separator: "\n") + "\n更新日志 \u{1B}[31m e\u{301}\tend\n"
        scene.carry(.seen(Array(text.utf8), isWhole: false))
        expectScreen(scene.draw(), "?W")
        scene.press(.end([]))
        expectScreen(scene.draw(), "?X")
        scene.press(.pageUp([]))
        expectScreen(scene.draw(20, 5), "?Y")
        scene.press(.character("q"))
        #expect(scene.client.shownHub?.files.viewed == nil)
        scene.submit("/view photos")
        expectScreen(scene.draw(), "?Z")
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
