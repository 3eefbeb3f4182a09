import Foundation
import TerminalCore
import Testing

@testable import CursesTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite(.serialized) struct CursesTerminalTests {
    let pseudo: PseudoTerminal
    let terminal: CursesTerminal

    init() throws {
        setenv("TERM", "xterm-256color", 1)
        setenv("LC_ALL", "C.UTF-8", 1)
        pseudo = try #require(PseudoTerminal(columns: 30, rows: 4))
        terminal = CursesTerminal(input: pseudo.program, output: pseudo.program)
    }

    @Test func `a file is no terminal`() async throws {
        let null = open("/dev/null", O_RDWR)
        defer { close(null) }
        let file = CursesTerminal(input: null, output: null)
        await #expect(throws: TerminalError.notATerminal) { try await file.start(environment: [:]) }
    }

    @Test func `an unknown terminal is refused with its name and left alone`() async {
        setenv("TERM", "no-such-terminal", 1)
        await #expect(throws: TerminalError.unknownTerminal("no-such-terminal")) {
            try await terminal.start(environment: ["TERM": "no-such-terminal"])
        }
        #expect(!pseudo.isRaw)
    }

    @Test func `no title ends itself or begins something else`() async throws {
        try await terminal.start(environment: [:])
        _ = pseudo.output(upTo: "\u{1B}[?1004h")
        await terminal.setTitle("a\u{1B}\\\u{07}b\u{9C}\u{1B}]52;c;eA==\u{07}\u{202E}c\n\u{0}d")
        let title = pseudo.output(upTo: "\u{1B}\\")
        #expect(title.hasSuffix("\u{1B}]2;a\\b]52;c;eA==cd\u{1B}\\"), "\(title.debugDescription)")
        await terminal.stop()
    }

    @Test func `a notification and the clipboard reach the terminal, and the mouse is its own again at the end`()
        async throws
    {
        try await terminal.start(environment: ["VTE_VERSION": "7600"])
        await terminal.notify("ann in #lobby", "tea?")
        await terminal.copy("é")
        await terminal.setMouse(true)
        let written = pseudo.output(upTo: "\u{1B}[?1000h\u{1B}[?1006h")
        #expect(written.contains("\u{1B}]777;notify;ann in #lobby;tea?\u{1B}\\\u{07}"))
        #expect(written.contains("\u{1B}]52;c;w6k=\u{1B}\\"))
        await terminal.stop()
        #expect(pseudo.output(upTo: "\u{1B}[?1049l").contains("\u{1B}[?1000l\u{1B}[?1006l"))
    }

    @Test func `a picture is held back only where the terminal said that it can`() async throws {
        try await terminal.start(environment: [:])
        #expect(pseudo.output(upTo: "\u{1B}[?2026$p").contains("\u{1B}[?2026$p"))
        var grid = Grid(await terminal.size)
        grid.write("first", at: Point(column: 0, row: 0))
        await terminal.present(grid)
        #expect(!pseudo.output(upTo: "first").contains("2026h"))
        pseudo.type("\u{1B}[?2026;2$yx")
        var keys = terminal.keys.makeAsyncIterator()
        #expect(await keys.next() == .character("x"), "the answer is no key")
        grid.write("second", at: Point(column: 0, row: 1))
        await terminal.present(grid)
        let shown = pseudo.output(upTo: "\u{1B}[?2026l")
        #expect(shown.contains(/\u{1B}\[\?2026h.*second.*\u{1B}\[\?2026l/.dotMatchesNewlines()))
        await terminal.stop()
    }

    @Test func `the Linux console gets no sequence that it would show`() async throws {
        setenv("TERM", "linux", 1)
        defer { setenv("TERM", "xterm-256color", 1) }
        try await terminal.start(environment: ["TERM": "linux", "VTE_VERSION": "7600"])
        await terminal.notify("ann", "tea?")
        await terminal.copy("a")
        await terminal.setMouse(true)
        await terminal.stop()
        let written = pseudo.output(upTo: "no such end")
        #expect(
            !written.contains("\u{1B}]") && !written.contains("2026") && !written.contains("1000h"),
            "\(written.debugDescription)")
        #expect(written.contains("\u{07}"))
    }

    /// How a terminal's colours come out: none, bold with one of eight, or one of 256.
    @Test(arguments: [
        ("xterm-256color", "", "38;5;208"), ("xterm-256color", "1", ""), ("linux", "", "\u{1B}[31m"),
        ("linux", "1", ""),
        ("vt100", "", ""), ("xterm", "", "\u{1B}[31m"),
    ])
    func `colours are those that the terminal has`(term: String, noColor: String, color: String) async throws {
        setenv("TERM", term, 1)
        defer { setenv("TERM", "xterm-256color", 1) }
        try await terminal.start(environment: ["TERM": term, "NO_COLOR": noColor])
        var grid = Grid(await terminal.size)
        let look = Style(foreground: .rgb(255, 130, 0), attributes: .bold)
        let red = Style(foreground: .indexed(color.contains("31m") ? 1 : 208))
        grid.write("bright", at: Point(column: 0, row: 0), style: color.isEmpty ? look : red)
        await terminal.present(grid)
        let shown = pseudo.output(upTo: "bright")
        if color.isEmpty {
            #expect(
                !shown.contains(/\u{1B}\[[0-9;]*(3[0-79]|38|4[0-79]|48|9[0-7])[0-9;]*m/), "\(shown.debugDescription)")
            #expect(shown.contains("\u{1B}[1m") || term == "vt100" || shown.contains("1m"), "bold stays")
        } else {
            #expect(shown.contains(color), "\(shown.debugDescription)")
        }
        #expect(await terminal.colors == (color.isEmpty ? 0 : color.contains("31m") ? 8 : 256))
        await terminal.stop()
    }

    /// What a theme says in red, green and blue; the nearest of 256 where the terminal may not understand that.
    @Test(
        arguments: [
            ("xterm-256color", ["COLORTERM": "truecolor"], true), ("xterm-256color", ["COLORTERM": "24bit"], true),
            ("xterm", ["COLORTERM": "TrueColor"], true), ("xterm-256color", ["COLORTERM": "yes"], false),
            ("xterm-256color", [:], false), ("xterm-256color", ["COLORTERM": "truecolor", "NO_COLOR": "1"], false),
            ("linux", ["COLORTERM": "truecolor"], false), ("vt100", ["COLORTERM": "truecolor"], false),
            ("screen-256color", ["COLORTERM": "truecolor", "STY": "1.x"], false),
            ("screen-256color", ["COLORTERM": "truecolor"], false),
            ("screen-256color", ["COLORTERM": "truecolor", "TMUX": "/tmp/x,1,0"], true),
        ] as [(String, [String: String], Bool)])
    func `exact colours are shown where the terminal says that it has them`(
        term: String, variables: [String: String], isExact: Bool
    ) async throws {
        setenv("TERM", term, 1)
        defer { setenv("TERM", "xterm-256color", 1) }
        try await terminal.start(environment: variables.merging(["TERM": term]) { old, _ in old })
        var grid = Grid(await terminal.size)
        let orange = Style(foreground: .rgb(255, 130, 0), background: .rgb(1, 2, 3))
        grid.write("bright", at: Point(column: 0, row: 0), style: orange)
        grid.write("plain", at: Point(column: 0, row: 3))
        await terminal.present(grid)
        await terminal.setTitle("end")
        await terminal.bell()
        let shown = pseudo.output(upTo: "\u{7}")
        let exact = "\u{1B}[38;2;255;130;0m\u{1B}[48;2;1;2;3mbright"
        #expect(shown.contains(exact) == isExact && shown.contains("38;2;") == isExact, "\(shown.debugDescription)")
        if isExact { #expect(shown.contains(/3mbright.{0,8}\u{1B}\[39;49m/), "the colour ends with its words") }
        await terminal.stop()
    }

    /// A description may say it, too: Tc is tmux' name for it, RGB that of ncurses.
    @Test(.enabled(if: access("/usr/bin/tic", X_OK) == 0), arguments: [("Tc", true), ("RGB", true), ("XT", false)])
    func `a terminal's description tells of exact colours`(capability: String, isExact: Bool) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hubbub-terminfo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let name = "hubbub-\(capability.lowercased())"
        let source = folder.appending(path: "source")
        try Data("\(name)|a test,\n\t\(capability), use=xterm-256color,\n".utf8).write(to: source)
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/tic")
        compiler.arguments = ["-x", "-o", folder.path, source.path]
        try compiler.run()
        compiler.waitUntilExit()
        setenv("TERM", name, 1)
        setenv("TERMINFO", folder.path, 1)
        defer {
            setenv("TERM", "xterm-256color", 1)
            unsetenv("TERMINFO")
        }
        try await terminal.start(environment: ["TERM": name])
        var grid = Grid(await terminal.size)
        grid.write("bright", at: Point(column: 0, row: 0), style: Style(foreground: .rgb(255, 130, 0)))
        await terminal.present(grid)
        await terminal.bell()
        #expect(pseudo.output(upTo: "\u{7}").contains("\u{1B}[38;2;255;130;0mbright") == isExact)
        await terminal.stop()
    }

    @Test func `a link is opened and closed on each line, and no text gets into its sequence`() async throws {
        try await terminal.start(environment: [:])
        var grid = Grid(await terminal.size)
        let link = try #require(Hyperlink(to: "https://a.b/\u{1B}\\\u{7};中", mark: 71))
        for (row, line) in wrap([Run("see the address there", link: link)], columns: 12).enumerated() {
            grid.write(line, at: Point(column: 0, row: row))
        }
        grid.caret = Point(column: 0, row: 3)
        await terminal.present(grid)
        let shown = pseudo.output(upTo: "\u{1B}[?7h\u{1B}[4;1H")
        let opening = "\u{1B}]8;id=1z;https://a.b/%1B%5C%07;%E4%B8%AD\u{1B}\\"
        #expect(shown.ranges(of: opening).count == 3, "\(shown.debugDescription)")
        #expect(shown.ranges(of: "\u{1B}]8;;\u{1B}\\").count == 3)
        for piece in shown.split(separator: opening).dropFirst() {
            let inside = piece.firstRange(of: "\u{1B}]8;;").map { piece[..<$0.lowerBound] } ?? piece
            #expect(["see the", "address", "there"].contains { inside.hasSuffix($0) }, "\(inside.debugDescription)")
        }
        await terminal.stop()
    }

    @Test(arguments: ["linux", "vt100"])
    func `a terminal that would show the sequence gets no link`(term: String) async throws {
        setenv("TERM", term, 1)
        try await terminal.start(environment: ["TERM": term])
        var grid = Grid(await terminal.size)
        let link = try #require(Hyperlink(to: "https://a.b", mark: 1))
        grid.write(StyledLine([Run("there", link: link)]), at: Point(column: 0, row: 0))
        grid.write("end", at: Point(column: 0, row: 3))
        await terminal.present(grid)
        #expect(!pseudo.output(upTo: "end").contains("]8;"))
        await terminal.stop()
    }

    /// ncurses gives ① one column: so it is written past it, and what is behind it stands two columns further.
    @Test func `a terminal that draws ambiguous signs wide is drawn for`() async throws {
        try await terminal.start(environment: [:])
        var keys = terminal.keys.makeAsyncIterator()
        #expect(await terminal.ambiguous == .one)
        for column in [3, 3, 3, 3, 3, 5] { pseudo.type("\u{1B}[2;\(column)R") }
        #expect(await keys.next() == .resize(Size(columns: 30, rows: 4)))
        #expect(await terminal.ambiguous == .two)
        let grid = DisplayWidth.$ambiguous.withValue(.two) {
            var grid = Grid(Size(columns: 30, rows: 4))
            grid.write("a①b", at: Point(column: 0, row: 2))
            grid.caret = Point(column: 4, row: 2)
            return grid
        }
        await terminal.present(grid)
        let shown = pseudo.output(upTo: "\u{1B}[3;5H")
        #expect(shown.contains("\u{1B}[3;2H①") && !shown.contains("①b"), "\(shown.debugDescription)")
        await terminal.stop()
    }

    @Test func `a screen is shown and the terminal is given back as it was`() async throws {
        try await terminal.start(environment: [:])
        #expect(pseudo.isRaw)
        var grid = Grid(await terminal.size)
        #expect(grid.size == Size(columns: 30, rows: 4))
        grid.write("中文 👩‍👩‍👧 end", at: Point(column: 0, row: 1))
        grid.caret = Point(column: 2, row: 3)
        await terminal.present(grid)
        let caretLast = "\u{1B}[?7h\u{1B}[4;3H"
        let shown = pseudo.output(upTo: caretLast)
        #expect(shown.hasSuffix(caretLast))
        #expect(shown.contains("\u{1B}[?1049h"))
        #expect(shown.contains("\u{1B}[?2004h\u{1B}[?1004h"))
        #expect(shown.contains("中文"))
        #expect(shown.contains("\u{1B}[2;6H👩‍👩‍👧"))
        await terminal.stop()
        await terminal.stop()
        let end = pseudo.output(upTo: "\u{1B}[?1049l")
        #expect(end.contains("\u{1B}[?2004l\u{1B}[?1004l"))
        #expect(end.contains("\u{1B}[?1049l"))
        #expect(!pseudo.isRaw)
    }

    @Test func `keys and a new size arrive in order and end with the terminal`() async throws {
        try await terminal.start(environment: ["NO_COLOR": "1"])
        var keys = terminal.keys.makeAsyncIterator()
        pseudo.type("é\u{1B}[1;3C\u{13}")
        let typed = [await keys.next(), await keys.next(), await keys.next()]
        #expect(typed == [.character("é"), .arrow(.right, .alt), .control("s")])
        pseudo.type("\u{1B}")
        #expect(await keys.next() == .escape)
        pseudo.resize(columns: 20, rows: 3)
        kill(getpid(), SIGWINCH)
        #expect(await keys.next() == .resize(Size(columns: 20, rows: 3)))
        await terminal.stop()
        #expect(await keys.next() == nil)
    }

    @Test func `a reader that is cancelled stops waiting and loses nothing`() async throws {
        try await terminal.start(environment: [:])
        let keys = terminal.keys
        let reader = Task { for await _ in keys {} }
        reader.cancel()
        await reader.value
        pseudo.type("x")
        var others = terminal.keys.makeAsyncIterator()
        #expect(await others.next() == .character("x"))
        await terminal.stop()
    }

    @Test func `a terminal that is lent is another program's until it is taken back`() async throws {
        try await terminal.start(environment: [:])
        var keys = terminal.keys.makeAsyncIterator()
        pseudo.type("a")
        #expect(await keys.next() == .character("a"))
        let reader = Task { [terminal] in
            var keys = terminal.keys.makeAsyncIterator()
            return [await keys.next(), await keys.next()]
        }
        await Task.yield()
        await terminal.lend()
        #expect(!pseudo.isRaw)
        #expect(pseudo.output(upTo: "\u{1B}[?1049l").contains("\u{1B}[?2004l\u{1B}[?1004l"))
        await terminal.present(Grid(Size(columns: 30, rows: 4)))
        pseudo.type("for the editor\n")
        #expect(pseudo.input() == "for the editor\n")
        await terminal.takeBack()
        #expect(pseudo.isRaw)
        #expect(pseudo.output(upTo: "\u{1B}[?1004h").contains("\u{1B}[?2004h"))
        pseudo.type("b")
        #expect(await reader.value == [.resize(Size(columns: 30, rows: 4)), .character("b")])
        await terminal.stop()
    }

    @Test func `a lent terminal can be stopped and nobody has to read`() async throws {
        try await terminal.start(environment: [:])
        await terminal.lend()
        await terminal.stop()
        await terminal.takeBack()
        #expect(!pseudo.isRaw)
    }

    private func grid(_ text: String) -> Grid {
        var grid = Grid(Size(columns: 30, rows: 4))
        grid.write(text, at: Point(column: 0, row: 0))
        return grid
    }

    @Test func `a terminal that takes clusters apart gets what it can draw`() async throws {
        try await terminal.start(environment: [:])
        #expect(pseudo.output(upTo: "\u{1B}[2K").contains("\u{1B}[2;1H👩‍👩‍👧\u{1B}[6n"))
        await terminal.present(grid("👩‍👩‍👧 🇩🇪 👍🏽 ok"))
        #expect(pseudo.output(upTo: "👍🏽").contains("👩‍👩‍👧"))
        var keys = terminal.keys.makeAsyncIterator()
        pseudo.type("x\u{1B}[2;3R\u{1B}[2;3R\u{1B}[2;3R\u{1B}[2;5R\u{1B}[2;7R\u{1B}[2;3R")
        #expect(await keys.next() == .resize(Size(columns: 30, rows: 4)))
        #expect(await keys.next() == .character("x"))
        await terminal.present(grid("👩‍👩‍👧 🇩🇪 👍🏽 ok"))
        let drawn = pseudo.output(upTo: "👍🏽")
        #expect(drawn.contains("👩") && !drawn.contains("👩‍👩‍👧") && drawn.contains("DE"))
        await terminal.stop()
    }

    @Test func `a terminal of which it is said what it does is not asked`() async throws {
        try await terminal.start(environment: ["HUBBUB_WIDTHS": "split"], ambiguous: .two)
        #expect(await terminal.ambiguous == .two)
        await terminal.present(grid("👩‍👩‍👧 ok"))
        await terminal.bell()
        let drawn = pseudo.output(upTo: "\u{7}")
        #expect(!drawn.contains("\u{1B}[6n") && drawn.contains("👩") && !drawn.contains("👩‍👩‍👧"))
        await terminal.stop()
    }

    @Test func `a terminal that does not answer is drawn on as before`() async throws {
        try await terminal.start(environment: [:])
        _ = pseudo.output(upTo: "\u{1B}[2K")
        await terminal.present(grid("👩‍👩‍👧 ok"))
        #expect(pseudo.output(upTo: "👩‍👩‍👧").contains("👩‍👩‍👧"))
        pseudo.type("\u{1B}[2;9Ry")
        var keys = terminal.keys.makeAsyncIterator()
        #expect(await keys.next() == .character("y"))
        await terminal.stop()
    }

    @Test func `a simple terminal is asked nothing`() async throws {
        setenv("TERM", "linux", 1)
        try await terminal.start(environment: [:])
        await terminal.present(grid("ok"))
        #expect(!pseudo.output(upTo: "ok").contains("\u{1B}[6n"))
        await terminal.stop()
    }

    @Test func `many lines at once are one paste`() async throws {
        try await terminal.start(environment: [:])
        var keys = terminal.keys.makeAsyncIterator()
        pseudo.type("one\rtwo\r")
        var typed: [Key?] = []
        for _ in 0..<8 { typed.append(await keys.next()) }
        #expect(typed.last == .enter)
        pseudo.type((1...7).map { "row \($0)\r" }.joined())
        #expect(await keys.next() == .paste((1...7).map { "row \($0)\n" }.joined()))
        await terminal.stop()
    }
}
