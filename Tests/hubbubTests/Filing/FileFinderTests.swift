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

    @Test func theOutputNamesAFileOrAFolder() {
        let folder = FileManager.default.temporaryDirectory.path
        let here = FileManager.default.currentDirectoryPath
        #expect(GetTarget(output: folder, downloads: nil) == GetTarget(folder: folder, name: nil))
        #expect(GetTarget(output: folder + "/", downloads: nil) == GetTarget(folder: folder, name: nil))
        #expect(GetTarget(output: folder + "/a.b", downloads: "/d") == GetTarget(folder: folder, name: "a.b"))
        #expect(GetTarget(output: "new/", downloads: "/d") == GetTarget(folder: "new", name: nil))
        #expect(GetTarget(output: "a.b", downloads: "/d") == GetTarget(folder: ".", name: "a.b"))
        #expect(GetTarget(output: nil, downloads: "/d") == GetTarget(folder: "/d", name: nil))
        #expect(GetTarget(output: nil, downloads: nil) == GetTarget(folder: here, name: nil))
    }
}
