import Testing

@testable import ChatModel

@Suite struct MessageTextTests {
    @Test(arguments: [
        "a", " ", "two\nlines\tand a tab", "中文消息", "👨‍👩‍👧‍👦 🇨🇳 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "שלום\u{200F}", "e\u{301}", "☺\u{FE0F}",
        "\u{10FFFD}",
    ]) func whatPeopleWritePasses(_ text: String) throws {
        #expect(try MessageText(text).text == text)
    }

    static let controls = Array(0x00...0x08) + Array(0x0B...0x1F) + Array(0x7F...0x9F)
    static let overrides = Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0x2028, 0x2029]

    @Test(arguments: controls + overrides) func controlsAndOverridesAreRefused(_ value: Int) throws {
        let scalar = try #require(Unicode.Scalar(UInt32(value)))
        #expect(reason(MessageText.init, "before \(scalar) behind") == .forbidden(scalar: scalar.value))
        #expect(reason(Topic.init, "before \(scalar) behind") == .forbidden(scalar: scalar.value))
    }

    @Test func theLimitCountsBytes() throws {
        #expect(reason(MessageText.init, String(repeating: "a", count: 16_384)) == nil)
        #expect(
            reason(MessageText.init, String(repeating: "世", count: 5_462)) == .tooLong(bytes: 16_386, limit: 16_384))
        #expect(reason(MessageText.init, "") == .empty)
    }

    @Test func linesHoldNoNewlineAndNoTab() {
        for text in ["two\nlines", "a\ttab"] {
            #expect(reason(Topic.init, text) != nil)
            #expect(reason(AwayText.init, text) != nil)
            #expect(reason(HubName.init, text) != nil)
        }
    }

    @Test func onlyATopicMayBeEmpty() {
        #expect(reason(Topic.init, "") == nil)
        #expect(reason(AwayText.init, "") == .empty)
        #expect(reason(HubName.init, "") == .empty)
    }

    @Test func linesEndAtTheirLimits() {
        for (make, limit) in [
            ({ reason(Topic.init, $0) }, 512), ({ reason(AwayText.init, $0) }, 256), ({ reason(HubName.init, $0) }, 64),
        ] as [((String) -> InvalidText.Code?, Int)] {
            #expect(make(String(repeating: "a", count: limit)) == nil)
            #expect(make(String(repeating: "a", count: limit + 1)) == .tooLong(bytes: limit + 1, limit: limit))
        }
    }

    @Test(
        arguments: [
            (.empty, "The nick is empty; it needs at least one visible letter."),
            (.tooLong(bytes: 40, limit: 32), "The nick has 40 bytes; at most 32 fit."),
            (.forbidden(scalar: 0x1B), "The nick holds U+001B, which is not allowed in it; leave that character out."),
            (
                .forbidden(scalar: 0x1F600),
                "The nick holds U+1F600, which is not allowed in it; leave that character out."
            ),
            (.notVisible, "The nick has nothing in it that can be seen; it needs at least one visible letter."),
        ] as [(InvalidText.Code, String)]) func theReasonIsOneSentence(_ code: InvalidText.Code, _ sentence: String)
    {
        #expect(InvalidText(code: code, what: .nick).message == sentence)
    }
}
