import Foundation
import Testing

@Suite(.needsTmux) struct MannersTests {
    @Test func aMessageIsCopiedThroughTheTerminal() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.command("set-option", "-s", "set-clipboard", "on")
        try await terminal.type("copy me 中文 'please'\n")
        try await terminal.wait(for: "ann  copy me")
        try await terminal.keys("M-s")
        try await terminal.wait(for: "y copy")
        try await terminal.keys("y")
        try await terminal.wait(for: "Copied.")
        #expect(try await terminal.command("show-buffer") == "copy me 中文 'please'")
    }

    @Test func aThemeStaysForTheNextTime() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        try await terminal.type("/theme solarised\n")
        try await terminal.wait(for: "The theme is solarised now.")
        let ground = "48;5;234"
        #expect(try await terminal.command("capture-pane", "-p", "-e").contains(ground))
        try await terminal.type("/quit\n")
        try await terminal.wait("the shell") { $0.text.hasSuffix("$") || $0.lines.contains { $0.hasPrefix("$") } }
        try await terminal.type("hubbub \(hub.address)\n")
        try await terminal.wait(for: "#lobby ›", "●")
        #expect(try await terminal.command("capture-pane", "-p", "-e").contains(ground))
    }

    /// The colours of a terminal type, as they come out of the program itself.
    @Test(arguments: [
        ("xterm-256color", "", true), ("tmux-256color", "", true), ("screen-256color", "", true), ("linux", "", true),
        ("vt100", "", false), ("xterm-256color", "NO_COLOR=1", false), ("linux", "NO_COLOR=1", false),
    ])
    func coloursAreThoseThatTheTerminalHas(term: String, variable: String, hasColors: Bool) async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann)
        try await terminal.type("\(variable) TERM=\(term) hubbub \(hub.address) --nick ann --accept-new\n")
        try await terminal.wait(for: "#lobby ›", "●")
        try await terminal.type("/theme dark\n/jion\n")
        try await terminal.wait(for: "No such command")
        let picture = try await terminal.command("capture-pane", "-p", "-e")
        #expect(
            picture.contains(/\u{1B}\[[0-9;]*(3[0-7]|38;5;|9[0-7])[0-9;]*m/) == hasColors, "\(picture.debugDescription)"
        )
    }

    @Test func linesArePrintedWhereNoScreenCanBe() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann)
        try await terminal.type("TERM=dumb hubbub \(hub.address) --nick ann --accept-new\n")
        try await terminal.wait(for: "printed line by line", "You write in #lobby now.")
        try await terminal.type("good morning\n")
        try await terminal.wait(for: "#lobby ann: good morning")
        try await terminal.type("/names\n")
        try await terminal.wait(for: "1 person in this room: ◆ann")
        #expect(try await terminal.command("display-message", "-p", "#{alternate_on}") == "0\n")
        // What is typed behind the last line is for the shell.
        try await terminal.type("/quit\necho is''over\n")
        try await terminal.wait(for: "isover")
    }
}
