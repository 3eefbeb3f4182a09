import Testing

@testable import ChatModel

@Suite struct DayMessageTests {
    @Test(arguments: ["Welcome.", "one\n\n\ttwo", "欢迎 👋", String(repeating: "a", count: 2_000)])
    func whatAHubTellsPasses(_ text: String) throws {
        #expect(try DayMessage(text).text == text)
    }

    @Test func bytesAndLinesAreBounded() throws {
        #expect(
            reason(DayMessage.init(_:), String(repeating: "a", count: 2_001)) == .tooLong(bytes: 2_001, limit: 2_000))
        let lines = Array(repeating: "a", count: 20).joined(separator: "\n")
        #expect(try DayMessage(lines).lines.count == 20)
        #expect(reason(DayMessage.init(_:), lines + "\nb") == .tooManyLines(lines: 21, limit: 20))
        #expect(
            InvalidText(code: .tooManyLines(lines: 21, limit: 20), what: .dayMessage).message
                == "The message of the day has 21 lines; at most 20 fit.")
    }

    @Test func somethingCanBeSeenInIt() {
        #expect(reason(DayMessage.init(_:), "") == .empty)
        for text in [" \n\t", "\u{200B}", "\u{3000}\n"] { #expect(reason(DayMessage.init(_:), text) == .notVisible) }
    }

    @Test(arguments: MessageTextTests.controls + MessageTextTests.overrides)
    func controlsAndOverridesAreRefused(_ value: Int) throws {
        let scalar = try #require(Unicode.Scalar(UInt32(value)))
        #expect(reason(DayMessage.init(_:), "before \(scalar) behind") == .forbidden(scalar: scalar.value))
    }

    @Test(arguments: [
        ("Welcome.\n", "Welcome."), ("\u{FEFF}one\r\ntwo\r\n\r\n", "one\ntwo"),
        ("\n \t\n  in\n\nout \n\n", "  in\n\nout "),
    ])
    func aTextIsTakenAsAnEditorLeavesIt(written: String, text: String) throws {
        #expect(try DayMessage(written: written).text == text)
    }

    @Test func whatAnEditorLeavesIsHeldToTheSameRules() {
        #expect(reason(DayMessage.init(written:), "\r\n\n") == .empty)
        #expect(reason(DayMessage.init(written:), "a\rb") == .forbidden(scalar: 0x0D))
        #expect(reason(DayMessage.init(written:), String(repeating: "\n", count: 3_000) + "a") == nil)
    }
}
