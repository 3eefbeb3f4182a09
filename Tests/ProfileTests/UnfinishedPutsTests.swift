import ChatModel
import Foundation
import Testing

@testable import Profile

/// What commands began to put, over a restart.
@Suite struct UnfinishedPutsTests {
    private let folder: TemporaryFolder
    private var file: UnfinishedPuts { UnfinishedPuts(path: folder.path + "/state/puts") }

    init() throws { folder = try TemporaryFolder() }

    private func put(_ number: UInt64, path: String = "/a \"b\"\nc", mark: String = "5 1.2 3:4") -> UnfinishedPut {
        UnfinishedPut(
            hub: HubID(Digest(words: .init(1, 2, 3, 4))), place: "#lobby", path: path, name: "b", mark: mark,
            nonce: Nonce(number))
    }

    @Test func whatIsRememberedIsReadAgainAndOnlyItsOwners() throws {
        #expect(try file.read().isEmpty)
        try file.remember(put(.max))
        #expect(try file.read() == [put(.max)])
        #expect(try folder.mode(of: "state/puts") == 0o600 && folder.mode(of: "state") == 0o700)
    }

    @Test func theSameFileTakesTheEarlierOnesPlace() throws {
        try file.remember(put(1))
        try file.remember(put(2, path: "/other"))
        try file.remember(put(3, mark: "changed"))
        #expect(try file.read().map(\.nonce.value) == [2, 3])
        try file.forget(Nonce(2))
        try file.forget(Nonce(77))
        #expect(try file.read().map(\.nonce.value) == [3])
    }

    @Test func moreThanTheLimitAreNotKept() throws {
        let count = UInt64(UnfinishedPuts.limit) + 3
        for number in 0..<count { try file.remember(put(number, path: "/\(number)")) }
        #expect(try file.read().map(\.nonce.value) == Array(3..<count))
    }

    @Test func aDamagedLineIsLeftOut() throws {
        try file.remember(put(1))
        let text = try String(contentsOfFile: file.path, encoding: .utf8)
        try (text + "{\"hub\":\n" + text.replacing("/a", with: "/z")).write(
            toFile: file.path, atomically: false, encoding: .utf8)
        #expect(try file.read().count == 2)
    }
}
