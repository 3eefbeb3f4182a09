import ArgumentParser
import ChatModel
import Foundation
import Testing

@testable import hubbub

/// Which file a person means, and where it is to arrive.
@Suite struct FileFinderTests {
    private func file(_ name: String) throws -> SharedFile {
        SharedFile(
            name: try FileName(name), size: 1, shape: .file, kind: .other,
            id: FileID(Digest(words: .init(0xABCD_EF01_0000_0000, 0, 0, 0))))
    }

    @Test(arguments: [
        ("abcd", true), ("ABCDEF", true), ("abc", false), ("abce", false), ("a.txt", true), ("A.txt", false),
        ("a", false),
    ])
    func aFileIsMeantByItsNameOrTheBeginningOfItsID(text: String, isMeant: Bool) throws {
        #expect(FileFinder.isMeant(try file("a.txt"), by: text) == isMeant)
    }

    @Test func theOutputNamesAFileOrAFolder() throws {
        let folder = FileManager.default.temporaryDirectory.path
        #expect(GetTarget(output: folder, downloads: "/d") == GetTarget(folder: folder, name: nil))
        #expect(GetTarget(output: folder + "/", downloads: "/d") == GetTarget(folder: folder, name: nil))
        #expect(GetTarget(output: folder + "/a.b", downloads: "/d") == GetTarget(folder: folder, name: "a.b"))
        #expect(GetTarget(output: "new/", downloads: "/d") == GetTarget(folder: "new", name: nil))
        #expect(GetTarget(output: "a.b", downloads: "/d") == GetTarget(folder: ".", name: "a.b"))
        #expect(GetTarget(output: "x", downloads: "/d") == GetTarget(folder: ".", name: "x"))
        #expect(throws: (any Error).self) { try GetCommand.parse(["lab", "a", "-o", "-"]) }
        #expect(throws: (any Error).self) { try GetCommand.parse(["lab", "a", "-o", ""]) }
        #expect(try GetCommand.parse(["lab", "a", "-o", "./-"]).output == "./-")
        #expect(GetTarget(output: nil, downloads: "/d") == GetTarget(folder: "/d", name: nil))
    }
}
