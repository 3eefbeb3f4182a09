import Testing

@Suite(.needsTmux) struct ViewTests {
    @Test func aResizeLosesNothing() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let terminal = try await ann.chat(with: hub)
        for text in ["first words", "下午四点 👩‍👩‍👧", "last words"] {
            try await terminal.type(text + "\n")
            try await terminal.wait(for: text)
        }
        try await terminal.type("a draft")
        try await terminal.wait(for: "› a draft")
        for (columns, rows) in [(60, 15), (20, 5), (100, 30)] {
            try await terminal.resize(columns: columns, rows: rows)
            let isWide = columns == 100
            try await terminal.wait("all of it in \(columns)×\(rows)") { screen in
                screen.lines.count == rows && screen.text.contains("HERE 1") == isWide
                    && screen.lines.last?.contains("› a draft") == true
                    && screen.rows(of: "last words") == [rows - 3]
                    && (rows == 5 || screen.count(of: "first words") == 1 && screen.text.contains("下午四点 👩‍👩‍👧"))
            }
        }
        try await terminal.resize(columns: 19, rows: 4)
        try await terminal.wait(for: "hubbub needs 20×5")
    }

    @Test func olderLinesAreReadWhileNewOnesCome() async throws {
        let ann = try Person("ann")
        let hub = try await Hub.start(of: ann)
        let lines = (1...300).map { "line \($0).\n" }.joined()
        let sent = try await ann.run(
            "send", hub.address, "#lobby", "--lines", "--accept-new", "--nick", "ann", input: lines)
        #expect(sent.status == 0, "\(sent.errors)")
        let terminal = try await ann.chat(with: hub)
        try await terminal.wait("the newest line at the bottom") { $0.rows(of: "line 300.") == [27] }
        var oldest = 300
        while oldest > 1 {
            try await terminal.keys("PPage")
            let before = oldest
            try await terminal.wait("lines older than \(before)") { screen in
                oldest = screen.oldestLine ?? before
                return oldest < before && !screen.text.contains("Fetching")
            }
        }
        try await terminal.wait(for: "newer ↓", "line 1.", "This is where #lobby begins.")
        let view = try await terminal.screen().rows(of: "line 10.")
        try await ann.run("send", hub.address, "#lobby", "one more")
        try await terminal.wait("the count of what is newer") { $0.text.contains("newer ↓") }
        #expect(try await terminal.screen().rows(of: "line 10.") == view)
        try await terminal.keys("M-End")
        try await terminal.wait("the end") { $0.rows(of: "one more") == [27] && !$0.text.contains("newer ↓") }
    }
}

extension Screen {
    /// The lowest number of the lines shown.
    fileprivate var oldestLine: Int? { text.matches(of: /line (\d+)\./).compactMap { Int($0.1) }.min() }
}
