import Testing

@testable import TerminalCore

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("a", 1), ("~", 1), ("\u{0}", 0), ("\u{1B}", 0), ("\u{7F}", 0), ("\u{9B}", 0), ("\r\n", 0), ("\t", 0),
        ("é", 1), ("e\u{301}", 1), ("\u{301}", 0), ("\u{200B}", 0), ("\u{200D}", 0), ("\u{202E}", 0), ("\u{2066}", 0),
        ("中", 2), ("下午四点", 8), ("ｱ", 1), ("Ａ", 2), ("、", 2), ("𠀀", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("…", 1), ("─", 1), ("§", 1), ("α", 1), ("▸", 1), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("❤️", 2), ("❤", 1),
        ("❤️‍🔥", 2), ("🇩🇪", 2), ("🇩", 1), ("1️⃣", 2), ("☺", 1), ("☺️", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🫪", 2), ("क", 1), ("กำ", 2),
        ("می‌خواهم", 7), ("a\u{AD}b", 3), ("\u{6DD}", 1),
    ])
    func `a text is as wide as a terminal draws it`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(arguments: [
        ("①", 2), ("→", 2), ("·", 2), ("─", 2), ("…", 2), ("é", 2), ("e\u{301}", 1), ("\u{301}", 0), ("Москва", 12),
        ("α", 2),
        ("中", 2), ("a", 1), ("▸", 1), ("▰", 1), ("›", 1), ("\u{AD}", 1), ("👍", 2), ("❤️", 2), ("ü", 2), ("u\u{308}", 1),
        ("ｱ", 1), ("\u{9B}", 0), ("\u{E0B0}", 2), ("\u{FFFD}", 2),
    ])
    func `where ambiguous signs are wide, they and no others are`(text: String, columns: Int) {
        DisplayWidth.$ambiguous.withValue(.two) { #expect(DisplayWidth.of(text) == columns) }
        #expect(text.unicodeScalars.allSatisfy { DisplayWidth.of($0) <= 1 } || columns == 2)
    }

    @Test(arguments: [("hello", 4, "he.."), ("中文字", 5, "中.."), ("hello", 1, "."), ("hello", 0, ""), ("①②③", 5, "①..")])
    func `a cut text fits there, too`(text: String, columns: Int, cut: String) {
        DisplayWidth.$ambiguous.withValue(.two) {
            #expect(text.truncated(to: columns) == cut)
            #expect(DisplayWidth.of(text.padded(to: columns)) == columns)
        }
    }

    @Test func `a heap of marks is cut and keeps its width`() {
        let heap = Character("a" + String(repeating: "\u{301}", count: 10_000))
        let bounded = DisplayWidth.bounded(heap)
        #expect(bounded.unicodeScalars.count == DisplayWidth.scalarLimit)
        #expect(DisplayWidth.of(heap) == 1)
        #expect(DisplayWidth.of(bounded) == 1)
    }

    @Test func `every scalar has a width of at most two columns and a control has none`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let width = DisplayWidth.of(scalar)
            guard (0...2).contains(width), scalar.properties.generalCategory != .control || width == 0 else {
                Issue.record("U+\(String(value, radix: 16)) is \(width) wide")
                return
            }
        }
    }

    @Test(arguments: [("hello", 5, "hello"), ("hello", 4, "hel…"), ("中文字", 5, "中文…"), ("中文字", 4, "中…"), ("ab", 0, "")])
    func `a cut text ends in an ellipsis and fits`(text: String, columns: Int, cut: String) {
        #expect(text.truncated(to: columns) == cut)
        #expect(DisplayWidth.of(text.padded(to: columns)) == columns)
    }
}
