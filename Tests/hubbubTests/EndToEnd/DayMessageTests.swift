import Foundation
import TestKit
import Testing

/// What a hub tells everybody who comes, from the host's file to the guest's lines.
@Suite struct DayMessageTests {
    private let (host, guest): (Program, Program)

    init() throws { (host, guest) = (try Program(), try Program()) }

    private func file(_ text: String) throws -> String {
        let path = host.home.path + "/motd.txt"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func visit(_ hub: RunningHub, _ input: String) async throws -> [String] {
        let talk = try await guest.run("--plain", hub.address, "--nick", "dana", "--accept-new", input: input)
        #expect(talk.status == 0, "\(talk)")
        return talk.lines.filter { $0.hasPrefix("– ") }
    }

    @Test func theFileIsToldOnceAndAgainWhenAskedFor() async throws {
        let hub = try await RunningHub.start(
            host, "--ephemeral", "--listen", "127.0.0.1:0", "--motd", try file("Welcome.\n  printer: room 3\n"))
        let told = ["– The hub's message of the day:", "–   Welcome.", "–     printer: room 3"]
        #expect(try await visit(hub, "hello\n") == told)
        #expect(try await visit(hub, "/motd\nhi\n") == told + told)
        let tail = try await guest.run("tail", hub.address, "#lobby", "--last", "9")
        #expect(tail.status == 0 && tail.lines.count == 2, "\(tail)")
        await hub.end()
    }

    @Test func theSettingsTellItWhereNoFileDoes() async throws {
        let settings = host.home.path + "/hub.toml"
        try "[host]\nmotd = \"\"\"\nOne.\nTwo.\n\"\"\"\n".write(toFile: settings, atomically: true, encoding: .utf8)
        let arguments = ["--ephemeral", "--listen", "127.0.0.1:0", "--config", settings]
        let hub = try await RunningHub.start(host, arguments: arguments)
        #expect(try await visit(hub, "hi\n") == ["– The hub's message of the day:", "–   One.", "–   Two."])
        await hub.end()
        let other = try await RunningHub.start(host, arguments: arguments + ["--motd", try file("Three.")])
        #expect(try await visit(other, "hi\n") == ["– The hub's message of the day:", "–   Three."])
        await other.end()
    }

    @Test func aHubWithoutOneSaysSoWhenAsked() async throws {
        let hub = try await RunningHub.start(host, "--ephemeral", "--listen", "127.0.0.1:0")
        #expect(try await visit(hub, "/motd\nhi\n") == ["– This hub has no message of the day."])
        await hub.end()
    }

    @Test(arguments: [
        ("a\n\u{7}", "holds U+0007"), ("", "is empty"),
        (String(repeating: "a\n", count: 21), "has 21 lines; at most 20"),
    ])
    func whatCanNotBeToldStartsNoHub(text: String, complaint: String) async throws {
        let path = try file(text)
        let outcome = try await host.run("host", "--ephemeral", "--listen", "127.0.0.1:0", "--motd", path)
        #expect(outcome.status == 1 && outcome.errors.hasPrefix(path + ": "), "\(outcome)")
        #expect(outcome.errors.contains(complaint) && outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
    }

    @Test func aFileThatIsNotThereStartsNoHub() async throws {
        let outcome = try await host.run("host", "--ephemeral", "--listen", "127.0.0.1:0", "--motd", "/no/such")
        #expect(outcome.status == 1 && outcome.errors == "/no/such can't be read: No such file or directory.\n")
    }
}
