import TerminalCore
import Testing

@testable import ClientUI

@Suite struct FittingTests {
    @Test(arguments: [
        (99, "a one   b two   c three   d four"), (32, "a one   b two   c three   d four"),
        (31, "a one   c three   d four"), (24, "a one   c three   d four"), (23, "c three   d four"), (15, "d four"),
        (6, "d four"), (4, "d f…"), (0, ""),
    ])
    func aFooterDropsWholeThings(columns: Int, footer: String) {
        #expect(Fitting.footer("a one   b two   c three   d four", columns: columns) == footer)
    }

    @Test(arguments: [(9, "long text"), (8, "text"), (4, "text"), (3, "te…"), (0, "")])
    func theFirstFittingWordingIsTaken(columns: Int, wording: String) {
        #expect(Fitting.first(of: ["long text", "text"], columns: columns) == wording)
    }

    @Test func nothingFitsNothing() { #expect(Fitting.first(of: [], columns: 9) == "") }

    @Test func aParagraphThatIsCutEndsWithAnEllipsis() {
        #expect(Fitting.lines(["one two", "three"], rows: 1, columns: 9) == ["one two…"])
        #expect(Fitting.lines(["one two", "three"], rows: 1, columns: 7) == ["one tw…"])
        #expect(Fitting.lines(["It is so.", "And more"], rows: 1, columns: 11) == ["It is so. …"])
        #expect(Fitting.lines(["one", "two"], rows: 2, columns: 3) == ["one", "two"])
        #expect(Fitting.lines(["one"], rows: 0, columns: 3).isEmpty)
    }
}
