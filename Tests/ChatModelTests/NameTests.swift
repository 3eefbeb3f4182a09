import ChatModel
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        "ann", "Ann-2", "Bøb", "小明", "علی", "می‌خواهم", "क्\u{200D}ष", "👩‍🚀", "👋🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "☺\u{FE0F}", "e\u{301}",
        "[bot]", "a.b_c", "\u{1FAE9}", "1\u{FE0F}\u{20E3}",
    ]) func namesOfPeopleEverywherePass(_ text: String) throws {
        #expect(try Nick(text).text == text)
        #expect(try RoomName(text).text == text)
    }

    @Test(arguments: [
        "two words", "tab\tbed", "no\u{A0}break", "ideographic\u{3000}space", "zero\u{200B}width", "soft\u{AD}hyphen",
        "right\u{200F}mark", "word\u{2060}joiner", "bom\u{FEFF}", "hangul\u{3164}filler", "half\u{FFA0}filler",
        "choseong\u{115F}", "grapheme\u{34F}joiner", "khmer\u{17B4}", "selector\u{E0100}", "braille\u{2800}",
        "private\u{E000}", "\u{301}accent", "\u{20DD}circle", "\u{FFFE}",
    ]) func whatCannotBeSeenIsRefused(_ text: String) {
        #expect(reason(Nick.init, text) != nil)
        #expect(reason(RoomName.init, text) != nil)
    }

    @Test(arguments: [
        "a\u{200D}b", "ann\u{200C}", "é\u{200D}ric", "\u{200D}ann", "a\u{FE0F}", "ن\u{200C}", "ن\u{200C}\u{200C}م",
        "ن\u{200C}a", "世\u{200D}界", "ann\u{E0067}", "👩\u{200D}", "\u{FE0F}", "\u{200D}",
    ]) func joinersPassOnlyWhereTheyAreSeen(_ text: String) {
        #expect(reason(Nick.init, text) != nil)
    }

    @Test(arguments: ["#ann", "@ann", "/ann", "##lobby"]) func signsOfCommandsBeginNoNick(_ text: String) {
        #expect(reason(Nick.init, text) == .forbidden(scalar: text.unicodeScalars.first?.value ?? 0))
    }

    @Test func namesEndAtTheirLimits() {
        #expect(reason(Nick.init, String(repeating: "n", count: 32)) == nil)
        #expect(reason(Nick.init, String(repeating: "n", count: 33)) == .tooLong(bytes: 33, limit: 32))
        #expect(reason(RoomName.init, "#" + String(repeating: "r", count: 48)) == nil)
        #expect(reason(RoomName.init, String(repeating: "r", count: 49)) == .tooLong(bytes: 49, limit: 48))
        #expect(reason(Nick.init, "") == .empty)
    }

    @Test func aRoomIsNamedWithAndWithoutItsSign() throws {
        #expect(try RoomName("#lobby") == .lobby)
        #expect(try RoomName("Lobby") == .lobby)
        #expect(try RoomName("#Lobby").text == "Lobby")
        #expect(RoomName.lobby.written == "#lobby")
        for wrong in ["#", "##lobby", "#@lobby", "@lobby", "/lobby", "#two words"] {
            #expect(reason(RoomName.init, wrong) != nil, "\(wrong)")
        }
    }
}
