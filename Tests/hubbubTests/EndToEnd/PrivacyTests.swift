import Foundation
import Testing

/// Keys and folders that others on the machine can reach: nothing is done with them, and it is said how to mend that.
@Suite struct PrivacyTests {
    private func setMode(_ path: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test(arguments: ["user.key", "known_hubs"])
    func aFileThatOthersCanReadIsNotUsed(name: String) async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        #expect(try await program.run("send", hub.address, "#lobby", "hi", "--accept-new").status == 0)
        let path = program.home.path + "/.local/share/hubbub/\(name)"
        try setMode(path, 0o644)
        let refused = try await program.run("send", hub.address, "#lobby", "secret")
        #expect(refused.status == 1 && refused.errors.hasSuffix("chmod 600 '\(path)'\n"), "\(refused)")
        try setMode(path, 0o600)
        #expect(try await program.run("send", hub.address, "#lobby", "hi").status == 0)
        await hub.end()
    }

    @Test func aHubsKeyThatOthersCanReadIsNotUsed() async throws {
        let program = try Program()
        let data = program.home.path + "/data"
        let hub = try await RunningHub.start(program, "--data", data, "--listen", "127.0.0.1:0")
        await hub.end()
        try setMode(data + "/hub.key", 0o640)
        let refused = try await program.run("host", "--data", data, "--listen", "127.0.0.1:0")
        #expect(refused.status == 1 && refused.errors.hasSuffix("chmod 600 '\(data)/hub.key'\n"), "\(refused)")
        try setMode(data + "/hub.key", 0o600)
        try setMode(data, 0o777)
        let open = try await program.run("host", "--data", data, "--listen", "127.0.0.1:0")
        #expect(open.status == 1 && open.errors.hasSuffix("chmod 700 '\(data)'\n"), "\(open)")
    }

    @Test(arguments: [".config", ".local/share", ".local/state", ".cache"])
    func aFolderThatOthersCanChangeIsNotUsed(name: String) async throws {
        let program = try Program()
        let path = program.home.path + "/\(name)/hubbub"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try setMode(path, 0o775)
        for words in [["trust", "list"], ["identity", "show"], ["ping", "127.0.0.1:9"], ["host", "--ephemeral"]] {
            let refused = try await program.run(arguments: words)
            #expect(refused.status == 1 && refused.errors.hasSuffix("chmod 700 '\(path)'\n"), "\(words): \(refused)")
        }
    }

    @Test func whatIsMadeIsItsOwnersAlone() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--listen", "127.0.0.1:0")
        #expect(try await program.run("send", hub.address, "#lobby", "hi", "--accept-new").status == 0)
        await hub.end()
        let data = program.home.path + "/.local/share/hubbub"
        for folder in ["", "/hub"] { #expect(try mode(data + folder) == 0o700) }
        for file in ["user.key", "known_hubs", "hub/hub.key", "hub/hub.crt", "hub/journal.sqlite"] {
            #expect(try mode("\(data)/\(file)") == 0o600, "\(file)")
        }
    }
}
