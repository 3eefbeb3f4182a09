import ChatModel
import Testing

@Suite struct FoldTests {
    @Test(arguments: [
        ("ann", "ANN"), ("Bøb", "bØB"), ("é", "e\u{301}"), ("É", "e\u{301}"), ("Ångström", "A\u{30A}NGSTRO\u{308}M"),
        ("\u{212B}", "å"), ("\u{212A}", "k"), ("ПРИВЕТ", "привет"), ("☺", "☺\u{FE0F}"), ("ΣΑΣ", "σας"),
        ("가", "\u{1100}\u{1161}"),
    ]) func theseAreOneName(_ one: String, _ other: String) throws {
        #expect(try Nick(one) == Nick(other))
        #expect(try Nick(one).hashValue == Nick(other).hashValue)
        #expect(try RoomName(one).fold == RoomName(other).fold)
    }

    @Test(arguments: [
        ("ann", "anne"), ("ss", "ß"), ("a", "а"), ("e", "é"), ("ａ", "a"), ("👩‍🚀", "👩🚀"),
    ]) func theseAreTwoNames(_ one: String, _ other: String) throws {
        #expect(try Nick(one) != Nick(other))
    }

    @Test func theFoldIsUTF8OfTheLowerCasedNormalForm() throws {
        #expect(try Nick("A\u{30A}Z").fold.bytes == [0xC3, 0xA5, 0x7A])
        #expect(try Nick("AZaz09[]_").fold.bytes == Array("azaz09[]_".utf8))
    }

    @Test func foldingWhatIsFoldedChangesNothing() throws {
        var checked = 0
        for value in UInt32(0x80)...0x2_FFFF {
            guard let scalar = Unicode.Scalar(value), let nick = try? Nick("a\(scalar)") else { continue }
            let folded = String(decoding: nick.fold.bytes, as: UTF8.self)
            #expect(try Nick(folded).fold == nick.fold, "U+\(String(value, radix: 16))")
            checked += 1
        }
        #expect(checked > 100_000)
    }

    @Test func foldsAreOrderedByTheirBytes() throws {
        let sorted = try ["z", "A", "é", "aa", "世"].map { try Nick($0).fold }.sorted()
        #expect(sorted.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a", "aa", "z", "é", "世"])
    }
}
