import ChatModel
import Testing

@Suite struct SearchTests {
    @Test(arguments: [
        ("Hello, World", "hello world"), ("don't re-use", "don t re use"), ("  ", ""), ("?!… —", ""), ("", ""),
        ("É e\u{301} Ångström ŉ", "e e angstrom ŉ"), ("İstanbul ISTANBUL", "istanbul istanbul"),
        ("ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"), ("Ёлка Й", "елка и"), ("你好，世界", "你 好 世 界"), ("喝tea吗", "喝 tea 吗"),
        ("がか\u{3099}ガ", "が が ガ"), ("한국어 \u{1112}\u{1161}\u{11AB}", "한 국 어 한"), ("ＡＢＣ１", "abc1"),
        ("สวัสดี", "ส วั ส ดี"), ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("हिन्दी", "हिन्दी"), ("a\u{AD}b c\u{200B}d", "ab cd"),
        ("👍🏽 ok 👩‍👩‍👧", "ok"), ("1\u{FE0F}\u{20E3}st", "1st"), ("192.168.0.1", "192 168 0 1"), ("x²", "x²"),
        ("\u{301}a", "a"), ("𝒜 𠀀", "𝒜 𠀀"), ("K\u{212A}", "kk"),
    ]) func aTextIsItsWordsWithoutCaseAndAccents(text: String, words: String) {
        #expect(SearchToken.indexed(text) == words)
    }

    struct Query: Sendable {
        let typed: String
        let phrases: [String]
        var prefix = true
    }

    @Test(arguments: [
        Query(typed: "Hello wor", phrases: ["hello", "wor"]),
        Query(typed: "\"Hello wor\"", phrases: ["hello wor"], prefix: false),
        Query(typed: "re-use", phrases: ["re use"]), Query(typed: "你好 世", phrases: ["你 好", "世"], prefix: false),
        Query(typed: "喝tea", phrases: ["喝 tea"]), Query(typed: "a \"b c\" d", phrases: ["a", "b c", "d"]),
        Query(typed: "open \"quote here", phrases: ["open", "quote here"], prefix: false),
        Query(typed: "a* OR NEAR(b) NOT c", phrases: ["a", "or", "near b", "not", "c"]),
        Query(typed: "words:x {keys}:r1 ^y", phrases: ["words x", "keys r1", "y"]),
        Query(typed: "tea !!!", phrases: ["tea"], prefix: false),
        Query(typed: "?! \"\" ---", phrases: [], prefix: false),
    ]) func whatIsTypedIsPhrases(query: Query) throws {
        let phrases = SearchQuery(try SearchWords(query.typed)).phrases
        #expect(phrases.map { $0.words.joined(separator: " ") } == query.phrases)
        #expect(phrases.last?.isPrefix ?? false == query.prefix)
        #expect(phrases.dropLast().allSatisfy { !$0.isPrefix })
    }

    /// The marked parts stand in brackets.
    @Test(arguments: [
        ("tea", "Tea and TEAPOT, no t ea", "[Tea] and [TEAPOT], no t ea"), ("\"tea\"", "tea teapot", "[tea] teapot"),
        ("cafe", "Un CAFE\u{301}, café", "Un [CAFE\u{301}], [café]"), ("好", "你好，好", "你[好]，[好]"),
        ("你好", "好你好你 好", "好[你好你 好]"),
        ("re-use", "re-use re use, reuse", "[re-use] [re use], reuse"), ("茶 tea", "喝茶Teapot", "喝[茶Teapot]"),
        ("nothing", "to be found", "to be found"), ("!!", "none!!", "none!!"), ("a", "", ""),
        ("b \"b c\"", "b c b d", "[b c] [b] d"), ("👍 ok", "👍 ok", "👍 [ok]"),
    ]) func foundWordsAreMarked(typed: String, text: String, marked: String) throws {
        var result = ""
        var place = text.startIndex
        for range in SearchMarks.ranges(of: try SearchWords(typed), in: text) {
            result += text[place..<range.lowerBound] + "[" + text[range] + "]"
            place = range.upperBound
        }
        #expect(result + text[place...] == marked)
    }
}
