import Foundation
import TerminalCore
import Testing

@testable import hubbub_bench

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct FilmTests {
    private func svg(_ text: String, _ style: Style = .plain) -> String {
        var grid = Grid(Size(columns: 30, rows: 1))
        grid.write(text, at: Point(column: 0, row: 0), style: style)
        return RowDrawing.svg(grid.cells(inRow: 0))
    }

    @Test(arguments: [
        ("", ""), ("   ", ""), ("x", #"<text x="0">x</text>"#),
        ("  ab c", #"<text x="20" textLength="40">ab c</text>"#),
        ("ab   c", #"<text x="0" textLength="20">ab</text><text x="50">c</text>"#),
        ("a<&>", #"<text x="0" textLength="40">a&lt;&amp;&gt;</text>"#),
        ("李雷: hi", #"<text x="0 20" class="w">李雷</text><text x="40" textLength="40">: hi</text>"#),
        ("↳ │─", #"<text x="0">↳</text><text x="20 30">│─</text>"#),
        ("👍🎉", #"<text x="0" class="w">👍</text><text x="20" class="w">🎉</text>"#),
        ("e\u{301}x", "<text x=\"0\">e\u{301}</text><text x=\"10\">x</text>"),
    ])
    func eachStretchStandsAtItsColumn(text: String, drawn: String) { #expect(svg(text) == drawn) }

    @Test func looksBecomeColoursAndClasses() {
        #expect(
            svg("ab", Style(foreground: .palette(.red), attributes: [.bold, .dim]))
                == ##"<text x="0" textLength="20" fill="#f07178" class="b d">ab</text>"##)
        #expect(
            svg("a  ", Style(foreground: .indexed(16), background: .rgb(1, 171, 255)))
                == ##"<rect x="0" y="-15" width="30" height="20" fill="#01abff"/>"##
                + ##"<text x="0" textLength="30" fill="#000000">a  </text>"##)
        #expect(
            svg(" ", Style(attributes: .reverse))
                == ##"<rect x="0" y="-15" width="10" height="20" fill="#d5dae2"/>"##)
    }

    @Test func whatIsSeenAgainIsDrawnOnce() {
        let strip = Strip([(0, "a"), (10, "b"), (20, "b"), (30, "a"), (40, "c")])
        #expect(strip.pictures == ["a", "b", "c"])
        #expect(strip.changes.map(\.milliseconds) == [0, 10, 30, 40])
        #expect(strip.changes.map(\.index) == [0, 1, 0, 2])
    }

    private let recording = """
        at 100
        screen 8 2 0 0 0 <ann>
        hello & welcome
        same
        end
        at 350
        screen 8 2 0 0 0 <ann>
        bye
        same
        end

        """

    @Test func rowsMoveBehindTheirWindows() throws {
        let film = Film(try Recording(recording), rest: 750).svg
        #expect(film.contains(".s0r0{animation:s0r0 1.0s step-end infinite}"))
        #expect(film.contains("@keyframes s0r0{0%{transform:translateY(0)}25%{transform:translateY(-40px)}}"))
        #expect(
            film.contains(#"<g class="s0r0" transform="translate(0,-40)">"#), "where nothing moves, the end is shown")
        #expect(!film.contains("s0r1"), "what never changes does not move")
    }

    @Test func longRowsThatMoveUpAreWrittenOnce() throws {
        let line = "a line that is longer than sixty letters, so that it is worth a name of its own"
        let rows = [["", "", line], ["", line, "x"], [line, "x", "y"]].enumerated()
            .map { "at \($0.offset)\nscreen 90 3 0 0 0 ann\n\($0.element.joined(separator: "\n"))\nend\n" }
        let film = Film(try Recording(rows.joined()), rest: 1).svg
        #expect(film.ranges(of: line).count == 1)
        #expect(film.ranges(of: ##"<use href="#p0""##).count == 3)
    }

    @Test func itIsWellFormedAndHasNoScripts() throws {
        let film = Film(try Recording(recording), rest: 750).svg
        let parser = XMLParser(data: Data(film.utf8))
        #expect(parser.parse(), "\(parser.parserError.debugDescription)")
        #expect(!film.contains("<script") && !film.contains("href=\"http"))
    }
}
