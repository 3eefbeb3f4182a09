import TerminalCore
import Testing

@testable import CursesTerminal

struct ColorMapTests {
    @Test(arguments: [
        (256, Color.terminal, -1, false), (256, .palette(.brightRed), 9, false), (256, .indexed(200), 200, false),
        (256, .rgb(255, 0, 0), 196, false), (256, .rgb(8, 8, 8), 232, false), (16, .palette(.brightRed), 9, false),
        (16, .rgb(250, 10, 10), 9, false), (8, .palette(.red), 1, false), (8, .palette(.brightRed), 1, true),
        (8, .indexed(196), 1, false), (8, .rgb(0, 200, 0), 2, false), (0, .palette(.red), -1, false),
        (0, .rgb(255, 255, 255), -1, false), (1 << 24, .rgb(1, 2, 3), 0x010203, false),
        (1 << 24, .palette(.blue), 4, false), (1 << 24, .indexed(196), 0xFF0000, false),
    ])
    func `a colour becomes the nearest that the terminal has`(count: Int, color: Color, number: Int, bold: Bool) {
        #expect(ColorMap(count: count).ink(for: color) == ColorMap.Ink(number: number, needsBold: bold))
    }

    @Test func `pairs are told once and the terminal's own colours stand in when they run out`() {
        var pairs = PairTable(limit: 3)
        let wanted = [(-1, -1), (1, -1), (2, -1), (1, -1), (3, -1), (2, -1)]
        let found = wanted.map { pairs.lookup(PairTable.Pair(foreground: $0.0, background: $0.1)) }
        #expect(found.map(\.number) == [0, 1, 2, 1, 0, 2])
        #expect(found.map(\.isNew) == [false, true, true, false, false, false])
    }

    @Test func `without colours no pair is asked for`() {
        var pairs = PairTable(limit: 0)
        #expect(
            pairs.lookup(PairTable.Pair(foreground: 1, background: -1)) == PairTable.Lookup(number: 0, isNew: false))
    }
}
