import ChatModel
import TerminalCore
import Testing

@testable import ClientUI

@Suite struct SayingMemoTests {
    private func key(_ text: String, mark: UInt64 = 1, columns: Int = 20, sought: String = "") throws -> SayingMemo.Key
    {
        SayingMemo.Key(
            text: try MessageText(text), mark: mark, columns: columns, called: nil, isOpen: false, sought: sought)
    }

    @Test func whatWasLaidOutIsNotLaidOutAgain() throws {
        var memo = SayingMemo()
        var made = 0
        for _ in 0..<3 {
            let lines = memo.lines(for: try key("hello")) {
                made += 1
                return [StyledLine([Run("hello")])]
            }
            #expect(lines.map(\.text) == ["hello"])
        }
        #expect(made == 1)
    }

    @Test func anythingElseThatTheLinesDependOnMakesThemAnew() throws {
        var memo = SayingMemo()
        let keys = try [key("a"), key("b"), key("a", mark: 2), key("a", columns: 9), key("a", sought: "a")]
        let lines = keys.enumerated().map { number, key in memo.lines(for: key) { [StyledLine([Run("\(number)")])] } }
        #expect(lines.map { $0[0].text } == ["0", "1", "2", "3", "4"])
    }

    @Test func inAnotherThemeOrForOtherWidthsAllIsMadeAnew() throws {
        var memo = SayingMemo()
        memo.use(.standard, .one)
        _ = memo.lines(for: try key("a")) { [StyledLine([Run("a")])] }
        memo.use(.standard, .one)
        #expect(memo.lines(for: try key("a")) { [] }.count == 1)
        var other = Theme.standard
        other.name = "other"
        memo.use(other, .one)
        #expect(memo.lines(for: try key("a")) { [] }.isEmpty)
        _ = memo.lines(for: try key("b")) { [StyledLine([Run("b")])] }
        memo.use(other, .two)
        #expect(memo.lines(for: try key("b")) { [] }.isEmpty)
    }

    @Test func whatIsAskedForAgainStaysAndTheRestIsForgotten() throws {
        var memo = SayingMemo()
        var made: [String] = []
        func ask(_ text: String) throws {
            _ = memo.lines(for: try key(text)) {
                made.append(text)
                return []
            }
        }
        for number in 0..<2_000 {
            try ask("steady")
            try ask("\(number)")
        }
        #expect(made.count { $0 == "steady" } == 1)
        try ask("0")
        #expect(made.count { $0 == "0" } == 2)
    }
}
