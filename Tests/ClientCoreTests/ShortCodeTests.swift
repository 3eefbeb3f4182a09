import Testing

@testable import ClientCore

@Suite struct ShortCodeTests {
    private let codes = ShortCodes(
        Array("# a comment\n\n🎉 party_popper tada\n🎋 tanabata_tree\n👀 eyes\n😍 smiling_face_with_heart_eyes\n".utf8))

    @Test(arguments: [("tada", "🎉"), ("TADA", "🎉"), ("party_popper", "🎉"), ("eye", nil), ("", nil), ("#", nil)])
    func aCodeStandsForItsSign(code: String, sign: String?) { #expect(codes[code] == sign) }

    @Test(arguments: [
        ("ta", ["tada", "tanabata_tree"]), ("eyes", ["eyes", "smiling_face_with_heart_eyes"]),
        ("p", ["party_popper"]), ("x", []),
    ])
    func shortCodesThatBeginSoComeFirst(start: String, found: [String]) {
        #expect(codes.matches(start).map(\.code) == found)
    }

    @Test(arguments: [
        (":ta", "ta"), ("so :ta", "ta"), ("好:ta", "ta"), ("(:ta", "ta"), (":+1", "+1"), (":", nil), ("10:30", nil),
        (":30", nil),
        ("std::vec", nil), ("http:x", nil), ("a:ta", nil), ("`:ta", nil), ("`x` :ta", "ta"), (":ta ", nil), ("ta", nil),
    ])
    func aCodeBeginsBehindAFreeColon(text: String, begun: String?) {
        #expect(ShortCodes.begun(in: text).map(String.init) == begun)
    }

    @Test(arguments: [
        (":tada:", ":tada:"), ("so :tada:", ":tada:"), ("🎉:tada:", ":tada:"), ("a:tada:", nil), ("::", nil),
        ("10:30:", nil),
        ("`:tada:", nil), (":a b:", nil), ("tada:", nil),
    ])
    func aCodeEndsWithAColon(text: String, ended: String?) {
        #expect(ShortCodes.ended(in: text).map(String.init) == ended)
    }

    @Test func tabGoesThroughTheSigns() throws {
        var completion = try #require(Completion(before: "so :ta", codes: codes))
        #expect([completion.next(), completion.next(), completion.next()] == ["so 🎉", "so 🎋", "so 🎉"])
        #expect(Completion(before: "so :x", codes: codes) == nil)
        #expect(Completion(before: "so ta", codes: codes) == nil)
    }
}
