import Foundation
import Testing

@Suite(.needsTmux) struct OutageTests {
    @Test(arguments: [SIGTERM, SIGKILL])
    func theClientComesBackByItselfAndSaysEverythingOnce(signal: Int32) async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let folder = ann.home.path + "/hub"
        let first = try await Hub.start(of: ann, folder: folder)
        let left = try await ann.chat(with: first)
        let right = try await bob.chat(with: first)
        try await left.type("before\n")
        try await right.wait(for: "before")
        await first.end(signal)
        for terminal in [left, right] { try await terminal.wait(for: "○ trying again in") }
        try await left.type("meanwhile\n")
        try await left.wait("the message, kept") { $0.lines.contains { $0.contains(/meanwhile .*waiting/) } }
        let second = try await Hub.start(of: ann, folder: folder, at: first.place)
        try await right.wait(for: "lab ●", "meanwhile")
        try await left.wait("the message, sent") {
            $0.text.contains("lab ●") && !$0.text.contains("sending") && !$0.text.contains("waiting")
        }
        try await left.type("after\n")
        let screen = try await right.wait("what came after") { $0.text.contains("after") }
        for text in ["before", "meanwhile", "after"] { #expect(screen.count(of: text) == 1, "\(screen.text)") }
        #expect(try await ann.texts(in: "#lobby", of: second) == ["before", "meanwhile", "after"])
    }
}
