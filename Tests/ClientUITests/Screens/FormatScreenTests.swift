import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// Messages with looks, code and links as they stand in a conversation.
@Suite struct FormatScreenTests {
    private let theme = Theme.standard

    @Test func wordsHaveTheirLooksAndTheirSigns() throws {
        var scene = try Scene.lobby(46, 9)
        try scene.say(2, "*now* or _never_: `make all`, snake_case_name")
        try scene.say(3, "> what?\nsee https://a.b/c")
        expectScreen(
            scene.draw(),
            """
            | #lobby                    lab ● 3 ms · 14:07 |
            |         This is where #lobby begins.         |
            | ──────────── Friday 20 November ──────────── |
            | 14:07  ann  *now* or _never_: `make all`,    |
            |             snake_case_name                  |
            |        bob  > what?                          |
            |             see https://a.b/c                |
            |                                      F1 help |
            | #lobby ›                                     |
            """)
        expectStyles(
            scene.draw(),
            [
                theme.title: "b", theme.dim: "d", theme.accent: "Y", theme.nick(try Sample.person(2, "ann").id): "a",
                theme.nick(try Sample.person(3, "bob").id): "a", theme.code: "c",
                theme.text.adding(theme.link.attributes): "l",
                theme.text.adding(.italic): "i",
            ],
            """
            |.bbbbbb....................dddddddddddddddddd.|
            |.dddddddddddddddddddddddddddddddddddddddddddd.|
            |.dddddddddddddddddddddddddddddddddddddddddddd.|
            |.dddddd.aaa..bbbbb....iiiiiii..cccccccccc.....|
            |..............................................|
            |.dddddd.aaa..ddddddd..........................|
            |.................lllllllllllll................|
            |......................................ddddddd.|
            |YYYYYYYYYY....................................|
            """)
    }

    @Test func codeKeepsItsShapeAndFoldsWhenItIsLong() throws {
        var scene = try Scene.lobby(40, 24)
        let code = ["```swift"] + (1...20).map { "    let  x\($0)   = 1" } + ["```"]
        try scene.say(2, "so:\n" + code.joined(separator: "\n") + "\nright?")
        let folded =
            """
            | #lobby              lab ● 3 ms · 14:07 |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            |                                        |
            |      This is where #lobby begins.      |
            | ───────── Friday 20 November ───────── |
            | 14:07  ann  so:                        |
            |             ```swift                   |
            |                 let  x1   = 1          |
            |                 let  x2   = 1          |
            |                 let  x3   = 1          |
            |                 let  x4   = 1          |
            |                 let  x5   = 1          |
            |                 let  x6   = 1          |
            |                 let  x7   = 1          |
            |                 let  x8   = 1          |
            |                 let  x9   = 1          |
            |             … 12 more lines: Alt-z sh… |
            |             right?                     |
            |                                F1 help |
            | #lobby ›                               |
            """
        expectScreen(scene.draw(), folded)
        scene.press(.alt("z"))
        #expect(scene.draw().rows[19].contains("let  x20   = 1"))
        #expect(scene.draw().rows[20].contains("```"))
        scene.press(.alt("z"))
        expectScreen(scene.draw(), folded)
        scene.press(.alt("s"), .character("z"), .escape)
        #expect(scene.draw().rows[19].contains("let  x20   = 1"))
        scene.press(.alt("s"), .character("z"), .escape, .escape)
        expectScreen(scene.draw(), folded)
    }

    private static let long =
        "see\n```\n    let total = items.reduce(0) { $0 + $1.price * $1.count }\n```\n"
        + "or `grep -rn --include=*.swift total .`"

    @Test func aLongLineOfCodeGoesOnAtItsIndent() throws {
        var scene = try Scene.lobby(46, 13)
        try scene.say(2, Self.long)
        expectScreen(
            scene.draw(),
            """
            | #lobby                    lab ● 3 ms · 14:07 |
            |         This is where #lobby begins.         |
            | ──────────── Friday 20 November ──────────── |
            | 14:07  ann  see                              |
            |             ```                              |
            |                 let total = items.reduce(0)  |
            |                 ↪ { $0 + $1.price *          |
            |                 ↪ $1.count }                 |
            |             ```                              |
            |             or `grep -rn --include=*.swift   |
            |             ↪ total .`                       |
            |                                      F1 help |
            | #lobby ›                                     |
            """)
    }

    @Test func whereOnlyASCIIIsDrawnTheMarkIsToo() throws {
        var scene = try Scene.lobby(46, 14)
        scene.around.take(.two)
        try scene.say(2, Self.long)
        let rows = scene.draw().rows
        #expect(rows.contains { $0.contains("    \\ { $0 +") } && rows.contains { $0.contains("\\ total .`") })
    }

    @Test func aLongAddressIsOneLinkOnAllItsLines() throws {
        var scene = try Scene.lobby(30, 9)
        try scene.say(2, "https://example.com/a/very/long/path here https://c.d")
        let grid = scene.draw()
        #expect(grid.links.map(\.target) == ["https://example.com/a/very/long/path", "https://c.d"])
        let leading = (0..<9).filter { row in
            (0..<30).contains { grid.link(of: grid[$0, row])?.target == grid.links.first?.target }
        }
        #expect(leading.count == 2)
        #expect(Set(grid.links.map(\.mark)).count == 1)
    }

    @Test func theSameAddressInTwoMessagesIsTwoLinks() throws {
        var scene = try Scene.lobby(40, 9)
        try scene.say(2, "https://a.b")
        try scene.say(3, "https://a.b")
        #expect(scene.draw().links.count == 2)
    }

    @Test(arguments: [(20, 5), (40, 12), (80, 24), (200, 60)])
    func looksNeverChangeWhereWordsStand(columns: Int, rows: Int) throws {
        var scene = try Scene.lobby(columns, rows)
        try scene.say(2, "*a* _b_ `c d e` https://example.com/one/two/three 中文*很*好 > no\n> yes\n```\n\tx\n```")
        var plain = scene
        plain.around = Surroundings(
            words: Sample.words, theme: .unformatted, utcOffset: { _ in 0 }, fingerprint: { $0.hex }, ownFingerprint: ""
        )
        #expect(scene.draw().rows == plain.draw().rows)
        #expect(scene.draw() != plain.draw())
    }
}

extension Theme {
    /// A theme that shows no code, links or quotes.
    fileprivate static var unformatted: Theme {
        var theme = Theme.standard
        (theme.code, theme.link, theme.quote) = (.plain, .plain, .plain)
        return theme
    }
}
