import Testing

@testable import TerminalCore

struct UnmarkedPasteTests {
    private static let long = String(repeating: "字", count: 600)

    private func keys(_ text: String) -> [Key] {
        var parser = KeyParser()
        return parser.feed(text.utf8)
    }

    @Test(arguments: [
        "hello", "hello\r", "a\rb\rc\rd\re\r", "\r\r\r\r\r\r\r", "\u{1B}[A\u{1B}[A\rx",
        long,
    ])
    func `what a person may type stays typed`(text: String) {
        var unmarked = UnmarkedPaste()
        #expect(unmarked.take(keys(text)) == keys(text))
        #expect(!unmarked.isOpen && unmarked.flush().isEmpty)
    }

    @Test(arguments: ["a1\rb\rc\rd\re\rf\r", "a1\nb\nc\nd\ne\nf\n", long + "\r"])
    func `more lines than anybody types are a paste`(text: String) {
        var unmarked = UnmarkedPaste()
        #expect(unmarked.take(keys(text)).isEmpty && unmarked.isOpen)
        #expect(unmarked.flush() == [.paste(text.replacing("\r", with: "\n"))])
        #expect(!unmarked.isOpen)
    }

    @Test func `it goes on until nothing more comes and ends at a key that is no text`() {
        var unmarked = UnmarkedPaste()
        _ = unmarked.take(keys("a1\rb\rc\rd\re\rf\r"))
        #expect(unmarked.take(keys("\tg\r")).isEmpty)
        #expect(
            unmarked.take(keys("h\u{1B}[Ax")) == [
                .paste("a1\nb\nc\nd\ne\nf\n\tg\nh"), .arrow(.up, []), .character("x"),
            ])
        #expect(unmarked.take(keys("y\r")) == [.character("y"), .enter])
    }
}
