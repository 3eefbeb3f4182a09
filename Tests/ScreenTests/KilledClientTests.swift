import Foundation
import Testing

@Suite(.needsTmux) struct KilledClientTests {
    @Test func whatWasTypedWhileTheHubWasOffArrivesOnceAlthoughTheClientWasKilled() async throws {
        let ann = try Person("ann")
        let folder = ann.home.path + "/hub"
        let first = try await Hub.start(of: ann, folder: folder)
        let terminal = try await ann.chat(with: first)
        try await terminal.type("before\n")
        try await terminal.wait("the message, sent") { $0.text.contains("before") && !$0.text.contains("sending") }
        // What is shown is on disk two seconds later at the latest; the hub's end is seen after that.
        let cache = ann.home.path + "/cache/hubbub/hubs"
        try await terminal.wait("the room on disk") { _ in
            FileManager.default.subpaths(atPath: cache)?.contains { $0.hasSuffix("room-6c6f626279.json") } == true
        }
        await first.end(SIGKILL)
        try await terminal.wait(for: "○ trying again in")
        try await terminal.type("one\ntwo\nthree\n")
        try await terminal.wait("the last one, waiting") { $0.lines.contains { $0.contains(/three .*waiting/) } }
        try await terminal.signal("KILL")
        let next = try await Terminal(ann)
        try await next.type("hubbub lab --nick ann\n")
        try await next.wait("what is kept of the hub, and what waits") { screen in
            ["before", "one", "two", "three", "trying again in"].allSatisfy(screen.text.contains)
        }
        let second = try await Hub.start(of: ann, folder: folder, at: first.place)
        try await next.wait("the messages, sent") {
            $0.text.contains("lab ●") && !$0.text.contains("sending") && !$0.text.contains("waiting")
        }
        #expect(try await ann.texts(in: "#lobby", of: second) == ["before", "one", "two", "three"])
    }
}
