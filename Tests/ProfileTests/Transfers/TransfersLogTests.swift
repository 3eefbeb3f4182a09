import ChatModel
import Foundation
import TestKit
import Testing

@testable import Profile

@Suite struct TransfersLogTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/transfers" }

    init() throws { folder = try TemporaryFolder() }

    private func log() throws -> TransfersLog { try TransfersLog(folder: path) }

    /// One of each kind.
    private func all() throws -> [KeptTransfer] {
        let (hub, ann) = (try hubID(1), try person(2, "ann"))
        let name = try FileName("报告 \"final\" — v2.pdf")
        let file = SharedFile(
            name: name, size: .max, shape: .folder(files: 3), kind: .document, id: FileID(try hubID(9).digest))
        let offers = [
            FileOffer(name: name, size: nil, shape: .file, kind: .other),
            FileOffer(name: name, size: 0, shape: .folder(files: 0), kind: .program),
        ]
        let targets: [KeptPost.Target] = [.room(.lobby), .direct(ann), .nick(ann.nick)]
        let puts = offers.flatMap { offer in
            targets.map { target in
                KeptTransfer(hub: hub, job: .put(path: "/a\tb\n\"c", to: target, Nonce(.max), offer))
            }
        }
        let gets: [KeptTransfer.Job] = [
            .get(.entry(RoomNumber(7), Seq(.max)), file: file, destination: nil),
            .get(.shared(try FilePath("docs/a b.pdf")), file: nil, destination: "~/x y"),
        ]
        return puts + gets.map { KeptTransfer(hub: hub, job: $0) }
    }

    @Test func everyKindIsReadBackAsItWas() throws {
        let kept = try all()
        try log().write(kept)
        #expect(try log().adopted == kept)
    }

    @Test func theLastWholeLineCounts() throws {
        let kept = try all()
        try log().write(kept)
        let first = try log()
        try first.write([kept[0]])
        #expect(try log().adopted.isEmpty)
        first.end()
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        for name in names {
            let handle = try #require(FileHandle(forWritingAtPath: path + "/" + name))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("0123456789abcdef [{\"hub\":".utf8))
        }
        #expect(try log().adopted == [kept[0]])
    }

    @Test func whatIsOverIsGone() throws {
        let first = try log()
        try first.write(try all())
        try first.write([])
        first.end()
        #expect(try log().adopted.isEmpty)
    }

    @Test func aRunningClientKeepsItsOwn() throws {
        let kept = try all()
        let (first, second) = (try log(), try log())
        try first.write([kept[0]])
        try second.write([kept[1]])
        #expect(try log().adopted.isEmpty)
        first.end()
        #expect(try log().adopted == [kept[0]])
        second.end()
    }

    @Test func aLogThatGrowsIsBegunAnew() throws {
        let (kept, log) = (try all(), try log())
        for _ in 0..<400 { try log.write(kept) }
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: path).first)
        let size = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.size] as? Int
        #expect(try #require(size) < 300_000)
        log.end()
        #expect(try self.log().adopted == kept)
    }
}
