import ChatModel
import Foundation
import Testing

@testable import FileStore

@Suite(.timeLimit(.minutes(1))) struct SharedFolderTests {
    /// A folder that is shared, beside one that is not.
    private struct Sharing {
        let stage: Stage
        let store: ContentStore
        var shared: String { stage.path + "/shared" }
        var secret: String { stage.path + "/secret" }

        init(limits: StoreLimits = StoreLimits()) throws {
            var rules = Stage.roomy
            let path = FileManager.default.temporaryDirectory.appendingPathComponent("share-\(UUID().uuidString)").path
            rules.shared = path + "/shared"
            stage = try Stage(rules: rules, path: path)
            store = try stage.open(limits: limits)
            for folder in ["shared", "shared/images", "secret"] {
                try FileManager.default.createDirectory(
                    atPath: path + "/" + folder, withIntermediateDirectories: false)
            }
            try write("secret/key", "secret")
        }

        func write(_ path: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(filePath: stage.path + "/" + path))
        }

        func link(_ path: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(atPath: shared + "/" + path, withDestinationPath: target)
        }
    }

    @Test func filesAndFoldersAreListedByName() async throws {
        let sharing = try Sharing()
        for name in ["b.txt", "a.txt", "Ü.txt", "images/logo.png"] { try sharing.write("shared/" + name, name) }
        let list = try await sharing.store.list()
        #expect(list.shared.map(\.name.text) == ["a.txt", "b.txt", "images", "Ü.txt"])
        #expect(list.shared.map(\.isFolder) == [false, false, true, false])
        #expect(list.shared.map(\.size) == [5, 5, 0, 6])
        #expect(list.shared.allSatisfy { $0.time.milliseconds > 1_000_000_000_000 })
        #expect(list.next == nil)
        let images = try await sharing.store.list(try FilePath("images"))
        #expect(images.shared.map(\.name.text) == ["logo.png"])
    }

    @Test func aLargeFolderComesInPagesAndIsReadToALimit() async throws {
        var limits = StoreLimits()
        limits.namesOfFolder = 300
        let sharing = try Sharing(limits: limits)
        for number in 100..<450 { try sharing.write("shared/images/\(number)", "") }
        var (names, after): ([String], UInt64?) = ([], 0)
        var pages = 0
        while let start = after {
            let page = try await sharing.store.list(try FilePath("images"), after: start, limit: 70)
            names += page.shared.map(\.name.text)
            after = page.next
            pages += 1
        }
        #expect(pages == 5)
        #expect(names.count == 300)
        #expect(names == names.sorted())
        #expect(try await sharing.store.list(try FilePath("images"), after: .max).shared.isEmpty)
        #expect(try await sharing.store.list(try FilePath("images"), limit: .max).shared.count == FileList.lineLimit)
    }

    @Test func whatIsNoFileOrHasNoNameIsNotShown() async throws {
        let sharing = try Sharing()
        try sharing.link("link", to: sharing.secret + "/key")
        try sharing.link("folder", to: sharing.secret)
        try sharing.link("dangling", to: "nowhere")
        #expect(mkfifo(sharing.shared + "/pipe", 0o600) == 0)
        for name in ["two\nlines", "bell\u{7}", "turned\u{202E}txt"] { try sharing.write("shared/" + name, "") }
        let raw = sharing.shared + "/no-utf8-"
        #expect(
            raw.withCString { raw in
                var bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw)))
                bytes += [CChar(bitPattern: 0xFF), 0]
                let descriptor = Foundation.open(bytes, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
                return descriptor >= 0 && close(descriptor) == 0
            })
        #expect(try await sharing.store.list().shared.map(\.name.text) == ["images"])
    }

    @Test(arguments: [
        "link", "folder/key", "images/up/key", "images", "pipe", "missing", "images/missing", "image.png/x",
        "dangling", "socket",
    ]) func whatIsNoFileInTheFolderCannotBeOpened(_ path: String) async throws {
        let sharing = try Sharing()
        try sharing.write("shared/image.png", "x")
        try sharing.link("link", to: "../secret/key")
        try sharing.link("folder", to: sharing.secret)
        try sharing.link("images/up", to: "../../secret")
        try sharing.link("dangling", to: "nowhere")
        #expect(mkfifo(sharing.shared + "/pipe", 0o600) == 0)
        #expect(mknod(sharing.shared + "/socket", S_IFSOCK | 0o600, 0) == 0)
        #expect(await code { _ = try await sharing.store.open(shared: path) } == .noSuchFile)
    }

    @Test(arguments: [
        "..", "../secret/key", "images/../../secret/key", ".", "./image.png", "/etc/passwd", "a//b", "a/", "a\u{0}b",
    ])
    func aPathThatLeadsElsewhereCannotBeSaid(_ path: String) {
        #expect(throws: InvalidText.self) { try FilePath(path) }
    }

    @Test func theFolderItselfIsNoFileAndNoOtherIsShared() async throws {
        let sharing = try Sharing()
        #expect(await code { _ = try await sharing.store.open(shared: "") } == .noSuchFile)
        try FileManager.default.removeItem(atPath: sharing.shared)
        #expect(await code { _ = try await sharing.store.list() } == .noSuchFile)
        let store = try ContentStore.ephemeral(rules: Stage.roomy)
        #expect(await code { _ = try await store.list() } == .noSuchFile)
        #expect(await code { _ = try await store.open(shared: "a") } == .noSuchFile)
    }

    @Test func aSharedFileIsReadAndItsPiecesAreMadeByReading() async throws {
        let sharing = try Sharing()
        let bytes = content(2 * piece + 3)
        try Data(bytes).write(to: URL(filePath: sharing.shared + "/images/disk.iso"))
        let file = try await sharing.store.open(shared: "images/disk.iso")
        #expect(file.size == UInt64(bytes.count))
        #expect(file.id == nil)
        #expect(try await sharing.store.read(file, at: piece, count: 9) == Array(bytes[piece..<piece + 9]))
        #expect(PieceHasher.id(of: try await sharing.store.digests(file)) == contentID(of: bytes))
        #expect(try await sharing.store.digests(file, first: 1, count: 1).count == 1)
    }

    @Test(arguments: ["longer", "shorter", "as long"]) func aFileThatIsChangedIsToldAsThat(_ change: String)
        async throws
    {
        let sharing = try Sharing()
        try sharing.write("shared/notes", "first words")
        let file = try await sharing.store.open(shared: "notes")
        #expect(try await sharing.store.read(file, at: 0, count: 5) == Array("first".utf8))
        let handle = try #require(FileHandle(forUpdatingAtPath: sharing.shared + "/notes"))
        switch change {
        case "longer": try handle.truncate(atOffset: 100)
        case "shorter": try handle.truncate(atOffset: 3)
        default:
            try handle.write(contentsOf: Data("other".utf8))
            // Within the same tick of the file system's clock it can't be told; so it is said to be of another time.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: sharing.shared + "/notes")
        }
        #expect(await code { _ = try await sharing.store.read(file, at: 0, count: 5) } == .changed)
        #expect(await code { _ = try await sharing.store.digests(file) } == .changed)
    }

    @Test func aFileThatIsReplacedIsReadToItsEnd() async throws {
        let sharing = try Sharing()
        try sharing.write("shared/notes", "first words")
        let file = try await sharing.store.open(shared: "notes")
        try sharing.write("shared/next", "other words")
        #expect(rename(sharing.shared + "/next", sharing.shared + "/notes") == 0)
        #expect(try await sharing.store.read(file, at: 0, count: 5) == Array("first".utf8))
        let next = try await sharing.store.open(shared: "notes")
        #expect(try await sharing.store.read(next, at: 0, count: 5) == Array("other".utf8))
    }
}
