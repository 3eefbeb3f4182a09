import TerminalCore
import Testing

@testable import ClientUI

@Suite struct MessageFormatTests {
    private let theme = Theme.standard

    /// The blocks as text: `w:` before words, `c:` before code.
    private func blocks(_ text: String) -> [String] {
        MessageFormat(base: theme.text, theme: theme, mark: 1).blocks(of: text).map { block in
            switch block {
            case .words(let runs): "w:" + runs.map(\.text).joined()
            case .code(let runs): "c:" + runs.map(\.text).joined()
            }
        }
    }

    static let fenced: [(String, [String])] = [
        ("one", ["w:one"]), ("one\n\ntwo", ["w:one\n\ntwo"]), ("```\na\n```", ["c:```\na\n```"]),
        ("x\n```swift\n  a\n\nb\n```\ny", ["w:x", "c:```swift\n  a\n\nb\n```", "w:y"]),
        ("```\nnever closed\n", ["c:```\nnever closed\n"]), ("```", ["w:```"]), ("x\n```", ["w:x\n```"]),
        ("````\n```\na\n```\n````\nx", ["c:````\n```\na\n```\n````", "w:x"]), ("```\na\n````", ["c:```\na\n````"]),
        ("```one line```\nx", ["w:```one line```\nx"]), ("a ```\nb\n```", ["w:a ```\nb\n```"]),
        ("```\na\n```\n```\nb\n```", ["c:```\na\n```", "c:```\nb\n```"]),
        ("```\na\n``` x\n```", ["c:```\na\n``` x\n```"]),
    ]

    @Test(arguments: fenced)
    func linesOfThreeBackticksHoldCode(text: String, expected: [String]) { #expect(blocks(text) == expected) }

    @Test func theWordsStayAsTheyWereTyped() {
        var random = SeededRandom(seed: 5)
        let pieces = ["```", "\n", "a", " ", "> ", "*b*", "`c`", "\t", "中"]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...16, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            #expect(blocks(text).map { $0.dropFirst(2) }.joined(separator: "\n") == text)
        }
    }

    @Test func quotesAreDimLineByLine() {
        let runs = MessageFormat(base: theme.text, theme: theme, mark: 1).inline("> hers *too*\nmine\n>no")
        #expect(runs.filter { $0.style.attributes.contains(.dim) }.map(\.text).joined() == "> hers *too*")
    }

    @Test(arguments: [
        ("", "abc", "..."), ("b", "abc", ".r."), ("B", "abcb", ".r.r"), ("bc", "ab", ".."), ("群", "中文群", "..r"),
        ("aa", "aaa", "rrr"),
    ])
    func whatIsSoughtIsReversed(sought: String, text: String, looks: String) {
        let runs = Highlight.mark(sought, in: [Run(String(text.prefix(1))), Run(String(text.dropFirst()))])
        #expect(runs.map(\.text).joined() == text)
        let marks = runs.map { run in
            String(repeating: run.style.attributes.contains(.reverse) ? "r" : ".", count: run.text.count)
        }
        #expect(marks.joined() == looks)
    }
}
