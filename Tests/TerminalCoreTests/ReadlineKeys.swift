@testable import TerminalCore

extension LineEditor {
    /// Readline's keys, as far as the tests press them.
    private static let readline: [Key: Command] = [
        .altEnter: .newLine, .arrow(.up, []): .up, .arrow(.down, []): .down, .arrow(.left, []): .left,
        .control("b"): .left, .control("f"): .right, .alt("b"): .wordLeft, .alt("f"): .wordRight,
        .control("a"): .lineStart, .control("e"): .lineEnd, .home(.control): .textStart, .end(.control): .textEnd,
        .backspace: .eraseLeft, .delete: .eraseRight, .control("d"): .eraseRight, .control("w"): .killWord,
        .altBackspace: .killWordLeft, .alt("d"): .killWordRight, .control("u"): .killToStart,
        .control("k"): .killToEnd, .control("y"): .yank, .alt("y"): .yankBefore, .control("t"): .transpose,
        .alt("t"): .transposeWords, .alt("c"): .capitalise, .alt("U"): .upcase, .alt("L"): .downcase,
        .control("_"): .undo,
    ]

    /// Does what readline does for a key.
    mutating func handle(_ key: Key, columns: Int = .max) -> Outcome {
        Self.readline[key].map { perform($0, columns: columns) } ?? type(key)
    }
}
