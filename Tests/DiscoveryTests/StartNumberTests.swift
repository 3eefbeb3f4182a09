import ChatModel
import Foundation
import Testing

@testable import Discovery

@Suite struct StartNumberTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func clock(_ milliseconds: UInt64) -> HubTime { HubTime(milliseconds: milliseconds) }

    @Test func `each start is higher, even when the clock goes back`() throws {
        try inFolder { folder in
            let starts = try [1_000, 1_000, 500, 2_000, 0].map { try StartNumber.next(in: folder, clock: clock($0)) }
            #expect(starts == [1_000, 1_001, 1_002, 2_000, 2_001])
        }
    }

    @Test(arguments: ["", "x", "-4", "18446744073709551615", "2305843009213693952"])
    func `a damaged file counts as none`(text: String) throws {
        try inFolder { folder in
            try text.write(toFile: folder + "/start", atomically: true, encoding: .utf8)
            #expect(try StartNumber.next(in: folder, clock: clock(7)) == 7)
            #expect(try StartNumber.next(in: folder, clock: clock(7)) == 8)
        }
    }

    @Test func `its file belongs to its owner alone`() throws {
        try inFolder { folder in
            _ = try StartNumber.next(in: folder, clock: clock(7))
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/start")[.posixPermissions]
            #expect((mode as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test func `a folder that is not there is said in a sentence`() {
        let error = #expect(throws: DiscoveryError.self) {
            try StartNumber.next(in: "/nonexistent/folder", clock: clock(7))
        }
        #expect(
            error?.message
                == "/nonexistent/folder/start can't be written, so the hub is not announced; check who owns it.")
    }
}
