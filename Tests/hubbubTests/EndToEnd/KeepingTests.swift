import Foundation
import TestKit
import Testing

@Suite struct KeepingTests {
    private func send(_ program: Program, _ hub: RunningHub, _ numbers: ClosedRange<Int>) async throws {
        let sent = try await program.run(
            "send", hub.address, "#lobby", "--lines", "--accept-new", input: numbers.map { "\($0)\n" }.joined())
        #expect(sent.status == 0, "\(sent)")
    }

    private func tail(_ program: Program, _ hub: RunningHub, _ arguments: String...) async throws -> Program.Outcome {
        try await program.run("tail", hub.address, "#lobby", "--json", "--accept-new", arguments: arguments)
    }

    @Test func aDirectMessageWaitsForWhoIsAway() async throws {
        let (ann, bob) = (try Program(), try Program())
        let folder = ann.home.path + "/hub"
        let first = try await RunningHub.start(ann, "--data", folder, "--listen", "127.0.0.1:0")
        try await bob.run("send", first.address, "#lobby", "hello", "--accept-new", "--nick", "bob")
        let sent = try await ann.run(
            "send", first.address, "@bob", "for later", "--accept-new", "--nick", "ann")
        #expect(sent.status == 0, "\(sent)")
        await first.end(SIGKILL)
        let second = try await RunningHub.start(ann, "--data", folder, "--listen", "127.0.0.1:0")
        let seen = try await bob.run("tail", second.address, "@ann", "--json", "--accept-new")
        #expect(try JSONEntry.read(seen).map { "\($0.room) \($0.nick) \($0.text)" } == ["@ann ann for later"])
        await second.end()
    }

    @Test func aRoomKeepsAsMuchAsItsHubSays() async throws {
        let program = try Program()
        let (folder, file) = (program.home.path + "/hub", program.home.path + "/tiny.toml")
        let first = try await RunningHub.start(program, "--data", folder, "--listen", "127.0.0.1:0")
        try await send(program, first, 1...300)
        await first.end()
        try "[retention]\nmessages = 100\n".write(toFile: file, atomically: true, encoding: .utf8)
        let second = try await RunningHub.start(
            program, "--data", folder, "--listen", "127.0.0.1:0", "--config", file)
        let deadline = ContinuousClock.now + .seconds(30)
        // Old lines go in small steps, while the room is read; a reading that was refused meanwhile is done again.
        var outcome: Program.Outcome
        repeat {
            outcome = try await tail(program, second, "--since", "0")
        } while (outcome.status != 0 || outcome.lines.count > 100) && .now < deadline
        let kept = try JSONEntry.read(outcome).map(\.text)
        #expect((90...100).contains(kept.count) && kept == (301 - kept.count...300).map(String.init), "\(outcome)")
        try await send(program, second, 301...310)
        let last = try await tail(program, second, "--last", "20")
        #expect(try JSONEntry.read(last).map(\.text) == (291...310).map(String.init), "\(last)")
        let exported = try await program.run("export", second.address, "--format", "json")
        #expect(try JSONEntry.read(exported).map(\.text).suffix(11) == (300...310).map(String.init))
        await second.end()
    }

    /// What the README says about moving a hub to another machine.
    @Test func aCopiedDataFolderIsTheSameHub() async throws {
        let (here, there) = (try Program(), try Program())
        let first = try await RunningHub.start(here, "--listen", "127.0.0.1:0", "--json")
        let folder = ".local/share/hubbub/hub"
        struct Ready: Decodable {
            let address: String
            let fingerprint: String
        }
        let ready = try JSONDecoder().decode(Ready.self, from: Data(first.address.utf8))
        let sent = try await here.run(
            "send", ready.address, "#lobby", "--lines", "--accept-new", input: "1\n2\n3\n")
        #expect(sent.status == 0)
        await first.end()
        let target = there.home.appendingPathComponent(folder)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: here.home.appendingPathComponent(folder), to: target)
        let second = try await RunningHub.start(there, "--listen", "127.0.0.1:0", "--json")
        let moved = try JSONDecoder().decode(Ready.self, from: Data(second.address.utf8))
        #expect(moved.fingerprint == ready.fingerprint)
        // The key is known, so nobody is asked anything.
        let more = try await here.run("send", moved.address, "#lobby", "4")
        #expect(more.status == 0, "\(more)")
        let since = try await here.run("tail", moved.address, "#lobby", "--since", "2", "--json")
        #expect(try JSONEntry.read(since).map(\.text) == ["3", "4"])
        await second.end()
    }
}
