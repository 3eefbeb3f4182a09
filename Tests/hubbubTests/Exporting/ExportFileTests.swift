import Foundation
import Testing

@testable import hubbub

@Suite struct ExportFileTests {
    private let folder: URL
    private var path: String { folder.appendingPathComponent("out").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func aFileHasItsNameOnceItIsWhole() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try ExportFile(path, isForced: false)
        try file.write(String(repeating: "x", count: 100_000))
        #expect(try names() == ["out.part"])
        try file.finish()
        #expect(try names() == ["out"] && String(contentsOfFile: path, encoding: .utf8).count == 100_000)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func whatIsThereIsReplacedOnlyByForce() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        let complaint = #expect(throws: Complaint.self) { try ExportFile(path, isForced: false) }
        #expect(complaint?.message == "\(path) is there already; name another file, or replace it with --force.")
        let file = try ExportFile(path, isForced: true)
        try file.write("new")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        try file.finish()
        #expect(try names() == ["out"] && String(contentsOfFile: path, encoding: .utf8) == "new")
    }

    @Test func whatCameMeanwhileIsKept() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try ExportFile(path, isForced: false)
        try file.write("new")
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Complaint.self) { try file.finish() }
        file.abandon()
        #expect(try names() == ["out"] && String(contentsOfFile: path, encoding: .utf8) == "old")
    }

    @Test func twoExportsDoNotWriteTheSameFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try ExportFile(path, isForced: false)
        #expect(throws: Complaint.self) { try ExportFile(path, isForced: true) }
        first.abandon()
        #expect(try names().isEmpty)
        try ExportFile(path, isForced: false).abandon()
    }

    @Test(arguments: ["", "/nowhere/out"])
    func whatIsNoPlaceForAFileIsRefused(name: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: Complaint.self) { try ExportFile(name.isEmpty ? folder.path : name, isForced: true) }
    }
}
