import ChatModel
import Foundation
import TestKit
import Testing

@testable import FileStore

/// Files, folders and pipes as contents that can be read at any offset.
@Suite struct DepartureTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func hash(_ bytes: [UInt8]) -> FileID {
        var hasher = PieceHasher()
        hasher.update(bytes)
        return hasher.id
    }

    private func all(_ departure: Departure, step: Int = 40_000) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try departure.read(at: UInt64(bytes.count), count: step)
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    @Test func aFileIsReadAtAnyOffsetAndCalledWhatItIs() throws {
        let bytes = pattern(2_500_000)
        try scratch.write(bytes, to: "a.bin")
        let departure = try Departure.open(scratch.around + "/a.bin")
        #expect(departure.offer == FileOffer(name: try FileName("a.bin"), size: 2_500_000, shape: .file, kind: .other))
        #expect(try departure.id(upTo: 1_234_567) == hash(Array(bytes[..<1_234_567])))
        #expect(try departure.read(at: 2_499_990, count: 100) == Array(bytes[2_499_990...]))
        #expect(try departure.read(at: 2_500_000, count: 100).isEmpty)
        #expect(try departure.id(upTo: 70_000) == hash(Array(bytes[..<70_000])))
        #expect(try all(departure) == bytes)
        #expect(try departure.id(upTo: 2_500_000) == hash(bytes))
    }

    @Test func afterStepsForwardAPlaceALittleBeforeIsKnownAgain() throws {
        let bytes = pattern(1_300_000)
        try scratch.write(bytes, to: "a.bin")
        let departure = try Departure.open(scratch.around + "/a.bin")
        for offset in stride(from: 0, to: 1_300_000, by: 32_768) {
            _ = try departure.read(at: UInt64(offset), count: 32_768)
            for back in [0, 1, 7] where offset >= back * 32_768 {
                let end = offset - back * 32_768
                #expect(try departure.id(upTo: UInt64(end)) == hash(Array(bytes[..<end])))
            }
            _ = try departure.id(upTo: UInt64(min(offset + 32_768, bytes.count)))
        }
    }

    @Test func aFolderIsOneContentInOrderOfItsPaths() throws {
        try scratch.write(Array("two".utf8), to: "f/b/two")
        try scratch.write(Array("one!".utf8), to: "f/a.txt")
        try scratch.write([], to: "f/b/none")
        try scratch.write(Array("upper".utf8), to: "f/Z")
        try FileManager.default.createDirectory(atPath: scratch.around + "/f/c/d", withIntermediateDirectories: true)
        try scratch.link("f/link", to: "/etc/passwd")
        try scratch.link("f/away", to: "/etc")
        #expect(mkfifo(scratch.around + "/f/fifo", 0o600) == 0)
        try scratch.write([1], to: "f/new\nline")
        let departure = try Departure.open(scratch.around + "/f")
        let text = "hubbub folder 1\n5 Z\n4 a.txt\n0 b/none\n3 b/two\n- c/d\n\nupperone!two"
        #expect(String(decoding: try all(departure), as: UTF8.self) == text)
        for step in [1, 2, 3, 7] { #expect(String(decoding: try all(departure, step: step), as: UTF8.self) == text) }
        #expect(departure.offer.size == UInt64(text.utf8.count) && departure.offer.shape == .folder(files: 4))
        #expect(departure.leftOut.links == 2 && departure.leftOut.specials == 1 && departure.leftOut.names == 1)
        #expect(departure.leftOut.first.count == 3)
        #expect(Set(departure.leftOut.first).isSubset(of: ["link", "away", "fifo", "new\nline"]))
    }

    @Test func anEmptyFolderAndAnEmptyFileCanBeSent() throws {
        try FileManager.default.createDirectory(atPath: scratch.around + "/e", withIntermediateDirectories: true)
        #expect(
            String(decoding: try all(Departure.open(scratch.around + "/e")), as: UTF8.self) == "hubbub folder 1\n\n")
        try scratch.write([], to: "none")
        let departure = try Departure.open(scratch.around + "/none")
        #expect(try departure.id(upTo: 0) == PieceHasher().id && departure.offer.size == 0)
    }

    enum Change: CaseIterable { case bytes, longer, shorter, removed, replaced }

    @Test(arguments: Change.allCases, ["a.bin", "f"])
    func aChangeIsNoticed(_ change: Change, sent: String) throws {
        let path = sent == "f" ? "f/x/a.bin" : "a.bin"
        try scratch.write(pattern(3_000_000), to: path)
        let whole = scratch.around + "/" + path
        let departure = try Departure.open(scratch.around + "/" + sent)
        _ = try departure.read(at: 0, count: 32_768)
        let mark = departure.mark
        switch change {
        case .bytes: try scratch.write(pattern(3_000_000, seed: 2), to: path)
        case .longer: try scratch.write(pattern(3_000_001), to: path)
        case .shorter: try scratch.write(pattern(10), to: path)
        case .removed: try FileManager.default.removeItem(atPath: whole)
        case .replaced:
            try scratch.write(pattern(3_000_000, seed: 3), to: "other")
            #expect(rename(scratch.around + "/other", whole) == 0)
        }
        let error = #expect(throws: FileStoreError.self) { try departure.check() }
        #expect(error?.code == (change == .removed ? .noSuchFile : .changed), "\(String(describing: error))")
        #expect(throws: FileStoreError.self) {
            for piece in 0..<3 { _ = try departure.read(at: UInt64(piece) << 20, count: 32_768) }
            try departure.check()
        }
        if change != .removed || sent == "f" { #expect(try Departure.open(scratch.around + "/" + sent).mark != mark) }
    }

    @Test func aFolderIsCountedNoFurtherThanSomebodyWaits() throws {
        try scratch.write(pattern(10), to: "many/one")
        let stop = StopFlag()
        #expect(try Departure.open(scratch.around + "/many", until: stop).offer.size != nil)
        stop.raise()
        let error = #expect(throws: FileStoreError.self) { try Departure.open(scratch.around + "/many", until: stop) }
        #expect(error?.code == .closed)
    }

    @Test func whatIsNoFileIsSaidToBeNone() throws {
        #expect(mkfifo(scratch.around + "/fifo", 0o600) == 0)
        let words: [(String, FileStoreError.Code)] = [
            ("nothing", .noSuchFile), ("fifo", .unfit), ("downloads/../nothing/x", .noSuchFile),
        ]
        for (name, code) in words {
            let error = #expect(throws: FileStoreError.self) { try Departure.open(scratch.around + "/" + name) }
            #expect(error?.code == code && error?.message.contains(name) == true)
        }
    }

    @Test func aPipeIsReadOnceAndItsLastBytesAgain() throws {
        let pipe = Pipe()
        let departure = Departure.pipe(pipe.fileHandleForReading.fileDescriptor, name: "log.txt")
        #expect(departure.offer.size == nil && departure.mark == nil && departure.offer.kind == .text)
        let bytes = pattern(3_000_000)
        Thread.detachNewThread {
            try? pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
            try? pipe.fileHandleForWriting.close()
        }
        #expect(try all(departure, step: 32_768) == bytes)
        #expect(try departure.id(upTo: 3_000_000) == hash(bytes))
        #expect(try departure.read(at: 2_800_000, count: 1_000) == Array(bytes[2_800_000..<2_801_000]))
        #expect(try departure.id(upTo: 2_900_000) == hash(Array(bytes[..<2_900_000])))
        let error = #expect(throws: FileStoreError.self) { try departure.read(at: 0, count: 1) }
        #expect(error?.code == .wrongPlace)
    }

    @Test func whoWaitsForAPipeCanBeStopped() throws {
        let pipe = Pipe()
        let departure = Departure.pipe(pipe.fileHandleForReading.fileDescriptor, name: "x")
        let stop = StopFlag()
        stop.raise()
        let error = #expect(throws: FileStoreError.self) { try departure.read(at: 0, count: 1, until: stop) }
        #expect(error?.code == .closed)
        try pipe.fileHandleForWriting.write(contentsOf: Data([7]))
        #expect(try departure.read(at: 0, count: 9) == [7])
    }

    @Test(arguments: [
        ("a.png", [0x89, 0x50, 0x4E, 0x47] as [UInt8], FileKind.image), ("a.txt", [0x7F, 0x45, 0x4C, 0x46], .program),
        ("a.md", Array("# é".utf8), .text), ("noending", Array("hello\n".utf8), .text), ("a.bin", [0, 1, 2], .other),
        ("a.zip", Array("PK".utf8), .archive), ("A.MP3", [], .audio), ("x.pdf", Array("%PDF-1.7".utf8), .document),
        ("run", Array("#!/bin/sh\n".utf8), .program), ("cut", [0x61, 0xE6, 0x96], .text), ("none", [], .other),
    ])
    func theKindIsGuessed(name: String, head: [UInt8], kind: FileKind) {
        #expect(KindGuess.kind(name: name, head: head) == kind)
    }
}
