import Foundation
import Testing

@Suite(.needsTmux) struct WritingTests {
    private static let long = (1...7).map { "row \($0)" }.joined(separator: "\n")

    @Test func aLongPasteIsSentAsASnippetOrAsLines() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.paste(Self.long)
        try await terminal.wait(for: "A paste of 7 lines.", "Alt-s as a snippet   Alt-l as 7 messages")
        try await terminal.keys("Enter")
        try await terminal.keys("M-s")
        try await terminal.wait("the snippet, sent") { $0.last.hasSuffix("›") && $0.text.contains("row 7") }
        #expect(try await ann.texts(in: "#lobby", of: hub) == ["```\n\(Self.long)\n```"])
        try await terminal.paste(Self.long)
        try await terminal.wait(for: "A paste of 7 lines.")
        try await terminal.keys("M-l")
        try await terminal.wait("the lines, sent") { screen in
            screen.last.hasSuffix("›") && screen.count(of: "row 7") == 2 && !screen.text.contains("sending")
        }
        #expect(try await ann.texts(in: "#lobby", of: hub).dropFirst() == (1...7).map { "row \($0)" }[...])
    }

    @Test func aDraftIsThereAgainAfterTheClientWasKilled() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.type("not said yet 下午")
        let file = ann.home.path + "/state/hubbub/drafts.json"
        try await terminal.wait("the draft on disk") { _ in
            (try? String(contentsOfFile: file, encoding: .utf8))?.contains("not said yet 下午") == true
        }
        try await terminal.signal("KILL")
        let next = try await Terminal(ann)
        try await next.type("hubbub \(hub.place) --nick ann\n")
        try await next.wait(for: "#lobby › not said yet 下午")
        try await next.keys("Enter")
        try await next.wait("the message, sent") { $0.last.hasSuffix("›") && !$0.text.contains("sending") }
        #expect(try await ann.texts(in: "#lobby", of: hub) == ["not said yet 下午"])
    }

    @Test func whatWasWrittenIsFoundAgainInTheNextRun() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.type("said before 下午\n")
        try await terminal.wait("the message, sent") { $0.last.hasSuffix("›") && $0.text.contains("said before") }
        try await terminal.type("given up")
        try await terminal.keys("C-c")
        try await terminal.type("/quit\n")
        let next = try await ann.chat(with: hub)
        try await next.keys("Up")
        try await next.wait(for: "#lobby › /quit")
        try await next.keys("Up")
        try await next.wait(for: "#lobby › said before 下午")
    }

    /// An editor that a person may have: it takes a key, so it must have the terminal, and writes under the text.
    private func editor(of person: Person, _ script: String) throws -> String {
        let path = person.home.path + "/editor"
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    @Test func theOwnEditorHasTheTerminalAndGivesItBack() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let path = try editor(
            of: ann,
            """
            echo "for $1"; cat "$2"; ls -l "$2" | cut -c1-10; read line; echo "$line" >> "$2"
            """)
        let terminal = try await Terminal(ann)
        try await terminal.type("EDITOR='\(path) me' hubbub \(hub.place) --nick ann --accept-new\n")
        try await terminal.wait(for: "#lobby ›", "lab ●")
        try await terminal.type("first")
        try await terminal.keys("M-e")
        try await terminal.wait("the editor") { screen in
            screen.text.contains("for me") && screen.text.contains("first") && screen.text.contains("-rw-------")
                && !screen.text.contains("#lobby")
        }
        try await terminal.type("second\n")
        try await terminal.wait("the text, changed") { screen in
            zip(screen.rows(of: "#lobby › first"), screen.rows(of: "second")).contains { $1 == $0 + 1 }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: ann.home.path + "/state/hubbub")
        #expect(!left.contains { $0.hasPrefix("writing") }, "\(left)")
        try await terminal.keys("Enter")
        try await terminal.wait("the message, sent") { $0.last.hasSuffix("›") && !$0.text.contains("sending") }
        #expect(try await ann.texts(in: "#lobby", of: hub) == ["first\nsecond"])
    }

    @Test func anEditorThatIsInterruptedLeavesTheTextAndTheChat() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let path = try editor(of: ann, "echo ready; sleep 60")
        let terminal = try await Terminal(ann)
        try await terminal.type("VISUAL=\(path) EDITOR=false hubbub \(hub.place) --nick ann --accept-new\n")
        try await terminal.wait(for: "#lobby ›", "lab ●")
        try await terminal.type("first")
        try await terminal.keys("M-e")
        try await terminal.wait("the editor") { $0.text.contains("ready") && !$0.text.contains("#lobby") }
        try await terminal.keys("C-c")
        try await terminal.wait(for: "The editor ended with an error", "#lobby › first")
    }

    @Test func aMissingEditorIsSaid() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann)
        try await terminal.type("EDITOR=/no/such/editor hubbub \(hub.place) --nick ann --accept-new\n")
        try await terminal.wait(for: "#lobby ›", "lab ●")
        try await terminal.keys("M-e")
        try await terminal.wait(for: "\"/no/such/editor\"")
    }
}
