import Testing

@Suite(.needsTmux) struct LeavingTests {
    /// A way out of the chat.
    enum Exit: CaseIterable { case quit, ended, crashed }

    @Test(arguments: Exit.allCases)
    func theTerminalIsGivenBackAsItWas(exit: Exit) async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann)
        try await terminal.type("echo as it was\n")
        try await terminal.wait("its echo") { $0.count(of: "as it was") == 2 }
        try await terminal.type("hubbub \(hub.address) --nick ann --accept-new\n")
        try await terminal.wait("the chat") { $0.text.contains("#lobby ›") && !$0.text.contains("as it was") }
        switch exit {
        case .quit: try await terminal.type("/quit\n")
        case .ended: try await terminal.signal("TERM")
        case .crashed: try await terminal.signal("SEGV")
        }
        try await terminal.wait("the shell as it was") { screen in
            screen.count(of: "as it was") == 2 && screen.last.hasSuffix("$") && !screen.text.contains("#lobby ›")
        }
        try await terminal.type("clear; stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(echo|icanon|isig|icrnl)'\n")
        try await terminal.wait("sane settings") { screen in
            ["isig", "icanon", "echo", "icrnl"].allSatisfy { screen.lines.contains(Substring($0)) }
        }
    }

    @Test func theShellIsOneKeyAway() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.type("still here\n")
        try await terminal.wait(for: "ann  still here")
        try await terminal.keys("C-z")
        try await terminal.wait("the shell") { !$0.text.contains("still here") && $0.last.hasSuffix("$") }
        try await terminal.type("echo in the shell\n")
        try await terminal.wait("the shell's echo") { $0.count(of: "in the shell") == 2 }
        try await terminal.type("fg\n")
        try await terminal.wait(for: "ann  still here", "#lobby ›")
        #expect(!(try await terminal.screen().text.contains("in the shell")))
    }
}
