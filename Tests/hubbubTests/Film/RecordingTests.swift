import TerminalCore
import Testing

@testable import hubbub_bench

@Suite struct RecordingTests {
    @Test func aMomentHasTheScreensOfAll() throws {
        let recording = try Recording(
            """
            at 5000
            screen 6 2 0 0 0 ann
            one
            两 two
            screen 3 1 1 0 1 bob
            abc
            end
            at 5040
            screen 6 2 0 0 0 ann

            three
            screen 3 1 2 0 0 bob
            abc
            end

            """)
        #expect(recording.moments.map(\.milliseconds) == [0, 40])
        #expect(recording.moments[0].screens.map(\.name) == ["ann", "bob"])
        #expect(recording.moments[0].screens[0].grid.rows == ["one   ", "两 two"])
        #expect(recording.moments[1].screens[0].grid.rows == ["      ", "three "])
        let carets = recording.moments.map { moment in
            moment.screens[1].grid.cells(inRow: 0).map { $0.style.attributes.contains(.reverse) }
        }
        #expect(carets == [[false, true, false], [false, false, false]])
    }

    @Test(arguments: [
        "", "hello\n", "at x\nend\n", "at 1\nend\n", "at 1\nscreen 3 1 0 0 0\nabc\nend\n",
        "at 1\nscreen 3 9 0 0 0 ann\nabc\nend\n", "at 1\nscreen 3 -1 0 0 0 ann\nabc\nend\n",
        "at 2\nscreen 3 1 0 0 0 ann\nabc\nend\nat 1\nscreen 3 1 0 0 0 ann\nabc\nend\n",
        "at 1\nscreen 3 1 0 0 0 ann\nabc\nend\nat 2\nscreen 4 1 0 0 0 ann\nabc\nend\n",
    ])
    func whatIsNoRecordingIsRefused(text: String) { #expect(throws: BenchError.self) { try Recording(text) } }

    @Test func looksGoOnFromRowToRow() {
        var grid = Grid(Size(columns: 4, rows: 2))
        grid.write(captured: ["\u{1B}[1;36mab", "\u{1B}[39mc\u{1B}[0md"])
        let cyan = Style(foreground: .palette(.cyan), attributes: .bold)
        #expect(grid.cells(inRow: 0).map(\.style) == [cyan, cyan, .plain, .plain])
        #expect(grid.cells(inRow: 1).map(\.style) == [Style(attributes: .bold), .plain, .plain, .plain])
    }

    @Test(
        arguments: [
            ("31", Style(foreground: .palette(.red))),
            ("97;41", Style(foreground: .palette(.brightWhite), background: .palette(.red))),
            ("104", Style(background: .palette(.brightBlue))), ("38;5;168", Style(foreground: .indexed(168))),
            ("48;2;1;2;3", Style(background: .rgb(1, 2, 3))),
            ("2;3;4;7;9", Style(attributes: [.dim, .italic, .underline, .reverse, .strikethrough])),
            ("1;2;22", .plain), ("4;24;7;27;3;23;9;29", .plain), ("31;39;41;49", .plain), ("1;31;", .plain),
            ("1;31;0", .plain),
            ("38;5", .plain), ("38;5;900", .plain), ("48;2;1;2", .plain), ("77", .plain),
        ] as [(String, Style)])
    func parametersChangeTheLook(parameters: String, style: Style) {
        var grid = Grid(Size(columns: 1, rows: 1))
        grid.write(captured: ["\u{1B}[\(parameters)mx"])
        #expect(grid[0, 0].style == style)
    }

    @Test func otherSequencesDrawNothing() {
        var grid = Grid(Size(columns: 9, rows: 1))
        grid.write(captured: [
            "\u{1B}]8;;https://a.example\u{1B}\\link\u{1B}]8;;\u{7} \u{1B}(B\u{1B}[2Kok\u{1B}["
        ])
        #expect(grid.rows == ["link ok  "])
    }
}
