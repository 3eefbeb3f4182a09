import ChatModel
import Foundation
import TestKit
import Testing

@testable import hubbub_bench

@Suite struct ExportTests {
    @Test func twentyThousandMessagesComeOutOnceEachThoughTheHubIsKilled() async throws {
        let program = try Program()
        let folder = program.home.path + "/hub"
        _ = try await SampleFolder(folder).make(JournalSample(messages: 20_000, rooms: 3))
        let first = try await RunningHub.start(program, "--data", folder, "--listen", "127.0.0.1:0")
        let place = first.place
        #expect(try await program.run("ping", first.address, "--accept-new").status == 0)
        let output = try StreamPair()
        let exporting = try program.start(
            ["export", first.address, "--format", "json", "--timeout", "60"], output: output.writing)
        output.closeWriting()
        // The export waits for its reader, and is far from its end.
        let line = try #require(await output.line())
        await first.end(SIGKILL)
        let second = try await RunningHub.start(program, "--data", folder, "--listen", place)
        let entries = try JSONEntry.read(line + "\n" + (await output.all()))
        #expect(await exporting.status == 0)
        #expect(entries.count == 20_000)
        #expect(Set(entries.map(\.id)).count == 20_000)
        let rooms = Dictionary(grouping: entries, by: \.room)
        #expect(rooms.count == 3)
        for room in rooms.values { #expect(room.map(\.seq) == Array(1...UInt64(room.count))) }
        await second.end()
    }

    @Test func messagesStandAsTheyAreNow() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--insecure", "--listen", "127.0.0.1:0")
        let bob = try await Talker.enter(hub, as: "bob", room: "build")
        let one = try await bob.post(.text(try MessageText("wrnog")))
        let two = try await bob.post(.text(try MessageText("secret")))
        let before = try await program.run("tail", hub.address, "#build", "--json", "--accept-new")
        #expect(try JSONEntry.read(before).map(\.text) == ["wrnog", "secret"])
        try await bob.post(.reply(to: one, try MessageText("answer")))
        try await bob.post(.edit(of: one, try MessageText("right")))
        try await bob.post(.reaction(to: one, try Reaction("👍"), isOn: true))
        try await bob.post(.pin(of: one, isOn: true))
        try await bob.post(.deletion(of: two))
        let exported = try JSONEntry.read(try await program.run("export", hub.address, "--format", "json"))
        #expect(exported.map(\.text) == ["right", "", "answer"])
        #expect(exported.map(\.edited) == [true, nil, nil] && exported.map(\.deleted) == [nil, true, nil])
        #expect(exported.map(\.pinned) == [true, nil, nil])
        #expect(exported.first?.reactions == ["👍": 1] && exported.last?.replyTo == one.value)
        let since = try await program.run("tail", hub.address, "#build", "--json", "--since", "\(two.value)")
        let news = try JSONEntry.read(since)
        #expect(news.map(\.kind) == ["message", "edit", "reaction", "pin", "deletion"])
        #expect(news.map(\.target) == [nil, one.value, one.value, one.value, two.value])
        #expect(news.map(\.on) == [nil, nil, true, true, nil])
        let last = try JSONEntry.read(try await program.run("tail", hub.address, "#build", "--json", "--last", "2"))
        #expect(last.map(\.text) == ["", "answer"])
        let plain = try await program.run("tail", hub.address, "#build")
        #expect(plain.output.contains("bob: right (edited) (pinned) [👍 1]\n"), "\(plain.output)")
        #expect(plain.output.contains("bob: (taken back)\n") && !plain.output.contains("secret"))
        #expect(plain.output.contains("bob (to “bob: right”): answer\n"))
        await hub.end()
    }

    @Test func theFileIsWholeOrNotThere() async throws {
        let program = try Program()
        let hub = try await RunningHub.start(program, "--ephemeral", "--listen", "127.0.0.1:0")
        try await program.run("send", hub.address, "#lobby", "<hello>", "--accept-new")
        let path = program.home.path + "/lab.html"
        let first = try await program.run("export", hub.address, "--format", "html", "-o", path)
        #expect(first.status == 0 && first.output.isEmpty && first.errors.isEmpty, "\(first)")
        let html = try String(contentsOfFile: path, encoding: .utf8)
        #expect(html.contains("&lt;hello&gt;") && html.hasSuffix("</html>\n"))
        let again = try await program.run("export", hub.address, "--format", "text", "-o", path)
        #expect(again.status == 1 && again.errors.contains("--force"), "\(again)")
        let forced = try await program.run("export", hub.address, "--format", "text", "-o", path, "--force")
        #expect(forced.status == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains(": <hello>\n"))
        let unknown = try await program.run(
            "export", hub.address, "--format", "text", "--room", "#nix", "-o", path + "2")
        #expect(unknown.status == 1 && unknown.errors == "The hub has no room #nix; nothing was exported.\n")
        #expect(!FileManager.default.fileExists(atPath: path + "2.part"))
        await hub.end()
    }

    @Test func oneIsGivenOnesOwnConversationsAlone() async throws {
        let (ann, bob, eve) = (try Program(), try Program(), try Program())
        let hub = try await RunningHub.start(ann, "--ephemeral", "--listen", "127.0.0.1:0")
        try await bob.run("send", hub.address, "#lobby", "hello", "--accept-new", "--nick", "bob")
        try await ann.run("send", hub.address, "@bob", "just you", "--accept-new", "--nick", "ann")
        let theirs = try JSONEntry.read(try await bob.run("export", hub.address, "--format", "json"))
        #expect(theirs.map(\.room) == ["#lobby", "@ann"] && theirs.last?.text == "just you")
        let direct = try await ann.run("export", hub.address, "--format", "json", "--room", "@bob")
        #expect(try JSONEntry.read(direct).map(\.text) == ["just you"])
        let others = try await eve.run("export", hub.address, "--format", "json", "--accept-new", "--nick", "eve")
        #expect(try JSONEntry.read(others).map(\.room) == ["#lobby"])
        let none = try await eve.run("export", hub.address, "--format", "json", "--room", "@bob")
        #expect(none.status == 1 && none.errors.contains("no conversation with bob"), "\(none)")
        await hub.end()
    }
}
