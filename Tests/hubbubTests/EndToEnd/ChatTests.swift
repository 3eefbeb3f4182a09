import Foundation
import TestKit
import Testing

@Suite struct ChatTests {
    private static let loopback = ["--listen", "127.0.0.1:0"]

    private struct Line: Decodable {
        let seq: Int
        let time: String
        let room: String
        let nick: String
        let text: String
        let id: String
    }

    private static func read(_ outcome: Program.Outcome) throws -> [Line] {
        try outcome.lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test func aThousandLinesArriveOnceEachAndInOrder() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let sent = try await program.run(
            "send", hub.address, "#lobby", "--lines", "--accept-new", "--nick", "ann",
            input: (1...1_000).map { "\($0)\n" }.joined())
        #expect(sent.status == 0 && sent.output.isEmpty && sent.errors.isEmpty, "\(sent)")
        let tailed = try await program.run("tail", hub.address, "#lobby", "--last", "1000", "--json")
        let lines = try Self.read(tailed)
        #expect(lines.map(\.text) == (1...1_000).map(String.init))
        #expect(lines.map(\.seq) == Array(1...1_000))
        #expect(Set(lines.map(\.id)).count == 1_000)
        #expect(lines.allSatisfy { $0.nick == "ann" && $0.room == "#lobby" })
        #expect(lines.allSatisfy { $0.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil })
        #expect(await hub.end() == 0)
    }

    @Test func textOfAnyLanguageComesBackAsItWas() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let text = "下午四点冻结 👩‍👩‍👧 e\u{301} \"quoted\"\\\n\tsecond line"
        #expect(try await program.run("send", hub.address, "#中文群", text, "--accept-new").status == 0)
        #expect(try await program.run("send", hub.address, "#中文群", input: "from a pipe\n").status == 0)
        let lines = try Self.read(try await program.run("tail", hub.address, "#中文群", "--json"))
        #expect(lines.map { Array($0.text.unicodeScalars) } == [text, "from a pipe"].map { Array($0.unicodeScalars) })
        await hub.end()
    }

    @Test func aMessageToOnePersonIsReadByThemAlone() async throws {
        let (ann, bob, eve) = (try Program(), try Program(), try Program())
        let hub = try await RunningHub.start(ann, "--ephemeral", "--listen", "127.0.0.1:0")
        for (program, nick) in [(ann, "ann"), (bob, "bob"), (eve, "eve")] {
            let outcome = try await program.run("send", hub.address, "#lobby", "hello", "--accept-new", "--nick", nick)
            #expect(outcome.status == 0)
        }
        #expect(try await ann.run("send", hub.address, "@bob", "just you", "--nick", "ann").status == 0)
        let seen = try await bob.run("tail", hub.address, "@ann", "--json", "--nick", "bob")
        #expect(try Self.read(seen).map(\.text) == ["just you"])
        let other = try await eve.run("tail", hub.address, "@ann", "--json", "--nick", "eve")
        #expect(try Self.read(other).isEmpty)
        let unknown = try await ann.run("send", hub.address, "@nobody", "x")
        #expect(unknown.status == 1 && !unknown.errors.isEmpty)
        await hub.end()
    }

    @Test func tailFollowsWaitsForACountAndStartsBehindAPlace() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        try await program.run("send", hub.address, "#lobby", "one", "--accept-new")
        async let following = program.run("tail", hub.address, "#lobby", "--count", "3", "--json", "--timeout", "30")
        for text in ["two", "three"] { try await program.run("send", hub.address, "#lobby", text) }
        #expect(try Self.read(try await following).map(\.text) == ["one", "two", "three"])
        let since = try await program.run("tail", hub.address, "#lobby", "--since", "2", "--json")
        #expect(try Self.read(since).map(\.text) == ["three"])
        let plain = try await program.run("tail", hub.address, "#lobby", "--last", "1", "--nick", "x")
        #expect(plain.output.wholeMatch(of: /\d{4}-\d\d-\d\d \d\d:\d\d \S+: three\n/) != nil, "\(plain.output)")
        let short = try await program.run("tail", hub.address, "#lobby", "--count", "9", "--timeout", "0.3")
        #expect(short.status == 1 && short.errors.hasSuffix(" of 9 messages came in time.\n"), "\(short)")
        await hub.end()
    }

    @Test(arguments: ["TERM", "KILL"])
    func whatWasSeenSurvivesTheHubsEnd(signal: String) async throws {
        let program = try Program()
        let folder = program.home.path + "/hub"
        let first = try await RunningHub.start(program, "--data", folder, "--listen", "127.0.0.1:0")
        let sent = try await program.run(
            "send", first.address, "#lobby", "--lines", "--accept-new", input: (1...300).map { "\($0)\n" }.joined())
        #expect(sent.status == 0)
        let before = try await program.run("tail", first.address, "#lobby", "--last", "300", "--json")
        #expect(before.lines.count == 300)
        let status = await first.end(signal == "TERM" ? SIGTERM : SIGKILL)
        #expect(signal == "KILL" || status == 0)
        let second = try await RunningHub.start(program, "--data", folder, "--listen", "127.0.0.1:0")
        let after = try await program.run("tail", second.address, "#lobby", "--last", "300", "--json")
        #expect(after.output == before.output)
        await second.end()
    }

    @Test func sendAndTailGoOnWhenTheHubComesBack() async throws {
        let program = try Program()
        let folder = program.home.path + "/hub"
        let first = try await RunningHub.start(program, "--data", folder, "--listen", "127.0.0.1:0")
        let (address, place) = (first.address, first.place)
        try await program.run("send", address, "#lobby", "0", "--accept-new")
        async let tailed = program.run(
            "tail", address, "#lobby", "--since", "0", "--count", "401", "--json", "--timeout", "50")
        async let sent = program.run(
            "send", address, "#lobby", "--lines", input: (1...400).map { "\($0)\n" }.joined())
        try await program.run("tail", address, "#lobby", "--since", "0", "--count", "20", "--timeout", "30")
        await first.end(SIGKILL)
        let second = try await RunningHub.start(program, "--data", folder, "--listen", place)
        #expect(try await sent.status == 0)
        #expect(try Self.read(try await tailed).map(\.text) == (0...400).map(String.init))
        await second.end()
    }

    @Test func anInputThatEndsLongAfterItsLastLineEndsTheCommand() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let feed = try StreamPair()
        let sending = try program.start(
            ["send", hub.address, "#lobby", "--lines", "--accept-new"], input: feed.reading)
        try feed.writing.write(contentsOf: Data("one\ntwo".utf8))
        let seen = try await program.run(
            "tail", hub.address, "#lobby", "--since", "0", "--count", "1", "--accept-new", "--timeout", "30")
        #expect(seen.status == 0)
        feed.closeWriting()
        #expect(await sending.status == 0)
        let all = try await program.run("tail", hub.address, "#lobby", "--json")
        #expect(try Self.read(all).map(\.text) == ["one", "two"])
        await hub.end()
    }

    @Test func pingComesBack() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--name", "lab", "--listen", "127.0.0.1:0")
        let outcome = try await program.run("ping", hub.address, "hello", "--accept-new")
        #expect(
            outcome.output.wholeMatch(of: /5 bytes came back from lab in \d+\.\d\d ms; its clock says \S+Z\n/) != nil,
            "\(outcome)")
        let byName = try await program.run("ping", "LAB")
        #expect(byName.status == 0, "\(byName)")
        #expect(try await program.run("ping", hub.address, String(repeating: "x", count: 65)).status == 64)
        await hub.end()
    }
}
