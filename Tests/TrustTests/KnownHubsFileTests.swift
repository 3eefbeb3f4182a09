import ChatModel
import Foundation
import Testing

@testable import Trust

struct KnownHubsFileTests {
    static let hub = HubID(ChatModel.Digest(hashing: [1]))
    static let now = Date(timeIntervalSince1970: 1_777_800_000)

    let folder: TemporaryFolder
    let file: KnownHubsFile

    init() throws {
        folder = try TemporaryFolder()
        file = KnownHubsFile(path: folder.file("data/known_hubs"))
    }

    private func remember(_ hub: HubID, in file: KnownHubsFile) throws {
        try file.update { hubs throws(TrustError) in
            try hubs.remember(hub, name: nil, address: nil, at: Self.now)
        }
    }

    @Test func aMissingFileHoldsNothing() throws {
        #expect(try file.read().hubs.isEmpty)
        #expect(try folder.names.isEmpty)
    }

    @Test func whatIsRememberedIsReadByTheNextProcess() throws {
        try remember(Self.hub, in: file)
        #expect(try KnownHubsFile(path: file.path).read()[Self.hub]?.firstSeen == Self.now)
        #expect(try folder.mode("data") == 0o700)
        #expect(try folder.mode("data/known_hubs") == 0o600)
        #expect(try folder.mode("data/known_hubs.lock") == 0o600)
    }

    @Test func writersAtTheSameTimeLoseNobodysLine() async throws {
        let ids = (0..<32).map { HubID(ChatModel.Digest(hashing: [$0])) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask { try remember(id, in: KnownHubsFile(path: file.path)) }
            }
            try await group.waitForAll()
        }
        #expect(Set(try file.read().hubs.map(\.hub)) == Set(ids))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("data")).sorted()
        #expect(names == ["known_hubs", "known_hubs.lock"])
    }

    @Test func aChangeThatFailsLeavesTheFileAsItWas() throws {
        try remember(Self.hub, in: file)
        let before = try folder.read("data/known_hubs")
        #expect(throws: TrustError.self) {
            try file.update { hubs throws(TrustError) in
                _ = hubs.forget(Self.hub)
                throw TrustError(.knownHubs, "no")
            }
        }
        #expect(try folder.read("data/known_hubs") == before)
    }

    @Test func aBrokenFileIsNotWrittenOver() throws {
        try remember(Self.hub, in: file)
        try folder.write("data/known_hubs", "SHA256:x p256\n")
        let error = #expect(throws: TrustError.self) { try remember(Self.hub, in: file) }
        #expect(error?.code == .knownHubs)
        #expect(error?.message.hasPrefix("Line 1 of \(file.path) ") == true)
        #expect(try folder.read("data/known_hubs") == "SHA256:x p256\n")
    }

    @Test func aFileThatOthersMayChangeIsRefusedWithTheCure() throws {
        try remember(Self.hub, in: file)
        try folder.setMode("data/known_hubs", 0o666)
        let error = #expect(throws: TrustError.self) { try file.read() }
        #expect(error?.code == .knownHubs)
        #expect(error?.message.contains("chmod 600 '") == true)
    }

    @Test func bytesThatAreNoTextAreRefused() throws {
        try remember(Self.hub, in: file)
        try Data([0xFF, 0xFE, 0x0A]).write(to: URL(fileURLWithPath: file.path))
        try folder.setMode("data/known_hubs", 0o600)
        #expect(throws: TrustError.self) { try file.read() }
    }

    @Test func aSymbolicLinkStaysOne() throws {
        try folder.write("real", "# mine\n")
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("real"))
        try remember(Self.hub, in: KnownHubsFile(path: link))
        #expect(try folder.read("real").hasPrefix("# mine\nSHA256:"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == folder.file("real"))
    }
}
