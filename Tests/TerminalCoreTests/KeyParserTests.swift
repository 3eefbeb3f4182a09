import Testing

@testable import TerminalCore

struct KeyParserTests {
    private static let table: [(String, [Key])] = [
        ("a", [.character("a")]), ("é中👍", [.character("é"), .character("中"), .character("👍")]),
        ("\r", [.enter]), ("\n", [.control("j")]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]),
        ("\u{1}", [.control("a")]), ("\u{1A}", [.control("z")]), ("\u{0}", [.control("@")]),
        ("\u{1F}", [.control("_")]),
        ("\u{1B}b", [.alt("b")]), ("\u{1B}é", [.alt("é")]), ("\u{1B}\r", [.altEnter]),
        ("\u{1B}\u{7F}", [.altBackspace]),
        ("\u{1B}[A", [.arrow(.up, [])]), ("\u{1B}OB", [.arrow(.down, [])]), ("\u{1B}[1;3C", [.arrow(.right, .alt)]),
        ("\u{1B}[1;6D", [.arrow(.left, [.control, .shift])]), ("\u{1B}[a", [.arrow(.up, .shift)]),
        ("\u{1B}Oc", [.arrow(.right, .control)]), ("\u{1B}[H", [.home([])]), ("\u{1B}[1~", [.home([])]),
        ("\u{1B}[1;3F", [.end(.alt)]), ("\u{1B}[5~", [.pageUp([])]), ("\u{1B}[6;5~", [.pageDown(.control)]),
        ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]), ("\u{1B}OP", [.function(1)]), ("\u{1B}[[C", [.function(3)]),
        ("\u{1B}[15~", [.function(5)]), ("\u{1B}[24~", [.function(12)]), ("\u{1B}[1;2Q", [.function(14)]),
        ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]), ("\u{1B}[13;2u", [.altEnter]),
        ("\u{1B}[27;2;13~", [.altEnter]), ("\u{1B}[97;5u", [.control("a")]), ("\u{1B}OM", [.enter]),
        ("\u{1B}\u{1B}[A", [.escape, .arrow(.up, [])]), ("\u{1B}[<0;3;4mx", [.character("x")]),
        ("\u{1B}[2;3R\u{1B}[1;2Rx", [.cursor(Point(column: 2, row: 1)), .function(15), .character("x")]),
        ("\u{1B}[?1;2cx", [.character("x")]), ("\u{1B}[12\u{1B}[A", [.arrow(.up, [])]),
        ("\u{1B}[200~a\rb\r\nc\u{1B}[31m\u{7}d\u{1B}[201~e", [.paste("a\nb\nc[31md"), .character("e")]),
        ("\u{1B}[200~\u{1B}\u{1B}[201~", [.paste("")]), ("\u{1B}[200~中\u{1B}[20文\u{1B}[201~", [.paste("中[20文")]),
        ("\u{202E}a", [.character("a")]), ("\u{9B}a", [.character("a")]),
    ]

    @Test(arguments: table)
    func `bytes become keys however they are cut`(text: String, keys: [Key]) {
        var whole = KeyParser()
        let atOnce = whole.feed(text.utf8)
        #expect(atOnce == keys)
        var dripping = KeyParser()
        let oneByOne = text.utf8.flatMap { dripping.feed([$0]) }
        #expect(oneByOne == keys)
        #expect(!dripping.isWaiting)
    }

    @Test(arguments: [
        ("\u{1B}", [Key.escape]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
        ("\u{1B}\u{1B}", [.escape, .escape]),
    ])
    func `an escape that nothing follows is a key of its own`(text: String, keys: [Key]) {
        var parser = KeyParser()
        let first = parser.feed(text.utf8)
        #expect(parser.isWaiting)
        let last = parser.flush()
        #expect(first + last == keys)
        let next = parser.feed("x".utf8)
        #expect(next == [.character("x")])
    }

    @Test func `a character cut by the end of a read is not given up`() {
        var parser = KeyParser()
        let early = parser.feed([0xE4, 0xB8]) + parser.flush()
        #expect(early.isEmpty)
        let late = parser.feed([0xAD])
        #expect(late == [.character("中")])
    }

    @Test(arguments: [
        [0xFF, 0x61], [0xC3, 0x61], [0xC0, 0x61], [0xE4, 0xB8, 0x61], [0xED, 0xA0, 0x80, 0x61],
        [0xF4, 0x90, 0x80, 0x80, 0x61],
    ])
    func `bytes that are no UTF-8 are replaced and what follows is read`(bytes: [UInt8]) {
        var parser = KeyParser()
        let keys = parser.feed(bytes)
        #expect(keys.first == .character("\u{FFFD}"))
        #expect(keys.last == .character("a"))
    }

    @Test func `a paste is bounded and its end is still found`() {
        var parser = KeyParser()
        let long = "\u{1B}[200~" + String(repeating: "x", count: KeyParser.pasteLimit + 1_000) + "\u{1B}[201~y"
        let keys = parser.feed(long.utf8)
        #expect(keys == [.paste(String(repeating: "x", count: KeyParser.pasteLimit)), .character("y")])
    }

    @Test(arguments: UInt64(1)...40)
    func `mutated bytes give the same keys one by one as all at once`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes = (0..<60).flatMap { _ in Array((Self.table.randomElement(using: &random)?.0 ?? "").utf8) }
        for _ in 0..<30 {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        var whole = KeyParser()
        var dripping = KeyParser()
        let atOnce = whole.feed(bytes) + whole.flush()
        let oneByOne = bytes.flatMap { dripping.feed([$0]) } + dripping.flush()
        #expect(atOnce == oneByOne)
    }
}
