import ChatModel
import Foundation
import Profile
import Testing

@Suite struct StateFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("profile-\(UUID().uuidString)")
    private var file: StateFile { StateFile(path: folder.path + "/deep/state.toml") }

    @Test func whatIsWrittenIsReadBack() throws {
        let digest = try #require(Digest(Array(repeating: 7, count: 32)))
        var state = ProfileState()
        state.nick = try Nick("李雷")
        state.ignored = [IgnoredPerson(id: UserID(digest), nick: try Nick("bob"))]
        state.petnames = [NamedPerson(id: UserID(digest), nick: try Nick("bob"), name: try Nick("老板"))]
        state.settings = ["typing": "false", "terminal.notify": "bell"]
        state.aliases = [Alias(name: "hi", line: "/msg $1 \"hello\"")]
        for (key, attention) in [(ConversationKey.room(.lobby), Attention.none), (.direct(UserID(digest)), .all)] {
            state.attended.append(
                AttendedConversation(hub: HubID(digest), conversation: key, attention: attention))
        }
        for (byte, address) in [
            (UInt8(1), HubAddress.tcp(host: "::1", port: 24822, plain: true)), (2, .unix(path: "/tmp/a \"b\".sock")),
        ] {
            let id = HubID(try #require(Digest(Array(repeating: byte, count: 32))))
            state.hubs.append(
                MetHub(
                    id: id, name: try HubName("dana's hub"), address: address,
                    met: HubTime(milliseconds: 1_800_000_000_123), rooms: [.lobby]))
        }
        let expected = state
        try file.update { $0 = expected }
        #expect(try file.read() == expected)
        try FileManager.default.removeItem(at: folder)
    }

    @Test func filesAndFoldersAreTheirOwnersAlone() throws {
        try file.update { $0.nick = try? Nick("ann") }
        let manager = FileManager.default
        #expect(try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
        #expect(try manager.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
        #expect(try manager.contentsOfDirectory(atPath: folder.path + "/deep") == ["state.toml"])
        try manager.removeItem(at: folder)
    }

    @Test func withoutAFileNothingIsRemembered() throws { #expect(try file.read() == ProfileState()) }

    @Test func aDamagedFileIsSaidToBeDamaged() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path + "/state.toml"
        try "nick = ".write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: ProfileError.self) { try StateFile(path: path).read() }
        #expect(error?.message == "\(path) is damaged; delete it, and hubbub starts it anew.")
        try FileManager.default.removeItem(at: folder)
    }

    @Test func aHubIsKeptOnce() throws {
        let id = HubID(try #require(Digest(Array(repeating: 1, count: 32))))
        var state = ProfileState()
        for time in [UInt64(1), 2] {
            state.remember(
                MetHub(
                    id: id, name: try HubName("lab"), address: .unix(path: "/s"), met: HubTime(milliseconds: time),
                    rooms: []))
        }
        #expect(state.hubs.map(\.met.milliseconds) == [2])
    }
}
