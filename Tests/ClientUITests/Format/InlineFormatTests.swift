import TerminalCore
import Testing

@testable import ClientUI

@Suite struct InlineFormatTests {
    private let theme = Theme.standard

    /// The looks of a line, one letter per letter: b bold, i italic, c code, l link, B bold italic.
    private func looks(_ line: String) -> String {
        runs(line).map { run in
            let isLink = run.link != nil
            let mark =
                switch (run.style.foreground == theme.code.foreground, run.style.attributes) {
                case (true, _): "c"
                case (_, let attributes) where isLink: attributes.contains(.bold) ? "L" : "l"
                case (_, [.bold, .italic]): "B"
                case (_, .bold): "b"
                case (_, .italic): "i"
                default: "."
                }
            return String(repeating: mark, count: run.text.count)
        }.joined()
    }

    private func runs(_ line: String) -> [Run] {
        InlineFormat.runs(of: line[...], base: theme.text, theme: theme, mark: 1)
    }

    @Test(arguments: [
        ("plain words", "..........."), ("a *b* c", "..bbb.."), ("a _b_ c", "..iii.."), ("a `b` c", "..ccc.."),
        ("*bold words* _too_", "bbbbbbbbbbbb.iiiii"), ("*a _b_ c*", "bbbBBBbbb"), ("_a *b* c_", "iiiBBBiii"),
        ("snake_case_name", "..............."), ("__init__", "........"), ("2*3*4", "....."),
        ("2 * 3 * 4", "........."),
        ("a* b*", "....."), ("*a *b", "....."), ("**", ".."), ("*a*b", "...."), ("(*a*)", ".bbb."), ("*a*.", "bbb."),
        ("很*重要*的", ".bbbb."), ("`*a* _b_`", "ccccccccc"), ("*a `b* c` d*", "bbbccccccbbb"), ("`a", ".."),
        ("``a`b``", "ccccccc"), ("```", "..."), ("_a_b_", "iiiii"),
        ("**a** b", "bbbbb.."), ("a **b c**, d", "..bbbbbbb..."), ("**a _b_ c**", "bbbbBBBbbbb"), ("**a", "..."),
        ("** a **", "......."), ("2**3**4", "......."), ("a**b**", "......"), ("f(**a, **b)", "..........."),
        ("很**重要**的", ".bbbbbb."), ("**a *b* c**", "bbbbbbbbbbb"), ("*a* **b** *c*", "bbb.bbbbb.bbb"),
        ("`**a**` **b", "ccccccc...."), ("***", "..."), ("****", "...."), ("```a `b` c```.", "ccccccccccccc."),
        ("*a", ".."), ("*", "."),
        ("see https://a.b/c_d_e, now", "....lllllllllllllllll....."), ("*https://a.b*", "bLLLLLLLLLLLb"),
        ("(https://a.b/c)", ".lllllllllllll."), ("https://a.b/c(d)", "llllllllllllllll"),
        ("xhttps://a.b", "............"),
        ("看https://a.b/c，好", ".lllllllllllll.."), ("`https://a.b`", "ccccccccccccc"), ("https://", "........"),
        ("¯\\_(ツ)_/¯", "........."), ("so _it_ ¯\\_(ツ)_/¯ is_", "...iiii.............."),
        ("¯\\_(ツ)_/¯ _a_", "..........iii"), ("*¯\\_(ツ)_/¯*", "bbbbbbbbbbb"), ("¯\\_(x)_", "..iiiii"),
        ("http://a.b https://c.d", "llllllllll.lllllllllll"), ("ftp://a.b/c", "..........."),
    ])
    func signsMeanWhatTheyLookLike(line: String, looks: String) { #expect(self.looks(line) == looks) }

    @Test func theWordsStayAsTheyWereTyped() {
        var random = SeededRandom(seed: 11)
        let pieces = ["*", "_", "`", "``", "a", "b ", " ", "中", "https://a.b/", "http://", "é", "👍", ")", ".", "/"]
        for _ in 0..<4_000 {
            let line = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            #expect(runs(line).map(\.text).joined() == line)
        }
    }

    @Test(arguments: ["*a ", "_a", "`", "`` ` ", "https://a.b/)))", "*_", "a*b_c`"])
    func aHeapOfSignsIsReadQuickly(piece: String) {
        let line = String(repeating: piece, count: 8_000 / piece.count)
        #expect(runs(line).map(\.text).joined() == line)
    }

    @Test(arguments: [
        ("see https://a.b/c. And http://d.e/f?g", ["https://a.b/c", "http://d.e/f?g"]),
        ("no link", []), ("<https://a.b>", ["https://a.b"]), ("\"https://a.b/\"!", ["https://a.b/"]),
        ("[x](https://a.b/c)", ["https://a.b/c"]), ("https://a.b/c*", ["https://a.b/c"]),
        ("https://en.wikipedia.org/wiki/C_(language)", ["https://en.wikipedia.org/wiki/C_(language)"]),
        ("https://пример.рф", []),
    ])
    func addressesEndWhereAReaderEndsThem(text: String, links: [String]) {
        #expect(LinkFinder.links(in: text) == links)
    }
}
