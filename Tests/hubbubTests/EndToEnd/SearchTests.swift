import Foundation
import TestKit
import Testing

@Suite struct SearchTests {
    /// Searches until that many are found: the hub's index follows its journal a little later.
    private func search(
        _ program: Program, _ hub: RunningHub, _ words: String..., expecting count: Int
    ) async throws -> [JSONEntry] {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            let outcome = try await program.run("search", hub.address, arguments: words + ["--json"])
            let found = try JSONEntry.read(outcome)
            if found.count == count || .now > deadline { return found }
        }
    }

    private func say(_ program: Program, _ hub: RunningHub, _ place: String, _ text: String, as nick: String)
        async throws
    {
        let sent = try await program.run("send", hub.address, place, text, "--accept-new", "--nick", nick)
        #expect(sent.status == 0, "\(sent)")
    }

    @Test func whatWasSaidIsFoundNewestFirst() async throws {
        let (ann, bob) = (try Program(), try Program())
        let hub = try await RunningHub.start(ann, "--ephemeral", "--listen", "127.0.0.1:0")
        try await say(ann, hub, "#build", "the build is red", as: "ann")
        try await say(bob, hub, "#build", "The Build is\ngreen again", as: "bob")
        try await say(ann, hub, "#lobby", "下午四点冻结，别忘了更新日志", as: "ann")
        let found = try await search(ann, hub, "build", expecting: 2)
        #expect(found.map(\.nick) == ["bob", "ann"] && found.allSatisfy { $0.room == "#build" })
        #expect(found.first?.marks == [[4, 9]])
        #expect(try await search(ann, hub, "冻", expecting: 1).map(\.room) == ["#lobby"])
        #expect(try await search(ann, hub, "build", "--from", "ann", expecting: 1).map(\.text) == ["the build is red"])
        #expect(try await search(ann, hub, "build", "--limit", "1", expecting: 1).map(\.nick) == ["bob"])
        let plain = try await ann.run("search", hub.address, "gre", "--room", "build", "--since", "1h")
        #expect(
            plain.status == 0
                && plain.output.wholeMatch(of: /[-0-9]+ [:0-9]+ #build bob: The Build is «green» again\n/) != nil,
            "\(plain)")
        await hub.end()
    }

    @Test func whatIsNotThereIsSaidInWords() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        try await say(program, hub, "#lobby", "hello", as: "ann")
        #expect(try await search(program, hub, "hello", expecting: 1).count == 1)
        let none = try await program.run("search", hub.address, "farewell")
        #expect(none.status == 1 && none.output.isEmpty && none.errors == "Nothing was found.\n", "\(none)")
        for arguments in [["--room", "#nix"], ["--room", "@nobody"], ["--from", "nobody"]] {
            let unknown = try await program.run("search", hub.address, "hello", arguments: arguments)
            #expect(unknown.status == 1 && unknown.errors.contains("no"), "\(unknown)")
            #expect(unknown.errors.split(separator: "\n").count == 1)
        }
        #expect(try await program.run("search", hub.address, "x", "--since", "yesterday").status == 64)
        await hub.end()
    }

    @Test func nobodyFindsWhatOthersSaidDirectly() async throws {
        let (ann, bob, eve) = (try Program(), try Program(), try Program())
        let hub = try await RunningHub.start(ann, "--ephemeral", "--listen", "127.0.0.1:0")
        try await say(bob, hub, "#lobby", "hello", as: "bob")
        try await say(ann, hub, "@bob", "the secret password", as: "ann")
        try await say(eve, hub, "#lobby", "no secret here", as: "eve")
        #expect(try await search(bob, hub, "secret", expecting: 2).map(\.room) == ["#lobby", "@ann"])
        #expect(try await search(ann, hub, "secret", "--room", "@bob", expecting: 1).map(\.nick) == ["ann"])
        let found = try JSONEntry.read(try await eve.run("search", hub.address, "secret", "--json"))
        #expect(found.map(\.nick) == ["eve"])
        await hub.end()
    }

    @Test func everyPageIsFetched() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        let sent = try await program.run(
            "send", hub.address, "#lobby", "--lines", "--accept-new", input: (1...170).map { "line \($0)\n" }.joined())
        #expect(sent.status == 0)
        let found = try await search(program, hub, "line", "--limit", "0", expecting: 170)
        #expect(found.map(\.seq) == (1...170).reversed())
        #expect(try await search(program, hub, "line", expecting: 50).count == 50)
        await hub.end()
    }
}
