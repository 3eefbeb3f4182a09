import ChatModel
import Testing

@Suite struct ArgumentPatternTests {
    @Test(arguments: [
        ("abc", ["abc"], ["", "ab", "abcd", "xabc", "ABC"]),
        ("[a-z]+", ["a", "zebra"], ["", "a1", "Z", "a b", "a;b"]),
        ("[^/]+", ["name", "é", "a b"], ["", "a/b", "../x"]),
        ("\\d{1,3}", ["1", "123"], ["", "1234", "a"]),
        ("\\d{2}", ["12"], ["1", "123"]),
        ("\\d{2,}", ["12", "12345"], ["1"]),
        ("(start|stop|re(start|load))", ["start", "stop", "restart", "reload"], ["re", "startstop", ""]),
        ("a*", ["", "aaa"], ["b", "aab"]),
        ("colou?r", ["color", "colour"], ["colouur"]),
        ("\\w[\\w.-]*\\.log", ["a.log", "a-b.c.log"], [".log", "a/b.log", "a.logs"]),
        (".", ["x", "中", "\u{1F600}"], ["", "xy"]),
        ("\\(\\)\\[\\]\\.", ["()[]."], ["()[]x"]),
        ("[\\]\\-a]+", ["]-a", "a"], ["b"]),
        ("", [""], ["a"]),
        ("(a|)(b|)", ["", "a", "b", "ab"], ["ba"]),
        ("(a*)*b", ["b", "aab"], ["a"]),
    ])
    func anArgumentFitsAsAWhole(pattern: String, good: [String], bad: [String]) throws {
        let pattern = try ArgumentPattern(pattern)
        for text in good { #expect(pattern.fits(text), "\(text)") }
        for text in bad { #expect(!pattern.fits(text), "\(text)") }
    }

    @Test(arguments: [".*", "[^/]+", "[-a-z]+", "\\w*.*", "(.|x)+"])
    func anOptionFitsNoWildcard(pattern: String) throws {
        let pattern = try ArgumentPattern(pattern)
        for option in ["-x", "--output=/etc/passwd", "-"] { #expect(!pattern.fits(option), "\(option)") }
        #expect(pattern.fits("x") && !pattern.fits("-"))
    }

    @Test func anOptionFitsWhereItIsSpelt() throws {
        let pattern = try ArgumentPattern("-[ab]|--all")
        for option in ["-a", "-b", "--all"] { #expect(pattern.fits(option)) }
        for option in ["-c", "--", "-", "--al"] { #expect(!pattern.fits(option)) }
    }

    @Test(arguments: ["(a+)+b", "(a|a)*b", "(a*)*b", "a?{200}a{200}", "(.*.*.*.*)*x"])
    func noPatternMakesTheHubThinkLong(pattern: String) throws {
        let pattern = try ArgumentPattern(pattern)
        let start = ContinuousClock.now
        _ = pattern.fits(String(repeating: "a", count: RunArgument.byteLimit))
        // One that goes back and tries again takes longer than the universe has been there.
        #expect(start.duration(to: .now) < .seconds(30))
    }

    @Test(arguments: [
        ("a(b", "the pattern has a ( without its )"), ("a)b", "the pattern has a ) without its ("),
        ("[a-z", "the pattern has a [ without its ]"), ("[]", "the pattern has a [ without its ]"),
        ("*a", "the pattern has a * with nothing before it"),
        ("[z-a]", "the pattern has a range in [ ] that ends before it begins"),
        ("^a$", "the whole argument is held against the pattern; leave out the ^, or write \\^"),
        ("a{", "braces hold one count or two: {2} or {2,4}"), ("a{x}", "braces hold one count or two: {2} or {2,4}"),
        ("a{3,2}", "the counts in braces go from 0 to 256, the lower one first"),
        ("(?:a)", "a group is only ( and ); leave out what begins with ?"),
        ("\\s", "\\s means nothing in a pattern; there are \\d and \\w"), ("a\\", "the pattern ends with a \\"),
        ("((a{256}){256}){256}", "the pattern is too large; ask for less"),
        ("a\u{7}", "the pattern has a control character in it; no argument ever has one"),
        (String(repeating: "(", count: 17), "the pattern has more than 16 groups inside each other"),
    ])
    func aMistakeIsNamed(pattern: String, what: String) {
        let mistake = #expect(throws: PatternMistake.self) { try ArgumentPattern(pattern) }
        #expect(mistake?.what == what)
    }
}
