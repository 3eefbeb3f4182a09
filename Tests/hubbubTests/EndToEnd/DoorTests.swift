import Foundation
import Testing

/// Who may come in: a hub's password and its list, as two people's programs see them.
@Suite struct DoorTests {
    private let host: Program
    private let guest: Program

    init() throws { (host, guest) = (try Program(), try Program()) }

    @Test func thePasswordIsGivenOnceAndRemembered() async throws {
        let hub = try await RunningHub.start(
            host, "--listen", "127.0.0.1:0", "--password-file", try file("hub", "pencil\n"))
        let asked = try await send(to: hub, "--accept-new")
        #expect(asked.status == 1)
        #expect(
            asked.errors
                == "This hub asks for a password; give it with --password-file FILE, or open the chat once.\n")
        let wrong = try await send(to: hub, "--accept-new", "--password-file", try file("wrong", "pencils\n"))
        #expect(wrong.status == 1 && wrong.errors.hasPrefix("That is not this hub's password;"), "\(wrong)")
        let right = try file("right", "pencil\r\n")
        #expect(try await send(to: hub, "--accept-new", "--password-file", right).status == 0)
        #expect(try await send(to: hub).status == 0, "it is remembered")
        let secrets = guest.home.path + "/.local/share/hubbub/hub_passwords"
        #expect(try mode(secrets) == 0o600)
        #expect(try !String(contentsOfFile: secrets, encoding: .utf8).contains("pencil"))
        #expect(try await host.run("send", hub.address, "#lobby", "hi", "--accept-new").status == 0, "the owner")
        let fingerprint = try #require(
            try await guest.run("trust", "list").output.firstMatch(of: /SHA256:[A-Za-z0-9+\/]{43}/)
        ).output
        #expect(try await guest.run("trust", "forget", String(fingerprint)).status == 0)
        let stranger = try await send(to: hub, "--accept-new")
        #expect(stranger.errors.hasPrefix("This hub asks for a password;"), "its password is forgotten too")
        await hub.end()
        try await aForgottenFlagOpensNothing(right)
    }

    /// The same hub, started again.
    private func aForgottenFlagOpensNothing(_ right: String) async throws {
        let again = try await RunningHub.start(host, "--listen", "127.0.0.1:0")
        let stranger = try Program()
        let refused = try await stranger.run("send", again.address, "#lobby", "hi", "--accept-new")
        #expect(refused.status == 1 && refused.errors.hasPrefix("This hub asks for a password"), "\(refused)")
        let environment = ["HUBBUB_PASSWORD_FILE": right]
        let told = try await stranger.run(
            "send", again.address, "#lobby", "hi", "--accept-new", environment: environment)
        #expect(told.status == 0, "\(told)")
        await again.end()
        let changed = try await RunningHub.start(
            host, "--listen", again.place, "--password-file", try file("other", "other"))
        let outdated = try await stranger.run("send", changed.address, "#lobby", "hi")
        #expect(outdated.errors.hasPrefix("This hub has another password now;"), "\(outdated)")
        let forgotten = try await stranger.run("send", changed.address, "#lobby", "hi")
        #expect(forgotten.errors.hasPrefix("This hub asks for a password;"), "\(forgotten)")
        await changed.end()
        let open = try await RunningHub.start(host, "--listen", again.place, "--no-password")
        #expect(try await stranger.run("send", open.address, "#lobby", "hi").status == 0)
        await open.end()
    }

    @Test func onlyTheListIsLetIn() async throws {
        let empty = try await RunningHub.start(
            host, "--ephemeral", "--listen", "127.0.0.1:0", "--members", file("m", "# nobody\n"))
        let refused = try await send(to: empty, "--accept-new")
        #expect(refused.status == 1 && refused.errors.contains("lets in only those on its list"), "\(refused)")
        let fingerprint = try #require(refused.errors.firstMatch(of: /SHA256:[A-Za-z0-9+\/]{43}/)).output
        await empty.end()
        let hub = try await RunningHub.start(
            host, "--ephemeral", "--listen", "127.0.0.1:0", "--members", file("m", "\(fingerprint) the guest\n"))
        #expect(try await send(to: hub, "--accept-new").status == 0)
        await hub.end()
    }

    @Test func aHubGoesOnWithItsListUntilItIsTakenAway() async throws {
        let first = try await RunningHub.start(
            host, "--listen", "127.0.0.1:0", "--members", file("m", "# nobody\n"))
        #expect(try await send(to: first, "--accept-new").status == 1)
        await first.end()
        let again = try await RunningHub.start(host, "--listen", first.place)
        let refused = try await send(to: again, "--accept-new")
        #expect(refused.status == 1 && refused.errors.contains("lets in only those on its list"), "\(refused)")
        await again.end()
        let open = try await RunningHub.start(host, "--listen", first.place, "--no-members")
        let told = try await send(to: open, "--accept-new")
        #expect(told.status == 0, "\(told)")
        await open.end()
    }

    @Test func mistakesStartNoHub() async throws {
        for (arguments, words) in [
            (["--members", try file("m", "# ours\nann\n")], "m, line 2: "),
            (["--members", host.home.path + "/none"], "can't be read"),
            (["--password-file", try file("open", "pencil\n", mode: 0o644)], "chmod 600"),
            (["--password-file", try file("empty", "\n")], "line 1: The password is empty"),
            (["--password-file", host.home.path + "/none"], "There is no file"),
            (["--config", try file("c", "[host]\nowners = [\"ann\"]\n")], "c, line 2, column 11: \"ann\" is no key"),
        ] {
            let outcome = try await host.run("host", "--ephemeral", "--listen", "127.0.0.1:0", arguments: arguments)
            #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.errors.contains(words), "\(outcome)")
        }
        let both = try await host.run("host", "--password-file", "f", "--no-password")
        #expect(both.status == 64)
        #expect(try await host.run("host", "--members", "f", "--no-members").status == 64)
    }

    private func send(to hub: RunningHub, _ arguments: String...) async throws -> Program.Outcome {
        try await guest.run("send", hub.address, "#lobby", "hi", arguments: arguments)
    }

    private func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = host.home.path + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
