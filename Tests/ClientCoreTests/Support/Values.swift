import ChatModel

@testable import ClientCore

/// A reproducible source of chance (SplitMix64).
struct Chance: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func checked<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { preconditionFailure("a test's value is wrong: \(error)") }
}

func nick(_ text: String) -> Nick { checked { try Nick(text) } }
func room(_ text: String) -> RoomName { checked { try RoomName(text) } }
func text(_ text: String) -> MessageText { checked { try MessageText(text) } }
func hubName(_ text: String) -> HubName { checked { try HubName(text) } }
func topic(_ text: String) -> Topic { checked { try Topic(text) } }

func digest(_ byte: UInt8) -> Digest {
    guard let digest = Digest([UInt8](repeating: byte, count: Digest.byteCount)) else {
        preconditionFailure("32 bytes make a digest")
    }
    return digest
}

func hubID(_ byte: UInt8) -> HubID { HubID(digest(byte)) }

/// User number n with the key of n.
func person(_ number: UInt32, _ name: String) -> Person {
    Person(number: UserNumber(number), id: UserID(digest(UInt8(number))), nick: nick(name))
}

let you = person(1, "dana")
let ann = person(2, "ann")
let bob = person(3, "bob")

func entry(_ seq: UInt64, by author: Person, _ words: String, nonce: UInt64? = nil) -> Entry {
    Entry(
        seq: Seq(seq), time: HubTime(milliseconds: 1_000_000 + seq), author: author.number,
        nonce: Nonce(nonce ?? seq), body: .text(text(words)))
}

func entries(_ range: ClosedRange<UInt64>, by author: Person = ann) -> [Entry] {
    range.map { entry($0, by: author, "line \($0)") }
}

func member(_ person: Person) -> Member { Member(person: person, away: nil) }

func rosterOf(_ people: [Person]) -> RosterPage {
    RosterPage(members: people.map(member), count: UInt32(people.count), more: false)
}

func moment(_ milliseconds: UInt64) -> Now {
    Now(
        monotonic: Monotonic(milliseconds: milliseconds),
        wall: HubTime(milliseconds: 1_700_000_000_000 + milliseconds))
}
