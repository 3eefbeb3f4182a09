import Testing

@testable import TerminalCore

@Suite struct MouseTests {
    private func keys(_ text: String) -> [Key] {
        var parser = KeyParser()
        return parser.feed(text.utf8)
    }

    @Test(arguments: [
        ("\u{1B}[<0;5;3M", Mouse(.press, at: Point(column: 4, row: 2))),
        ("\u{1B}[<64;1;1M", Mouse(.wheelUp, at: Point(column: 0, row: 0))),
        ("\u{1B}[<65;200;60M", Mouse(.wheelDown, at: Point(column: 199, row: 59))),
        ("\u{1B}[<16;5;3M", Mouse(.press, at: Point(column: 4, row: 2))),
        ("\u{1B}[<69;9;9M", Mouse(.wheelDown, at: Point(column: 8, row: 8))),
    ])
    func theMouseIsRead(text: String, mouse: Mouse) { #expect(keys(text) == [.mouse(mouse)]) }

    @Test(arguments: [
        "\u{1B}[<0;5;3m", "\u{1B}[<35;5;3M", "\u{1B}[<2;5;3M", "\u{1B}[<0;0;3M", "\u{1B}[<0;5M", "\u{1B}[<66;1;1M",
        "\u{1B}[<M",
    ])
    func whatIsOfNoUseIsSwallowed(text: String) { #expect(keys(text + "x") == [.character("x")]) }

    @Test(arguments: [("1", true), ("2", true), ("3", true), ("0", false), ("4", false)])
    func aTerminalSaysWhetherItKnowsAMode(state: String, isKnown: Bool) {
        #expect(keys("\u{1B}[?2026;\(state)$y") == [.knowsMode(2026, isKnown)])
    }

    @Test(arguments: ["\u{1B}[?2026$y", "\u{1B}[?1;2c", "\u{1B}[?2026;1$z", "\u{1B}[?2026;1;1$y"])
    func otherAnswersAreSwallowed(text: String) { #expect(keys(text + "x") == [.character("x")]) }
}
