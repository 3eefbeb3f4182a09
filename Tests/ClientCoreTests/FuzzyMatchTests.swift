import Testing

@testable import ClientCore

@Suite struct FuzzyMatchTests {
    @Test(arguments: [
        ("", "lobby", true), ("lob", "lobby", true), ("lby", "lobby", true), ("LOB", "Lobby", true),
        ("ybbol", "lobby", false), ("lobbyx", "lobby", false), ("中群", "中文群", true), ("群中", "中文群", false),
        ("re le", "release", true), ("x", "", false),
    ])
    func lettersFitInTheirOrder(typed: String, name: String, fits: Bool) {
        #expect((FuzzyMatch(typed, in: name) != nil) == fits)
    }

    @Test(arguments: [
        ("b", ["build", "lobby"]), ("bu", ["build", "bob-urgent", "lobby-bus"]), ("ru", ["release-urgent", "forum"]),
        ("lab", ["lab", "labour", "ladybug"]), ("ann", ["ann", "anna", "johanna"]), ("文", ["文章", "中文群"]),
    ])
    func theBestFitComesFirst(typed: String, names: [String]) throws {
        let ranked = try names.map { (name: $0, match: try #require(FuzzyMatch(typed, in: $0))) }
        #expect(ranked.shuffled().sorted { $0.match > $1.match }.map(\.name) == names)
    }

    @Test func aLongNameOfOneLetterIsReadOnce() {
        let name = String(repeating: "a", count: 48)
        #expect(FuzzyMatch(String(repeating: "a", count: 48), in: name) != nil)
        #expect(FuzzyMatch(String(repeating: "a-", count: 16) + "x", in: String(repeating: "a-", count: 24)) == nil)
    }
}
