import Testing

@testable import TerminalCore

@Suite struct StyleTextTests {
    @Test(arguments: [
        ("", Style.plain), ("bold", Style(attributes: .bold)), ("red", Style(foreground: .palette(.red))),
        (
            "bold underline bright-cyan on black",
            Style(
                foreground: .palette(.brightCyan), background: .palette(.black), attributes: [.bold, .underline])
        ),
        ("246", Style(foreground: .indexed(246))), ("cyan bold", Style(foreground: .palette(.cyan), attributes: .bold)),
        ("#0a14FF on #ffffff", Style(foreground: .rgb(10, 20, 255), background: .rgb(255, 255, 255))),
        ("default on 7", Style(background: .indexed(7))),
        (
            "dim italic reverse strikethrough",
            Style(attributes: [.dim, .italic, .reverse, .strikethrough])
        ),
    ])
    func aLookIsRead(text: String, style: Style) throws { #expect(try Style(written: text) == style) }

    @Test(arguments: [
        ("bald", "bald"), ("red and blue", "and"), ("256", "256"), ("-1", "-1"), ("#12345", "#12345"),
        ("#1234567", "#1234567"), ("#+12345", "#+12345"), ("red on bold", "bold"), ("Red", "Red"),
    ])
    func aWordThatMeansNothingIsNamed(text: String, word: String) {
        #expect(throws: StyleFault(word: word)) { try Style(written: text) }
    }
}
