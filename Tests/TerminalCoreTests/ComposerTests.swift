import Testing

@testable import TerminalCore

struct ComposerTests {
    @Test(arguments: [
        ("", 0, 10, [""], Point(column: 0, row: 0)),
        ("hello", 5, 6, ["hello"], Point(column: 5, row: 0)),
        ("hello you", 9, 6, ["hello", "you"], Point(column: 3, row: 1)),
        ("hello you", 5, 6, ["hello", "you"], Point(column: 5, row: 0)),
        ("hello you", 6, 6, ["hello", "you"], Point(column: 0, row: 1)),
        ("a\n", 2, 6, ["a", ""], Point(column: 0, row: 1)),
        ("a\nb", 1, 6, ["a", "b"], Point(column: 1, row: 0)),
        ("中文字", 2, 5, ["中文", "字"], Point(column: 0, row: 1)),
        ("中文字", 1, 5, ["中文", "字"], Point(column: 2, row: 0)),
        ("hello    ", 9, 6, ["hello"], Point(column: 5, row: 0)),
    ])
    func `the caret stands where the next character appears`(
        text: String, caret: Int, columns: Int, lines: [String], place: Point
    ) {
        var editor = LineEditor(byteLimit: 100)
        editor.insert(text)
        editor.moveCaret(to: caret)
        let layout = ComposerLayout(editor, columns: columns)
        #expect(layout.lines == lines)
        #expect(layout.caret == place)
    }

    @Test(arguments: [(0, 0..<3), (2, 0..<3), (3, 1..<4), (4, 2..<5)])
    func `a tall text shows the lines around the caret`(line: Int, visible: Range<Int>) {
        var editor = LineEditor(byteLimit: 100)
        editor.insert("0\n1\n2\n3\n4")
        editor.moveCaret(to: line * 2)
        #expect(ComposerLayout(editor, columns: 10).visibleLines(rows: 3) == visible)
    }

    @Test func `going up and down through sent lines keeps the draft`() {
        var history = InputHistory(limit: 2)
        for line in ["one", "two", "two", "", "three"] { history.add(line) }
        let below = history.next()
        #expect(below == nil)
        let upwards = ["draft", "three", "two"].map { history.previous(leaving: $0) }
        #expect(upwards == ["three", "two", nil])
        let downwards = (0..<3).map { _ in history.next() }
        #expect(downwards == ["three", "draft", nil])
    }
}
