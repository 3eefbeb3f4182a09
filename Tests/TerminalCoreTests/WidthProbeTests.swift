import Testing

@testable import TerminalCore

struct WidthProbeTests {
    /// Clusters, and what kind each of them is of.
    private static let clusters: [(String, ClusterKind)] = [
        ("❤️", .variation), ("☺️", .variation), ("1️⃣", .keycap), ("#️⃣", .keycap), ("👍🏽", .tone), ("✌🏻", .tone),
        ("🇩🇪", .flag), ("👩‍👩‍👧", .joined), ("❤️‍🔥", .joined), ("👩🏻‍🦰", .joined), ("🏳️‍🌈", .joined),
    ]

    @Test func `what terminals take apart has a kind`() throws {
        for (cluster, kind) in Self.clusters { #expect(ClusterKind(try #require(cluster.first)) == kind, "\(cluster)") }
        for cluster in ["a", "é", "e\u{301}", "中", "👍", "क्ष", "\u{1112}\u{1161}\u{11AB}", "🇩"] {
            #expect(ClusterKind(try #require(cluster.first)) == nil, "\(cluster)")
        }
    }

    @Test(arguments: ClusterKind.allCases)
    func `a sample is one cluster of its kind and two columns wide`(kind: ClusterKind) throws {
        #expect(kind.sample.count == 1 && DisplayWidth.of(kind.sample) == 2)
        #expect(ClusterKind(try #require(kind.sample.first)) == kind)
        #expect(WidthProbe()?.question.contains("\u{1B}[2;1H\(kind.sample)\u{1B}[6n") == true)
    }

    @Test(
        arguments: [
            ("❤️", "❤"), ("1️⃣", "1"), ("👍🏽", "👍"), ("🇩🇪", "DE"), ("🇺🇸", "US"), ("👩‍👩‍👧", "👩"), ("❤️‍🔥", "❤"), ("中", "中"),
            ("e\u{301}", "e\u{301}"),
        ] as [(String, String)])
    func `a terminal that takes clusters apart gets a part that is no wider`(text: String, drawn: String) throws {
        let cluster = try #require(text.first)
        #expect(TerminalWidths.split.drawn(cluster) == drawn)
        #expect(DisplayWidth.of(drawn) <= DisplayWidth.of(text))
        #expect(TerminalWidths.whole.drawn(cluster) == text)
    }

    /// Two signs in four columns are wide; in three they are something else, and drawn for as before.
    @Test(arguments: [(2, AmbiguousWidth.one), (4, .two), (3, .one), (0, .one)])
    func `signs that may be wide are measured`(column: Int, width: AmbiguousWidth) throws {
        var probe = try #require(WidthProbe(split: [.flag]))
        #expect(probe.question.hasPrefix("\u{1B}[2;1H①→\u{1B}[6n\u{1B}[2;1H\u{1B}[2K"))
        #expect(probe.take(Point(column: column, row: 1)) == TerminalWidths(split: [.flag], ambiguous: width))
    }

    @Test func `what a person says is not asked`() throws {
        #expect(WidthProbe(split: [], ambiguous: .two) == nil)
        var probe = try #require(WidthProbe(ambiguous: .two))
        #expect(!probe.question.contains("①"))
        let answers = ClusterKind.allCases.map { _ in probe.take(Point(column: 2, row: 1)) }
        #expect(answers.last == TerminalWidths(split: [], ambiguous: .two))
    }

    @Test func `only what the terminal draws otherwise is taken for split`() throws {
        var probe = try #require(WidthProbe())
        let columns = [2, 2, 4, 2, 6, 2]
        let answers = columns.map { probe.take(Point(column: $0, row: 1)) }
        #expect(answers.dropLast().allSatisfy { $0 == nil })
        #expect(answers.last == TerminalWidths(split: [.tone, .joined]))
        #expect(probe.take(Point(column: 4, row: 1)) == nil)
    }

    @Test func `an answer about another row is none`() throws {
        var probe = try #require(WidthProbe())
        #expect(probe.take(Point(column: 4, row: 3)) == nil)
        let answers = (0...ClusterKind.allCases.count).map { _ in probe.take(Point(column: 2, row: 1)) }
        #expect(answers.last == TerminalWidths.whole)
    }

    @Test(
        arguments: [("whole", TerminalWidths.whole), ("split", .split), ("auto", nil), ("", nil)]
            as [(String, TerminalWidths?)])
    func `a person can say what their terminal does`(name: String, widths: TerminalWidths?) {
        #expect(TerminalWidths(named: name) == widths)
    }
}
