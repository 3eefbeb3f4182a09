import ChatModel
import TestKit
import Testing

/// No text that a person or a hub gives can steer a terminal: what could is no value of the protocol at all.
@Suite struct HostileTextTests {
    /// A kind of text, what it is made with, and which controls it may have.
    struct Kind: Sendable, CustomTestStringConvertible {
        let name: String
        let make: @Sendable (String) throws(InvalidText) -> String
        var allowed: [Unicode.Scalar] = []

        var testDescription: String { name }
    }

    static let kinds = [
        Kind(
            name: "message", make: { (text) throws(InvalidText) in try MessageText(text).text }, allowed: ["\n", "\t"]),
        Kind(name: "topic", make: { (text) throws(InvalidText) in try Topic(text).text }),
        Kind(name: "away", make: { (text) throws(InvalidText) in try AwayText(text).text }),
        Kind(name: "hub name", make: { (text) throws(InvalidText) in try HubName(text).text }),
        Kind(name: "nick", make: { (text) throws(InvalidText) in try Nick(text).text }),
        Kind(name: "room name", make: { (text) throws(InvalidText) in try RoomName(text).text }),
        Kind(name: "reaction", make: { (text) throws(InvalidText) in try Reaction(text).text }),
        Kind(name: "reason", make: { (text) throws(InvalidText) in try Reason(text).text }),
        Kind(name: "address", make: { (text) throws(InvalidText) in try BannedAddress(text).text }),
    ]

    private func accepts(_ kind: Kind, _ text: String) -> Bool { (try? kind.make(text)) != nil }

    @Test(arguments: kinds) func noControlAndNoTurningOfTextGetsIn(kind: Kind) {
        for scalar in HostileText.controls + HostileText.bidi + HostileText.breaks where !kind.allowed.contains(scalar)
        {
            for text in ["\(scalar)", "a\(scalar)", "\(scalar)a", "a\(scalar)b", "é\(scalar)李"] {
                #expect(!accepts(kind, text), "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test(arguments: kinds) func noSequenceThatTerminalsObeyGetsIn(kind: Kind) {
        for sequence in HostileText.sequences {
            #expect(!accepts(kind, sequence), "\(sequence.debugDescription)")
            #expect(!accepts(kind, "hi \(sequence) there"), "\(sequence.debugDescription)")
        }
    }

    @Test(arguments: kinds) func whatOfTheNaughtyStringsGetsInIsHarmless(kind: Kind) throws {
        let strings = try HostileText.naughty()
        #expect(strings.count > 400)
        var accepted = 0
        for string in strings {
            guard let text = try? kind.make(string) else { continue }
            accepted += 1
            #expect(HostileText.found(in: text, allowing: kind.allowed).isEmpty, "\(string.debugDescription)")
        }
        // Most of them are somebody's honest words; a name takes fewer.
        #expect(kind.name == "address" || accepted > 60, "\(accepted)")
    }

    @Test(arguments: kinds.filter { ["nick", "room name", "reaction"].contains($0.name) })
    func aNameHasNothingThatCanNotBeSeen(kind: Kind) {
        for scalar in HostileText.invisible {
            #expect(!accepts(kind, "\(scalar)"), "U+\(String(scalar.value, radix: 16))")
            #expect(!accepts(kind, "a\(scalar)b"), "U+\(String(scalar.value, radix: 16))")
        }
    }
}
