import Testing

/// The chat in the types of terminal that people have, from the list of hubs to the shell.
@Suite(.needsTmux) struct TerminalTypeTests {
    /// How many colours a type of terminal has, as its terminfo says.
    enum Colors { case none, eight, many }

    @Test(arguments: [
        ("xterm-256color", Colors.many), ("screen-256color", .many), ("tmux-256color", .many), ("linux", .eight),
        ("vt100", .none),
    ])
    func everythingIsDrawnAndNothingIsLeft(type: String, colors: Colors) async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann, columns: 80, rows: 24, type: type)
        try await terminal.type("echo type is $TERM\n")
        try await terminal.wait(for: "type is \(type)")
        try await goThere(terminal, hub)
        try await talk(terminal)
        try await look(terminal)
        try await expectColors(colors, terminal)
        try await leave(terminal)
    }

    /// A locale without UTF-8 has no lines and no arrows to draw.
    @Test(arguments: ["linux", "vt100"])
    func signsHaveStandInsWhereTheLocaleHasNone(type: String) async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await Terminal(ann, columns: 80, rows: 24, type: type)
        try await terminal.type("LC_ALL=C hubbub \(hub.place) --nick ann --accept-new\n")
        try await terminal.wait(for: "#lobby >", "lab *", "ROOMS           |")
        try await terminal.type("plain words\n")
        try await terminal.wait(for: "  plain words", "  ---------------- ")
        try await terminal.keys("M-s")
        let chosen = try await terminal.wait("the keys of select mode") { $0.last.hasSuffix("Esc back") }
        #expect(chosen.rows(of: "|>") == chosen.rows(of: "plain words"), "\(chosen.text)")
        try await terminal.keys("F1")
        let help = try await terminal.wait("the help page") { $0.last.hasSuffix("Esc or F1 back") }
        #expect(help.text.contains("Ctrl-n Alt-> Ctrl-p Alt-<   next and previous room"))
        #expect((chosen.text + help.text).allSatisfy { $0.isASCII && $0 != "?" }, "\(help.text)")
    }

    /// From the list of hubs to the room.
    private func goThere(_ terminal: Terminal, _ hub: Hub) async throws {
        try await terminal.type("hubbub --nick ann\n")
        try await terminal.wait(for: "Hubs on this network", "F1 help")
        try await terminal.expectNoBytes()
        try await terminal.type("a" + hub.place)
        try await terminal.wait(for: "address: \(hub.place)", "Esc back")
        try await terminal.keys("Enter")
        try await terminal.wait(for: "You have not met this hub before.", "n go back")
        try await terminal.expectNoBytes()
        try await terminal.type("y")
        try await terminal.wait(for: "#lobby ›", "●", "ROOMS           │")
    }

    private func talk(_ terminal: Terminal) async throws {
        try await terminal.type("下午四点冻结 👍 cafe\u{301}|done\n")
        try await terminal.wait("the message") { screen in
            screen.text.contains("ann  下午四点冻结 👍 cafe\u{301}|done") && !screen.text.contains("sending…")
                && screen.text.contains(/│ {2,}─{16} [A-Z][a-z]+day \d+ [A-Z][a-z]+ ─{16}/)
                && screen.last == " #lobby ›"
        }
        try await terminal.expectNoBytes()
    }

    /// Select mode, the help page and back.
    private func look(_ terminal: Terminal) async throws {
        try await terminal.keys("M-s")
        let chosen = try await terminal.wait("the keys of select mode") { $0.last.hasSuffix("Esc back") }
        #expect(chosen.rows(of: "▌") == chosen.rows(of: "下午四点冻结"))
        try await terminal.expectNoBytes()
        try await terminal.keys("Escape")
        try await terminal.wait("the room") { $0.last == " #lobby ›" }
        try await terminal.keys("F1")
        let help = try await terminal.wait("the help page") { $0.last.hasSuffix("Esc or F1 back") }
        #expect(help.lines.first == " Help" && help.lines.count == 24, "\(help.text)")
        try await terminal.expectNoBytes()
        try await terminal.keys("F1")
        try await terminal.wait("the room again") { $0.last == " #lobby ›" && $0.text.contains("下午四点冻结 👍") }
    }

    /// A complaint has a colour where there are any: what is drawn has those that the type has, and no others.
    private func expectColors(_ colors: Colors, _ terminal: Terminal) async throws {
        try await terminal.type("/theme dark\n/jion\n")
        try await terminal.wait(for: "No such command")
        let picture = try await terminal.command("capture-pane", "-p", "-e")
        let (few, many) = (/\u{1B}\[([0-9;]*;)?[34][0-7](;[0-9;]*)?m/, /\u{1B}\[([0-9;]*;)?[34]8;5;[0-9;]*m/)
        let found = picture.contains(many) ? Colors.many : picture.contains(few) ? .eight : .none
        #expect(found == colors, "\(picture.debugDescription)")
    }

    private func leave(_ terminal: Terminal) async throws {
        try await terminal.keys("C-u")
        try await terminal.type("/quit\n")
        try await terminal.wait("the shell") { $0.last == "$" && !$0.text.contains("#lobby") }
        let modes = [
            "alternate_on", "mouse_any_flag", "keypad_flag", "keypad_cursor_flag", "insert_flag", "origin_flag",
        ]
        let format = (modes.map { "#{\($0)}" } + ["#{cursor_flag}", "#{wrap_flag}"]).joined(separator: " ")
        #expect(try await terminal.command("display-message", "-p", format) == "0 0 0 0 0 0 1 1\n")
        try await terminal.type("clear; stty -a | tr ' ;' '\\n\\n' | grep -xE -- '-?(echo|icanon|isig|icrnl|opost)'\n")
        let settings = try await terminal.wait("sane settings") { screen in
            ["isig", "icanon", "echo", "icrnl", "opost"].allSatisfy { screen.lines.contains(Substring($0)) }
        }
        #expect(settings.rows(of: "isig").first.map { $0 < 8 } == true, "\(settings.text)")
    }
}

extension Terminal {
    /// Expects that nothing of what drives a terminal stands on the screen as text.
    fileprivate func expectNoBytes(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let text = try await screen().text
        let stray = /[\u{1B}\u{0E}\u{0F}␛]|\[\??[0-9;]*[hlmnptRcu$]|\^\[|\$<[0-9]+>|\]0;/
        #expect(!text.contains(stray), "\(text)", sourceLocation: sourceLocation)
    }
}
