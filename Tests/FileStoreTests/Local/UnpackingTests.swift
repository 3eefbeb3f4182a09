import ChatModel
import Foundation
import Testing

@testable import FileStore

/// Folders that arrive: hostile trees, and that nothing is ever written outside the download folder.
@Suite struct UnpackingTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func unpack(_ content: String, name: String = "folder") throws -> String {
        let bytes = Array(content.utf8)
        let arrival = Arrival(
            into: scratch.downloads, as: .received(try FileName(name)), shape: .folder(files: 1), token: "0123abcd")
        _ = try arrival.open(size: UInt64(bytes.count))
        _ = try arrival.append(bytes, ending: PieceHasher.digest(of: bytes))
        return try arrival.finish()
    }

    @Test func aFolderArrivesAsItWasSent() throws {
        try scratch.write(pattern(2_000_000), to: "f/deep/er/big.bin")
        try scratch.write(Array("x".utf8), to: "f/.hidden")
        try scratch.write([], to: "f/none")
        try FileManager.default.createDirectory(
            atPath: scratch.around + "/f/empty/one", withIntermediateDirectories: true)
        let departure = try Departure.open(scratch.around + "/f")
        let bytes = try departure.read(at: 0, count: 4_000_000)
        let arrival = Arrival(
            into: scratch.downloads, as: .received(departure.offer.name), shape: departure.offer.shape, token: "01")
        _ = try arrival.open(size: UInt64(bytes.count))
        for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
            _ = try arrival.append(Array(bytes[start..<min(start + 1 << 20, bytes.count)]), ending: nil)
        }
        #expect(try arrival.finish() == scratch.downloads + "/f")
        #expect(scratch.tree("downloads/f") == scratch.tree("f"))
        #expect(scratch.bytes("downloads/f/deep/er/big.bin") == pattern(2_000_000))
        #expect(scratch.tree("downloads").allSatisfy { $0.hasPrefix("f") && !$0.contains(".part") })
    }

    static let refused = [
        "1 ../x\n\na", "1 a/../../x\n\na", "1 /etc/x\n\na", "1 a//b\n\na", "1 a/\n\na", "1 .\n\na", "1 ..\n\na",
        "1 a\n1 a\n\nab", "1 a\n1 a/b\n\nab", "1 a/b\n1 a\n\nab", "- a\n1 a/b\n\na", "- a\n- a\n\n", "1 a\u{1B}b\n\na",
        "1 a\u{202E}b\n\na", "2 a\n\na", "0 a\n\na", "1 a\n\nab", "01 a\n\na", "+1 a\n\na", "-1 a\n\na", " a\n\n",
        "1\n\na", "1 a\na", "18446744073709551616 a\n\na", "18446744073709551615 a\n1 b\n\na", "x a\n\na",
        "1 " + String(repeating: "d/", count: 40) + "a\n\na", "1 " + String(repeating: "n", count: 256) + "\n\na",
        "1 " + String(repeating: "n", count: 5_000) + "\n\na", "1 a\u{0}b\n\na", "- \n\n",
    ]

    @Test(arguments: refused) func whatIsNoFolderIsRefusedWhole(_ lines: String) throws {
        let error = #expect(throws: FileStoreError.self) { try unpack("hubbub folder 1\n" + lines) }
        #expect(error?.code == .unfit && error?.message.contains("Nothing of it was unpacked") == true)
        #expect(scratch.tree() == ["downloads"])
    }

    @Test(arguments: ["", "\n", "hubbub folder 2\n\n", "hubbub folder 1", "hubbub folder 1\r\n\r\n"])
    func anotherBeginningIsRefused(_ content: String) throws {
        #expect(throws: FileStoreError.self) { try unpack(content) }
        #expect(scratch.tree() == ["downloads"])
    }

    static let tamed: [(String, [String])] = [
        ("1 CON\n1 NUL.txt\n\nab", ["_CON", "_NUL.txt"]), ("1 a.\n1 a\n\nab", ["a", "a (1)"]),
        ("1 x/COM1/b\n\na", ["x", "x/_COM1", "x/_COM1/b"]), ("1 -rf\n1 ~\n\nab", ["_-rf", "_~"]),
        ("1 a\\b\n1 a:b\n\nab", ["a_b", "a_b (1)"]), ("1 .git/hooks/x\n\na", [".git", ".git/hooks", ".git/hooks/x"]),
        ("1 d./x\n1 d/x\n\nab", ["d", "d (1)", "d (1)/x", "d/x"]), ("1 ... /x\n\na", ["file", "file/x"]),
    ]

    @Test(arguments: tamed) func aHostileNameInsideIsMadeHarmless(_ lines: String, tree: [String]) throws {
        #expect(try unpack("hubbub folder 1\n" + lines) == scratch.downloads + "/folder")
        #expect(scratch.tree("downloads/folder") == tree.sorted())
        #expect(scratch.tree().allSatisfy { $0 == "downloads" || $0.hasPrefix("downloads/folder") })
    }

    @Test(arguments: ["..", ".ssh", "a/b", "NUL", "~"]) func theFoldersOwnNameIsMadeHarmlessToo(_ name: String) throws {
        guard let name = try? FileName(name) else { return }
        #expect(try unpack("hubbub folder 1\n1 a\n\nx", name: name.text) == scratch.downloads + "/_" + name.text)
        #expect(scratch.tree().allSatisfy { $0.hasPrefix("downloads") })
    }

    @Test func aFolderThatIsThereIsNotMixedWithAnother() throws {
        try scratch.write([7], to: "downloads/folder/a")
        #expect(try unpack("hubbub folder 1\n1 a\n\nx") == scratch.downloads + "/folder (1)")
        #expect(scratch.bytes("downloads/folder/a") == [7] && scratch.bytes("downloads/folder (1)/a") == [0x78])
    }

    @Test func whatAnEarlierTryLeftIsRemovedAndLinksInItAreNotFollowed() throws {
        try scratch.write([7], to: "precious/file")
        try FileManager.default.createDirectory(
            atPath: scratch.downloads + "/folder.0123abcd.folder.part", withIntermediateDirectories: true)
        try scratch.link("downloads/folder.0123abcd.folder.part/a", to: scratch.around + "/precious")
        #expect(try unpack("hubbub folder 1\n1 a/file\n\nx") == scratch.downloads + "/folder")
        #expect(scratch.bytes("precious/file") == [7])
        #expect(scratch.tree("downloads") == ["folder", "folder/a", "folder/a/file"])
    }

    @Test func aLinkInPlaceOfTheUnpackingFolderIsRemovedAndNotFollowed() throws {
        try scratch.write([7], to: "precious/file")
        try scratch.link("downloads/folder.0123abcd.folder.part", to: scratch.around + "/precious")
        #expect(try unpack("hubbub folder 1\n1 file\n\nx") == scratch.downloads + "/folder")
        #expect(scratch.bytes("precious/file") == [7] && scratch.bytes("downloads/folder/file") == [0x78])
    }

    @Test func aFolderThatIsSwappedForALinkWhileItIsUnpackedIsNotFollowed() throws {
        try scratch.write([7], to: "precious/old")
        let folder = try LocalFile.open(scratch.downloads, O_RDONLY | O_DIRECTORY)
        var part = try PartFile("p.part", in: folder, path: scratch.downloads + "/p.part")
        let bytes = Array("hubbub folder 1\n1 d/a\n1 d/b\n\nxy".utf8)
        _ = try part.append(bytes)
        var unpacking = try Unpacking(part, as: "u", path: scratch.downloads + "/u")
        // As if another program were faster than the second file.
        _ = try unpacking.folder(["d"])
        try FileManager.default.removeItem(atPath: scratch.downloads + "/u/d")
        try scratch.link("downloads/u/d", to: scratch.around + "/precious")
        #expect(throws: FileStoreError.self) { try unpacking.run(until: StopFlag()) }
        #expect(scratch.tree("precious") == ["old"])
    }
}
