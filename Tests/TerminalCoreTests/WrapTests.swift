import Testing

@testable import TerminalCore

struct WrapTests {
    @Test(arguments: [
        ("", 5, [""]), ("hello", 5, ["hello"]), ("hello world", 5, ["hello", "world"]),
        ("hello  world", 8, ["hello", "world"]), ("a bb ccc dddd", 6, ["a bb", "ccc", "dddd"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("an incomprehensible", 6, ["an", "incomp", "rehens", "ible"]),
        ("one\ntwo\n", 9, ["one", "two", ""]), ("a\r\nb", 9, ["a", "b"]),
        ("  indented line", 10, ["  indented", "line"]),
        ("\tx", 8, ["    x"]), ("ab\tx", 8, ["ab  x"]), ("中文字", 5, ["中文", "字"]), ("中文。字", 4, ["中", "文。", "字"]),
        ("ab中文", 5, ["ab中", "文"]), ("中", 1, ["\u{FFFD}"]), ("ab", 0, ["a", "b"]), ("👩‍👩‍👧👩‍👩‍👧", 3, ["👩‍👩‍👧", "👩‍👩‍👧"]),
        ("word   ", 5, ["word"]), ("abc      ", 3, ["abc"]), ("한국어 말", 7, ["한국어", "말"]),
    ])
    func `text is broken where a reader expects it`(text: String, columns: Int, lines: [String]) {
        #expect(wrap(text, columns: columns) == lines)
    }

    @Test func `each piece keeps its look`() {
        let bold = Style(attributes: .bold)
        let lines = wrap([Run("one "), Run("two three", bold), Run("!")], columns: 7)
        #expect(lines == [StyledLine([Run("one "), Run("two", bold)]), StyledLine([Run("three", bold), Run("!")])])
    }

    @Test(arguments: UInt64(1)...60)
    func `random text loses no character and no line is too wide`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = SeededRandom.hardPieces.filter { $0 != "\t" } + ["\n"]
        let text = random.text(pieces: 80, from: pieces)
        for columns in 2...30 {
            let lines = wrap(text, columns: columns)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
            // By scalars: a mark without a base joins whatever it stands after.
            #expect(lines.joined().letters == text.letters)
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `random text fits into a single column`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let lines = wrap(random.text(pieces: 80), columns: 1)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 1 })
    }
}

extension String {
    fileprivate var letters: [Unicode.Scalar] { unicodeScalars.filter { $0 != " " && $0 != "\n" } }
}
