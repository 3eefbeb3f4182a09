import ChatModel
import Foundation
import Testing

@testable import Profile

@Suite struct WrittenFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("written-\(UUID().uuidString)")
    private var file: WrittenFile { WrittenFile(path: folder.path + "/deep/written.json") }

    private func remove() throws { try FileManager.default.removeItem(at: folder) }

    @Test func linesAreReadBackInOrder() throws {
        #expect(try file.read().isEmpty)
        try file.add(["one\n\t\"two\"", "👩‍👩‍👧 e\u{301}"])
        try file.add(["/topic"])
        #expect(try file.read() == ["one\n\t\"two\"", "👩‍👩‍👧 e\u{301}", "/topic"])
        try remove()
    }

    @Test func theNewestStayAndNoneTwiceInARow() throws {
        try file.add((0...WrittenFile.limit).map { "line \($0)" })
        try file.add(["line \(WrittenFile.limit)", "last", "last"])
        let read = try file.read()
        #expect(read.count == WrittenFile.limit && read.first == "line 2" && read.suffix(2) == ["line 200", "last"])
        try remove()
    }

    @Test func theLongestLinesFitIntoTheFile() throws {
        // Quotation marks take two bytes each in JSON.
        let text = String(repeating: "\"", count: MessageText.byteLimit - 4)
        try file.add((0..<WrittenFile.limit).map { "\(text)\($0)" })
        try file.add(["more"])
        #expect(try file.read().count > 10)
        #expect(try file.read().last == "more")
        try remove()
    }

    @Test func itIsItsOwnersAlone() throws {
        try file.add(["1"])
        let manager = FileManager.default
        #expect(try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        #expect(try manager.contentsOfDirectory(atPath: folder.path + "/deep") == ["written.json"])
        try manager.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file.path)
        #expect(throws: ProfileError.self) { try file.read() }
        try remove()
    }

    @Test(arguments: ["", "{", "[1]", "\u{0}"])
    func whatIsDamagedIsStartedAnew(content: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/deep", withIntermediateDirectories: true)
        try content.write(toFile: file.path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(try file.read().isEmpty)
        try file.add(["1"])
        #expect(try file.read() == ["1"])
        try remove()
    }
}
