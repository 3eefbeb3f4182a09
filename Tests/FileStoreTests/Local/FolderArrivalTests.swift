import ChatModel
import Foundation
import Testing

@testable import FileStore

/// A folder that arrives file by file.
@Suite struct FolderArrivalTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func arrival() throws -> FolderArrival {
        FolderArrival(into: scratch.downloads, as: .received(try FileName("docs")), token: "0123abcd")
    }

    private func names(_ path: String) throws -> [FileName] { try FilePath(path).names }

    private func write(_ bytes: [UInt8], to place: FolderArrival.Place) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: place.folder + "/" + place.name))
    }

    private static let old = HubTime(milliseconds: 1)
    private static let future = HubTime(milliseconds: 99_999_999_999_999)

    @Test func itHasItsNameOnceItIsWhole() throws {
        let arrival = try arrival()
        try arrival.open()
        try arrival.make(try names("empty"))
        let place = try arrival.place(of: try names("a/b.txt"))
        #expect(place == FolderArrival.Place(folder: scratch.downloads + "/docs.0123abcd.part/a", name: "b.txt"))
        #expect(try !arrival.has(try names("a/b.txt"), size: 3, since: Self.old))
        try write([1, 2, 3], to: place)
        try scratch.write([], to: "downloads/docs")
        #expect(try arrival.finish() == scratch.downloads + "/docs (1)")
        #expect(scratch.tree("downloads") == ["docs", "docs (1)", "docs (1)/a", "docs (1)/a/b.txt", "docs (1)/empty"])
        #expect(throws: FileStoreError.self) { try arrival.finish() }
    }

    @Test func aLaterRunGoesOnAndFetchesWhatIsNewer() throws {
        let path = try names("a/b.txt")
        var first: FolderArrival? = try arrival()
        try first?.open()
        if let place = try first?.place(of: path) { try write([1, 2, 3], to: place) }
        let second = try arrival()
        let busy = #expect(throws: FileStoreError.self) { try second.open() }
        #expect(busy?.code == .busy)
        first = nil
        try second.open()
        #expect(try second.has(path, size: 3, since: Self.old))
        #expect(try !second.has(path, size: 3, since: Self.future))
        #expect(try !second.has(path, size: 3, since: Self.old), "an older one is removed")
        try write([1], to: try second.place(of: path))
        #expect(try !second.has(path, size: 3, since: Self.old), "another size is another file")
    }

    @Test func namesAreSafeAndStayApart() throws {
        let arrival = try arrival()
        try arrival.open()
        let places = try ["a:b/x", "a*b/x", "A:B/x", "a:b/y", ".hidden"].map { try arrival.place(of: try names($0)) }
        let part = scratch.downloads + "/docs.0123abcd.part"
        #expect(places.map(\.folder) == [part + "/a_b", part + "/a_b (1)", part + "/A_B (2)", part + "/a_b", part])
        #expect(places.map(\.name) == ["x", "x", "x", "y", ".hidden"])
    }

    /// What somebody put in the way is not followed.
    @Test func aLinkInItsPlaceIsRefused() throws {
        try scratch.write([], to: "elsewhere/x")
        try scratch.link("downloads/docs.0123abcd.part", to: scratch.around + "/elsewhere")
        let first = try self.arrival()
        #expect(throws: FileStoreError.self) { try first.open() }
        try FileManager.default.removeItem(atPath: scratch.downloads + "/docs.0123abcd.part")
        let arrival = try self.arrival()
        try arrival.open()
        try scratch.link("downloads/docs.0123abcd.part/a", to: scratch.around + "/elsewhere")
        #expect(throws: FileStoreError.self) { try arrival.place(of: try names("a/y")) }
        #expect(scratch.tree("elsewhere") == ["x"])
    }
}
