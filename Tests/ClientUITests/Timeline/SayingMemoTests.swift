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

    @Test(arguments: 1...3) func inAnotherThemeForOtherWidthsOrKeysAllIsMadeAnew(change: Int) throws {
        var (memo, around) = (SayingMemo(), Sample.around)
        memo.use(around)
        _ = memo.lines(for: try key("a")) { [StyledLine([Run("a")])] }
        memo.use(around)
        #expect(memo.lines(for: try key("a")) { [] }.count == 1)
        switch change {
        case 1: around.theme.name = "other"
        case 2: around.take(.two)
        default: try around.keys.bind("F5", to: "unfold")
        }
        if change == 3 { try around.keys.bind("Alt-z", to: "none") }
        memo.use(around)
        #expect(memo.lines(for: try key("a")) { [] }.isEmpty)
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
