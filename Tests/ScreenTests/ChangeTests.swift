import Testing

@Suite(.needsTmux) struct ChangeTests {
    @Test func messagesAreAnsweredChangedAndTakenBackByKeys() async throws {
        let (ann, bob) = (try Person("ann"), try Person("bob"))
        let hub = try await Hub.start(of: ann)
        let left = try await ann.chat(with: hub)
        let right = try await bob.chat(with: hub)
        for text in ["great, tagging 1.4", "下午四点冻结", "a mistake"] {
            try await left.type(text + "\n")
            try await right.wait(for: text)
        }
        try await right.keys("M-s", "k", "k", "r")
        try await right.wait(for: "↳ ann: great, tagging 1.4 · Esc leaves it", "#lobby ›")
        try await right.type("wait for the changelog\n")
        try await left.wait(for: "bob  ↳ ann: great, tagging 1.4", "wait for the changelog")
        try await left.keys("M-s", "k", "k", "e")
        try await left.wait(for: "› 下午四点冻结")
        try await left.type("，别忘了\n")
        try await right.wait(for: "下午四点冻结，别忘了 (edited)")
        try await right.keys("M-s", "k", "k", "+")
        try await right.wait(for: "1 👍")
        try await right.keys("1", "q")
        try await left.wait(for: "别忘了 (edited)  👍 1")
        try await right.wait(for: "别忘了 (edited)  👍 1·you")
        try await left.keys("M-s", "k", "d")
        try await left.wait(for: "d again takes this back")
        try await left.keys("d")
        try await right.wait(for: "message deleted")
        #expect(!(try await right.screen().text.contains("a mistake")))
    }

    @Test func whatIsFoundIsShownInItsRoom() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let lines = (1...400).map { $0 == 40 ? "the needle 中文 is here\n" : "line \($0).\n" }.joined()
        let sent = try await ann.run(
            "send", hub.address, "#hay", "--lines", "--accept-new", "--nick", "ann", input: lines)
        #expect(sent.status == 0, "\(sent.errors)")
        let terminal = try await ann.chat(with: hub)
        try await terminal.type("/search needle in:#hay\n")
        try await terminal.wait(for: "find › needle in:#hay")
        try await ask(terminal)
        try await terminal.wait(for: "#hay", "the «needle» 中文 is here")
        try await terminal.keys("Enter")
        try await terminal.wait("the message in its room") { screen in
            screen.text.contains("#hay ›") && screen.lines.contains { $0.contains(/▌.*the needle 中文 is here/) }
        }
        try await terminal.wait(for: "Esc goes back to what was found", "line 39.", "line 41.")
        try await terminal.keys("Escape")
        try await terminal.wait(for: "1 found", "▸")
        try await terminal.keys("Escape")
        try await terminal.wait(for: "#lobby ›")
    }

    /// Asks again until the hub's index has come to what is looked for.
    private func ask(_ terminal: Terminal) async throws {
        var tries = 0
        while !(try await terminal.wait("an answer") { $0.text.contains("found") }).text.contains("1 found") {
            tries += 1
            try #require(tries < 200)
            try await terminal.keys("Enter")
        }
    }
}
