import ChatModel
import Foundation
import TestKit
import Testing

@testable import FileStore

/// What arrives in a folder, and what must not happen around it.
@Suite struct ArrivalTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func arrival(
        _ name: String, shape: FileShape = .file, token: String = "0123abcd", in folder: String? = nil
    ) throws -> Arrival {
        Arrival(into: folder ?? scratch.downloads, as: .received(try FileName(name)), shape: shape, token: token)
    }

    /// Lets it arrive from where it is.
    private func receive(_ bytes: [UInt8], _ arrival: Arrival) throws -> String {
        var offset = Int(try arrival.open(size: UInt64(bytes.count)).there)
        while offset < bytes.count {
            let piece = FilePieces.range(of: UInt64(offset) / FilePieces.bytes, inBytes: UInt64(bytes.count))
            let end = min(Int(piece.upperBound), offset + 65_536)
            let whole = Array(bytes[Int(piece.lowerBound)..<Int(piece.upperBound)])
            let isRight = try arrival.append(
                Array(bytes[offset..<end]), ending: end == Int(piece.upperBound) ? PieceHasher.digest(of: whole) : nil)
            #expect(isRight)
            offset = end
        }
        return try arrival.finish()
    }

    @Test func aFileArrivesByWayOfAPart() throws {
        let bytes = pattern(2_200_000)
        let arrival = try arrival("a.bin")
        _ = try arrival.open(size: UInt64(bytes.count))
        #expect(scratch.tree("downloads") == ["a.bin.0123abcd.part"])
        #expect(try receive(bytes, arrival) == scratch.downloads + "/a.bin")
        #expect(scratch.tree("downloads") == ["a.bin"] && scratch.bytes("downloads/a.bin") == bytes)
        #expect(try receive([], self.arrival("none")).hasSuffix("/none"))
    }

    @Test func nothingThatIsThereIsWrittenOver() throws {
        try scratch.write([1], to: "downloads/a.txt")
        try scratch.link("downloads/a (1).txt", to: "../outside")
        try FileManager.default.createDirectory(
            atPath: scratch.downloads + "/a (2).txt", withIntermediateDirectories: true)
        #expect(try receive([2], arrival("a.txt")) == scratch.downloads + "/a (3).txt")
        #expect(scratch.bytes("downloads/a.txt") == [1] && scratch.bytes("downloads/a (3).txt") == [2])
        #expect(scratch.tree() == scratch.tree().filter { $0.hasPrefix("downloads") })
    }

    @Test func aLaterTryGoesOnAndKnowsWhatIsRight() throws {
        let bytes = pattern(2_200_000)
        let first = try arrival("a.bin")
        _ = try first.open(size: 2_200_000)
        _ = try first.append(Array(bytes[..<1_048_576]), ending: PieceHasher.digest(of: Array(bytes[..<1_048_576])))
        _ = try first.append(Array(bytes[1_048_576..<1_100_000]), ending: nil)
        let known = try first.open(size: 2_200_000)
        #expect(known.there == 1_100_000 && known.checked == 1_048_576)
        let busy = #expect(throws: FileStoreError.self) { try arrival("a.bin").open(size: 2_200_000) }
        #expect(busy?.code == .busy)
        first.suspend()
        let second = try arrival("a.bin")
        let found = try second.open(size: 2_200_000)
        #expect(found.there == 1_100_000 && found.checked == 0)
        #expect(try second.check(0..<1_048_576, is: PieceHasher.digest(of: Array(bytes[..<1_048_576]))))
        #expect(try !second.check(0..<1_048_576, is: PieceHasher.digest(of: [])))
        #expect(try receive(bytes, second).hasSuffix("/a.bin") && scratch.bytes("downloads/a.bin") == bytes)
    }

    @Test func aPieceThatIsWrongIsSaidToBe() throws {
        let arrival = try arrival("a.bin")
        _ = try arrival.open(size: 10)
        #expect(try !arrival.append(Array(0..<10), ending: PieceHasher.digest(of: [])))
        try arrival.truncate(to: 0)
        #expect(try arrival.append(Array(0..<10), ending: PieceHasher.digest(of: Array(0..<10))))
        #expect(try arrival.finish().hasSuffix("a.bin"))
    }

    @Test(arguments: ["a.bin.0123abcd.part", "downloads"])
    func aLinkInTheWayIsNotFollowed(place: String) throws {
        try scratch.write([9, 9, 9], to: "outside.bin")
        if place == "downloads" {
            // A second name of a file elsewhere is as bad as a link to it.
            #expect(Foundation.link(scratch.around + "/outside.bin", scratch.downloads + "/a.bin.0123abcd.part") == 0)
        } else {
            try scratch.link("downloads/" + place, to: scratch.around + "/outside.bin")
        }
        let error = #expect(throws: FileStoreError.self) { try arrival("a.bin").open(size: 5) }
        #expect(error?.code == .unfit && error?.message.contains("in the way") == true)
        #expect(scratch.bytes("outside.bin") == [9, 9, 9])
    }

    @Test func aPartThatIsSwappedForALinkIsNotGivenItsName() throws {
        let arrival = try arrival("a.bin")
        _ = try arrival.open(size: 3)
        _ = try arrival.append([1, 2, 3], ending: PieceHasher.digest(of: [1, 2, 3]))
        let part = scratch.downloads + "/a.bin.0123abcd.part"
        try FileManager.default.removeItem(atPath: part)
        try FileManager.default.createSymbolicLink(atPath: part, withDestinationPath: "/etc/passwd")
        let error = #expect(throws: FileStoreError.self) { try arrival.finish() }
        #expect(error?.code == .changed)
        #expect(scratch.tree("downloads") == ["a.bin.0123abcd.part -> /etc/passwd"])
    }

    @Test func whatIsGivenUpLeavesNothing() throws {
        let arrival = try arrival("a.bin")
        _ = try arrival.open(size: 3)
        arrival.discard()
        #expect(scratch.tree("downloads").isEmpty)
    }

    @Test func whatAnEarlierTryLeftGoesToo() throws {
        let first = try arrival("a.bin")
        _ = try first.open(size: 10)
        _ = try first.append([1, 2], ending: nil)
        first.suspend()
        try arrival("b.bin").discard()
        #expect(scratch.tree("downloads") == ["a.bin.0123abcd.part"])
        try arrival("a.bin").discard()
        #expect(scratch.tree("downloads").isEmpty)
        // What only has its name is somebody else's.
        try scratch.link("downloads/a.bin.0123abcd.part", to: "../outside")
        try arrival("a.bin").discard()
        #expect(scratch.tree("downloads").count == 1)
        try arrival("a.bin", in: scratch.around + "/none").discard()
        #expect(!FileManager.default.fileExists(atPath: scratch.around + "/none"))
    }

    @Test func theFolderIsMadeAndWhatIsNoneIsSaid() throws {
        let deep = scratch.around + "/new/deep"
        #expect(try receive([1], arrival("a", in: deep)) == deep + "/a")
        try scratch.write([1], to: "plain")
        let error = #expect(throws: FileStoreError.self) {
            try arrival("a", in: scratch.around + "/plain").open(size: 1)
        }
        #expect(error != nil)
    }

    @Test func withoutRoomNothingIsWritten() throws {
        let error = #expect(throws: FileStoreError.self) { try arrival("a").open(size: 1 << 60) }
        #expect(error?.code == .noSpace && error?.message.contains(" free, of which ") == true)
        #expect(scratch.tree("downloads").isEmpty)
    }

    @Test(.enabled(if: SmallDisk.isPermitted, "no file system can be mounted here"))
    func aFullDiskAndAReadOnlyOneAreSaidAndThePartStays() throws {
        let disk = try SmallDisk(megabytes: 20)
        let (name, content) = (try arrival("a.bin", in: disk.path), pattern(2 << 20))
        _ = try name.open(size: 2 << 20)
        try disk.fill(19 << 20)
        let full = #expect(throws: FileStoreError.self) {
            for start in stride(from: 0, to: 2 << 20, by: 65_536) {
                _ = try name.append(Array(content[start..<start + 65_536]), ending: nil)
            }
        }
        #expect(full?.code == .full && full?.message.contains("make room") == true)
        let there = try name.open(size: 2 << 20).there
        try disk.free()
        #expect(try receive(content, name).hasSuffix("/a.bin"))
        #expect(there < 2 << 20)
        guard try disk.makeReadOnly() else { return }
        let readOnly = #expect(throws: FileStoreError.self) { try arrival("b", in: disk.path).open(size: 1) }
        #expect(readOnly?.code == .readOnly)
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
    func aFolderThatMayNotBeWrittenIsSaid() throws {
        #expect(chmod(scratch.downloads, 0o500) == 0)
        let error = #expect(throws: FileStoreError.self) { try arrival("a").open(size: 1) }
        #expect(error?.code == .notAllowed)
    }
}
