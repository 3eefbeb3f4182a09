import Testing

@testable import TerminalCore

struct HyperlinkTests {
    @Test(arguments: [
        ("https://example.com/a?b=c&d#e", "https://example.com/a?b=c&d#e"),
        ("HTTP://Example.com", "HTTP://Example.com"),
        ("http://[::1]:8080/", "http://[::1]:8080/"), ("https://a.b/100%", "https://a.b/100%25"),
        ("https://a.b/%41%zz%4", "https://a.b/%41%25zz%254"), ("https://a.b/x y", "https://a.b/x%20y"),
        ("https://a.b/{|}\\^`\"<>", "https://a.b/%7B%7C%7D%5C%5E%60%22%3C%3E"),
        ("https://a.b/中", "https://a.b/%E4%B8%AD"),
        ("https://a.b/\u{1B}\\\u{7}\u{9C}\n", "https://a.b/%1B%5C%07%C2%9C%0A"),
    ])
    func `a target holds nothing but letters of a URI`(text: String, target: String) {
        #expect(Hyperlink(to: text, mark: 0)?.target == target)
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://a.b", "javascript:alert(1)", "https://", "http:///x", "https:// a", "example.com",
        "https://\u{1B}]", "ssh://a", "",
    ])
    func `other things are no links`(text: String) { #expect(Hyperlink(to: text, mark: 0) == nil) }

    @Test func `what would be too long is none, and encoding counts`() {
        let head = "https://a.b/"
        let room = Hyperlink.byteLimit - head.utf8.count
        #expect(Hyperlink(to: head + String(repeating: "x", count: room), mark: 0) != nil)
        #expect(Hyperlink(to: head + String(repeating: "x", count: room + 1), mark: 0) == nil)
        #expect(Hyperlink(to: head + String(repeating: "|", count: room / 3 + 1), mark: 0) == nil)
    }

    @Test func `no text gets anything else into a target`() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            guard let link = Hyperlink(to: "https://a" + String(decoding: bytes, as: UTF8.self), mark: 1) else {
                continue
            }
            #expect(link.target.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\\\"<>^`{|}".utf8.contains($0) })
        }
    }

    @Test func `cells know where they lead, and what is written over them leads nowhere`() throws {
        let link = try #require(Hyperlink(to: "https://a.b/c", mark: 3))
        var grid = Grid(Size(columns: 10, rows: 2))
        grid.write(StyledLine([Run("ab"), Run("中文", link: link), Run("x")]), at: Point(column: 1, row: 0))
        let leads = { (grid: Grid) in String((0..<10).map { grid.link(of: grid[$0, 0]) == link ? "l" : "." }) }
        #expect(leads(grid) == "...llll...")
        #expect(grid.links == [link])
        grid.write("Z", at: Point(column: 4, row: 0))
        #expect(leads(grid) == "...l.ll..." || leads(grid) == ".....ll...")
    }

    @Test func `a link stays inside of what it is clipped to`() throws {
        let link = try #require(Hyperlink(to: "https://a.b/c", mark: 3))
        var grid = Grid(Size(columns: 6, rows: 1))
        let clip = Rect(column: 2, row: 0, columns: 2, rows: 1)
        grid.write(StyledLine([Run("abcdef", link: link)]), at: Point(column: 0, row: 0), in: clip)
        #expect((0..<6).map { grid[$0, 0].link > 0 } == [false, false, true, true, false, false])
    }

    @Test func `each wrapped piece leads to the same place`() throws {
        let link = try #require(Hyperlink(to: "https://example.com/path", mark: 9))
        let lines = wrap([Run("see "), Run("https://example.com/path", link: link), Run(" now")], columns: 10)
        #expect(lines.count > 3)
        #expect(lines.flatMap(\.runs).filter { $0.link == link }.map(\.text).joined() == "https://example.com/path")
        #expect(lines.flatMap(\.runs).filter { $0.link == nil }.map(\.text).joined() == "see now")
    }

    @Test func `code is cut where a line is full and keeps its spaces`() {
        let code = "if x {\n        return  1\n}\n\n\tend"
        #expect(cut([Run(code)], columns: 40).map(\.text) == ["if x {", "        return  1", "}", "", "    end"])
        #expect(cut([Run("        return  1")], columns: 9).map(\.text) == ["        r", "eturn  1"])
        #expect(cut([Run("中文中")], columns: 3).map(\.text) == ["中", "文", "中"])
        #expect(cut([Run("中a")], columns: 1).map(\.text) == ["\u{FFFD}", "a"])
    }

    @Test(arguments: [
        ("    let x = compute(value)", 20, ["    let x = ", "    ↪ compute(value)"]),
        ("abcdefghijklmnop", 12, ["abcdefghijkl", "↪ mnop"]), ("abcdefghijklmnop", 11, ["abcdefghijk", "lmnop"]),
        ("            deep code", 15, ["            dee", "     ↪ p code"]),
        ("中文中文中文中", 12, ["中文中文中文", "↪ 中"]), ("a b\n  c", 12, ["a b", "  c"]), ("", 12, [""]),
        ("  aa bb cc dd ee ff", 12, ["  aa bb cc ", "  ↪ dd ee ff"]),
    ])
    func `code goes on at its own indent behind a mark`(code: String, columns: Int, lines: [String]) {
        let pieces = cut([Run(code, isCode: true)], columns: columns, continuing: Run("↪ "))
        #expect(pieces.map(\.text) == lines)
        let own = pieces.flatMap(\.runs).filter(\.isCode).map(\.text).joined()
        #expect(own == code.filter { $0 != "\n" })
    }

    @Test(arguments: [
        ("run ", "`swift build now`", " please", ["run `swift", "↪ build now`", "please"]),
        ("words and more ", "`code`", "", ["words and more", "`code`"]),
        ("", "`abcdefghijklmnopqrstuvwxyz`", "", ["`abcdefghijklm", "↪ nopqrstuvwxy", "↪ z`"]),
    ])
    func `code among words is marked where it goes on`(before: String, code: String, after: String, lines: [String]) {
        let runs = [Run(before), Run(code, isCode: true), Run(after)]
        #expect(wrap(runs, columns: 14, continuing: Run("↪ ")).map(\.text) == lines)
    }
}
