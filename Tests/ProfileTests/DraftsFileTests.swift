import ChatModel
import Foundation
import Testing

@testable import Profile

@Suite struct DraftsFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("drafts-\(UUID().uuidString)")
    private var file: DraftsFile { DraftsFile(path: folder.path + "/deep/drafts.json") }

    private func room(_ name: String, on hub: UInt8 = 1) throws -> DraftPlace {
        DraftPlace(
            hub: HubID(try #require(Digest(Array(repeating: hub, count: 32)))), conversation: .room(try RoomName(name)))
    }

    private func remove() throws { try FileManager.default.removeItem(at: folder) }

    @Test func draftsOfRoomsAndPeopleAreReadBack() throws {
        let person = UserID(try #require(Digest(Array(repeating: 9, count: 32))))
        let direct = DraftPlace(hub: try room("x").hub, conversation: .direct(person))
        let written = [
            try room("lobby"): "a\nb\t\"c\"", try room("中文群"): "👩‍👩‍👧 e\u{301}", try room("lobby", on: 2): "other hub",
            direct: "psst",
        ]
        try file.update(written)
        let read = try file.read()
        #expect(Dictionary(read.map { ($0.place, $0.text) }) { $1 } == written)
        try remove()
    }

    @Test func onlyWhatChangedIsTouched() throws {
        try file.update([try room("a"): "1", try room("b"): "2"])
        try file.update([try room("a"): "", try room("c"): "3"])
        #expect(Set(try file.read().map(\.text)) == ["2", "3"])
        try remove()
    }

    @Test func theOldestGoWhenThereAreTooMany() throws {
        for number in 0...DraftsFile.limit { try file.update([try room("r\(number)"): "draft \(number)"]) }
        #expect(try file.read().map(\.text) == (1...DraftsFile.limit).map { "draft \($0)" })
        try remove()
    }

    @Test func theLargestDraftsFitIntoTheFile() throws {
        // Quotation marks take two bytes each in JSON.
        let text = String(repeating: "\"", count: MessageText.byteLimit)
        for number in 0..<DraftsFile.limit { try file.update([try room("r\(number)"): text]) }
        #expect(try file.read().count == DraftsFile.limit)
        try remove()
    }

    @Test func itIsItsOwnersAlone() throws {
        try file.update([try room("a"): "1"])
        let manager = FileManager.default
        #expect(try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        #expect(try manager.contentsOfDirectory(atPath: folder.path + "/deep") == ["drafts.json"])
        try manager.setAttributes([.posixPermissions: 0o666], ofItemAtPath: file.path)
        #expect(throws: ProfileError.self) { try file.read() }
        try remove()
    }

    @Test(arguments: ["", "{", "[{\"hub\":\"zz\",\"conversation\":{},\"text\":\"x\"}]", "\u{0}"])
    func whatIsDamagedIsStartedAnew(content: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/deep", withIntermediateDirectories: true)
        try content.write(toFile: file.path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        #expect(try file.read().isEmpty)
        try file.update([try room("a"): "1"])
        #expect(try file.read().map(\.text) == ["1"])
        try remove()
    }

    @Test func aTextOnItsWayIsItsOwnersAloneAndGoneAfterwards() throws {
        let manager = FileManager.default
        let scratch = try ScratchText("a draft\n", in: folder.path)
        #expect(try manager.attributesOfItem(atPath: scratch.path)[.posixPermissions] as? Int == 0o600)
        let own = (scratch.path as NSString).deletingLastPathComponent
        #expect(try manager.attributesOfItem(atPath: own)[.posixPermissions] as? Int == 0o700)
        #expect(try scratch.read() == "a draft\n")
        try "changed".write(toFile: scratch.path, atomically: true, encoding: .utf8)
        try "a copy".write(toFile: scratch.path + "~", atomically: true, encoding: .utf8)
        #expect(try scratch.read() == "changed")
        scratch.remove()
        #expect(try manager.contentsOfDirectory(atPath: folder.path).isEmpty)
        try remove()
    }
}
