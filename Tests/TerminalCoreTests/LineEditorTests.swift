import Testing

@testable import TerminalCore

struct LineEditorTests {
    private static let up = Key.arrow(.up, [])
    private static let down = Key.arrow(.down, [])

    /// In `before` and `after` the caret is drawn as `|`.
    @Test(
        arguments: [
            ("|", [.character("a")], "a|"), ("a|c", [.character("b")], "ab|c"), ("ab|", [.backspace], "a|"),
            ("|ab", [.backspace], "|ab"), ("a|b", [.delete], "a|"), ("e|", [.character("\u{301}")], "e\u{301}|"),
            ("👩‍👩‍👧|", [.backspace], "|"), ("中文|", [.arrow(.left, [])], "中|文"), ("one two|", [.alt("b")], "one |two"),
            ("|one, two", [.alt("f"), .alt("f")], "one, two|"), ("a\nb|c", [.control("a")], "a\n|bc"),
            ("a|b\nc", [.control("e")], "ab|\nc"), ("ab|cd\nx", [.control("k")], "ab|\nx"),
            ("ab|\nx", [.control("k")], "ab|x"),
            ("a\nbc|d", [.control("u")], "a\n|d"), ("a\n|d", [.control("u")], "a|d"),
            ("one two  |", [.control("w")], "one |"),
            ("see a/b-c|", [.control("w")], "see |"), ("see a/b-c|", [.altBackspace], "see a/b-|"),
            ("|one two", [.alt("d")], "| two"), ("ab|c", [.control("t")], "acb|"), ("abc|", [.control("t")], "acb|"),
            ("|abc", [.control("t")], "|abc"),
            ("one| two", [.alt("t")], "two one|"), ("one t|wo x", [.alt("t")], "two one| x"),
            ("one, two.|", [.alt("t")], "two, one|."), ("|one two", [.alt("t")], "|one two"),
            ("one |two three", [.alt("t"), .alt("t")], "two three one|"), ("one|", [.alt("t")], "one|"),
            ("one\ntwo| three", [.alt("t")], "one\nthree two|"), ("one\n|two", [.alt("t")], "one\n|two"),
            ("|hELLO there", [.alt("c")], "Hello| there"), ("he|llo", [.alt("c")], "heLlo|"),
            ("a| straße x", [.alt("U")], "a STRASSE| x"), ("|ÉTÉ", [.alt("L")], "été|"), ("a |", [.alt("c")], "a |"),
            ("one two|", [.control("w"), .control("w"), .control("y")], "one two|"),
            ("a b|", [.control("w"), .control("a"), .control("y")], "b|a "), ("ab\ncdef|", [up], "ab|\ncdef"),
            ("abcd\nx\nabcd|", [up, up], "abcd|\nx\nabcd"), ("中文\nabc|", [up], "中|文\nabc"),
            ("a|b\ncd", [down], "ab\nc|d"),
            ("one two|", [.control("w"), .control("a"), .control("k"), .control("y"), .alt("y")], "two|"),
            ("one two|", [.control("w"), .control("a"), .control("k"), .control("y"), .alt("y"), .alt("y")], "one |"),
            ("ab|", [.alt("y")], "ab|"), ("a\nbc|", [.home(.control)], "|a\nbc"),
            ("a|\nbc", [.end(.control)], "a\nbc|"),
            ("x|", [.paste("1\r\n2\u{1B}")], "x1\n2|"), ("x|", [.altEnter], "x\n|"),
        ] as [(String, [Key], String)])
    func `keys do what readline does`(before: String, keys: [Key], after: String) {
        var editor = LineEditor(drawn: before)
        let outcomes = keys.map { editor.handle($0) }
        #expect(outcomes.allSatisfy { $0 == .done })
        #expect(editor.drawn == after)
    }

    @Test(arguments: [Key.enter, .tab, .escape, .pageUp([]), up, down, .control("l"), .alt("a"), .arrow(.left, .alt)])
    func `a key without a meaning is left to others`(key: Key) {
        var editor = LineEditor(drawn: "ab|c")
        let outcome = editor.handle(key)
        #expect(outcome == .unhandled)
        #expect(editor.drawn == "ab|c")
    }

    @Test func `typing is undone as a whole and cutting step by step`() {
        var editor = LineEditor(byteLimit: 100)
        for character in "hello" { _ = editor.handle(.character(character)) }
        _ = editor.handle(.control("w"))
        _ = editor.handle(.character("x"))
        let states = (0..<4).map { _ in
            _ = editor.handle(.control("_"))
            return editor.drawn
        }
        #expect(states == ["|", "hello|", "|", "|"])
    }

    @Test func `only a yank can be turned and it is undone as one change`() {
        var editor = LineEditor(drawn: "one two|")
        for key in [Key.control("w"), .control("a"), .control("k"), .control("y"), .arrow(.left, []), .alt("y")] {
            _ = editor.handle(key)
        }
        #expect(editor.drawn == "one| ")
        for key in [Key.control("e"), .control("y"), .alt("y"), .control("_")] { _ = editor.handle(key) }
        #expect(editor.drawn == "one |")
    }

    @Test func `the ring forgets the oldest cut and what does not fit is not turned to`() {
        var ring = KillRing()
        for number in 0...KillRing.limit { ring.add(String(number)) }
        var seen: Set<String> = []
        for _ in 0..<KillRing.limit {
            if let cut = ring.current { seen.insert(cut) }
            ring.turn()
        }
        #expect(ring.current == String(KillRing.limit))
        #expect(seen == Set((1...KillRing.limit).map(String.init)))
        var editor = LineEditor(byteLimit: 6)
        for cut in ["123456", "ab"] { editor.kills.add(cut) }
        editor.insert("x")
        _ = editor.handle(.control("y"))
        #expect(editor.handle(.alt("y")) == .full)
        #expect(editor.drawn == "xab|")
    }

    @Test func `what is taken out letter by letter is undone as a whole`() {
        var editor = LineEditor(drawn: "hello|")
        for key in [Key.backspace, .backspace, .backspace] { _ = editor.handle(key) }
        editor.undo()
        #expect(editor.drawn == "hello|")
    }

    /// The text stands in lines of at most eight columns.
    @Test(arguments: [
        ("one two three| four", Direction.up, "one t|wo three four"),
        ("one two th|ree four", .down, "one two three fo|ur"),
        ("abcdefghijk|", .up, "abcd|efghijk"), ("abcdefg|hijk", .up, "|abcdefghijk"), ("中文字中文|", .up, "中文|字中文"),
        ("a\nbcdefghij|", .up, "a\nbc|defghij"), ("abc|defghijkl\nx", .down, "abcdefghij|kl\nx"),
    ])
    func `up and down go by the lines that are seen`(before: String, direction: Direction, after: String) {
        var editor = LineEditor(drawn: before)
        #expect(editor.handle(.arrow(direction, []), columns: 8) == .done)
        #expect(editor.drawn == after)
    }

    @Test func `going up and down keeps the column over a short line`() {
        var editor = LineEditor(drawn: "abcd\n\nabcdefghijk|")
        for _ in 0..<3 { _ = editor.handle(.arrow(.up, []), columns: 8) }
        #expect(editor.drawn == "abcd|\n\nabcdefghijk")
        #expect(editor.handle(.arrow(.up, []), columns: 8) == .unhandled)
        for _ in 0..<3 { _ = editor.handle(.arrow(.down, []), columns: 8) }
        #expect(editor.drawn == "abcd\n\nabcdefghijk|")
    }

    @Test func `what is too long is refused whole and the text stays`() {
        var editor = LineEditor(byteLimit: 6)
        let fits = editor.insert("中文")
        let refusals = [Key.character("x"), .paste("abc")].map { editor.handle($0) }
        let fitsLater = editor.setText("1234567")
        #expect(fits && !fitsLater)
        #expect(refusals == [.full, .full])
        #expect(editor.drawn == "中文|")
    }

    @Test func `completion replaces the word before the caret`() {
        var editor = LineEditor(drawn: "hi an| there")
        #expect(editor.wordBeforeCaret == 3..<5)
        editor.replace(editor.wordBeforeCaret, with: "ann:")
        #expect(editor.drawn == "hi ann:| there")
        #expect(editor.textBeforeCaret == "hi ann:")
        #expect(editor.textAfterCaret == " there")
    }

    @Test func `after sending nothing comes back but what was cut`() {
        var editor = LineEditor(drawn: "one two|")
        editor.killBackToSpace()
        editor.reset()
        editor.undo()
        #expect(editor.isEmpty)
        editor.yank()
        #expect(editor.text == "two")
    }

    @Test(arguments: UInt64(1)...30)
    func `random keys keep the caret in the text and the text whole`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var editor = LineEditor(byteLimit: 200)
        let keys: [Key] =
            "abdefktuwy_".map { .control($0) } + "bdfy".map { .alt($0) } + SeededRandom.hardPieces.map { .paste($0) }
            + [
                .backspace, .altBackspace, .delete, .altEnter, Self.up, Self.down, .character("🇩"),
                .character("\u{301}"),
            ]
        for _ in 0..<1_000 {
            let columns = Int.random(in: 1...30, using: &random)
            _ = editor.handle(keys.randomElement(using: &random) ?? .enter, columns: columns)
            #expect((0...editor.clusters.count).contains(editor.caret))
            #expect(editor.text.count == editor.clusters.count)
            #expect(editor.text.utf8.count <= 200)
            let layout = ComposerLayout(editor, columns: Int.random(in: 1...30, using: &random))
            #expect(layout.lines.indices.contains(layout.caret.row))
        }
    }
}

extension LineEditor {
    fileprivate init(drawn: String) {
        self.init(byteLimit: 1_000)
        let parts = drawn.split(separator: "|", omittingEmptySubsequences: false)
        insert(parts.joined())
        moveCaret(to: parts.first?.count ?? 0)
    }

    fileprivate var drawn: String { textBeforeCaret + "|" + textAfterCaret }
}
