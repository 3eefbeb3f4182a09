import ChatModel

/// A value in the golden file's words.
indirect enum Field: Hashable, Sendable, Codable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case null
    case flag(Bool)
    case number(UInt64)
    case text(String)
    case list([Field])
    case record([String: Field])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: UInt64) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(nilLiteral: ()) { self = .null }
    init(arrayLiteral elements: Field...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, Field)...) {
        self = .record(Dictionary(elements) { first, _ in first })
    }

    static func hex(_ bytes: [UInt8]) -> Field { .text(Hex.encode(bytes)) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(UInt64.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Field].self) {
            self = .list(list)
        } else {
            self = .record(try container.decode([String: Field].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .record(let record): try container.encode(record)
        }
    }
}

/// The values that several samples hold, in words.
enum Words {
    static let nonce: Field = .text(Fixed.nonce.hex)
    static let time: Field = .number(Fixed.time.milliseconds)
    static let token: Field = ["seq": 41, "nonce": nonce]
    static let ann: Field = ["number": 3, "id": .text(Fixed.annID.digest.hex), "nick": "ann"]
    static let bob: Field = ["number": 300, "id": .text(Fixed.bobID.digest.hex), "nick": "Bøb"]
    static let here: Field = ["person": ann, "away": nil, "role": "member"]
    static let gone: Field = ["person": bob, "away": "at lunch", "role": "operator"]

    static let amendments: Field = [
        [
            "target": 2, "changed": 41, "content": "edited", "text": "hello",
            "reactions": [["reaction": "👍", "count": 2, "mine": true]], "edited": time, "pinned": true,
        ],
        ["target": 30, "changed": 40, "content": "deleted", "reactions": [], "edited": nil, "pinned": false],
    ]

    static func entry(_ seq: UInt64, _ kind: String, _ text: String) -> Field {
        ["seq": .number(seq), "time": time, "author": 3, "nonce": nonce, "body": .text(kind), "text": .text(text)]
    }
}
