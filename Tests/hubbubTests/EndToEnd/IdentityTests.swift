import Foundation
import Testing

@Suite struct IdentityTests {
    @Test func onAnotherComputerOneIsTheSamePerson() async throws {
        let (here, there) = (try Program(), try Program())
        let hub = try await RunningHub.start(here, "--ephemeral", "--insecure", "--listen", "127.0.0.1:0")
        #expect(try await here.run("send", hub.address, "#lobby", "one", "--nick", "ann", "--accept-new").status == 0)
        let copy = here.home.path + "/copy.key"
        let exported = try await here.run("identity", "export", "-o", copy)
        #expect(exported.status == 0 && exported.output.isEmpty && exported.errors.contains("is you on every hub"))
        let imported = try await there.run("identity", "import", copy)
        #expect(imported.status == 0 && imported.output.hasPrefix("You are SHA256:"), "\(imported)")
        #expect(try await there.run("send", hub.address, "#lobby", "two", "--nick", "ann", "--accept-new").status == 0)
        let (mine, theirs) = (
            try await here.run("identity", "show", "--json"), try await there.run("identity", "show", "--json")
        )
        #expect(try key(of: mine) == key(of: theirs))
        let stranger = try Program()
        let third = try await stranger.run("send", hub.address, "#lobby", "three", "--nick", "ann", "--accept-new")
        #expect(third.status == 0, "\(third)")
        let lines = try await here.run("tail", hub.address, "#lobby", "--json").lines
        let authors = try lines.map { try JSONDecoder().decode(JSONEntry.self, from: Data($0.utf8)).nick }
        #expect(authors.prefix(2) == ["ann", "ann"], "to the hub, both are one person")
        #expect(authors.count == 3 && authors.last != "ann", "and somebody of that name with another key is not")
        await hub.end()
    }

    @Test func anotherKeyIsKeptBesideTheNewOne() async throws {
        let program = try Program()
        let (one, two) = (program.home.path + "/one", program.home.path + "/two")
        for (file, profile) in [(one, "a"), (two, "b")] {
            let none = try await program.run("identity", "show", "--profile", profile)
            #expect(none.status == 1 && none.errors.contains("There is no key"), "\(none)")
            _ = try await program.run("ping", "127.0.0.1:9", "--profile", profile)
            #expect(try await program.run("identity", "export", "-o", file, "--profile", profile).status == 0)
        }
        #expect(try await program.run("identity", "import", one).status == 0)
        #expect(try await program.run("identity", "import", one).output.contains("already"))
        let refused = try await program.run("identity", "import", two)
        #expect(refused.status == 1 && refused.errors.contains("--force"), "\(refused)")
        let forced = try await program.run("identity", "import", two, "--force")
        let aside = try #require(forced.output.split(separator: " ").last).dropLast(2)
        #expect(forced.status == 0 && FileManager.default.fileExists(atPath: String(aside)), "\(forced)")
    }

    @Test func aFileWithoutAFolderIsInThePresentOne() async throws {
        let folder = try Program().home
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = try Program(within: ["/usr/bin/env", "-C", folder.path])
        _ = try await program.run("ping", "127.0.0.1:9")
        let exported = try await program.run("identity", "export", "-o", "copy.key")
        #expect(exported.status == 0, "\(exported)")
        let imported = try await program.run("identity", "import", "copy.key", "--profile", "second")
        #expect(imported.status == 0 && imported.output.hasPrefix("You are SHA256:"), "\(imported)")
    }

    @Test func aKeyGoesThroughAPipe() async throws {
        let program = try Program()
        _ = try await program.run("ping", "127.0.0.1:9")
        let exported = try await program.run("identity", "export", "-o", "-")
        #expect(exported.output.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        let imported = try await program.run("identity", "import", "-", "--profile", "second", input: exported.output)
        #expect(imported.status == 0, "\(imported)")
        let wrong = try await program.run("identity", "import", "-", "--profile", "third", input: "no key")
        #expect(wrong.status == 1 && wrong.errors.hasPrefix("The input holds no Ed25519 key"), "\(wrong)")
    }

    private func key(of outcome: Program.Outcome) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: String]
        return try #require(object?["fingerprint"])
    }
}
