/// Makes new inputs of old ones, the same for the same seed.
package struct Mutator: Sendable {
    package private(set) var random: FuzzRandom

    /// The most bytes of what it makes.
    private static let byteLimit = 4_096
    /// Bytes at which readers of numbers, lengths and text turn.
    private static let edges: [UInt8] = [
        0, 1, 2, 0x0A, 0x1B, 0x20, 0x3F, 0x40, 0x7F, 0x80, 0xBF, 0xC0, 0xE2, 0xF0, 0xFF,
    ]
    /// Stretches that mean something somewhere.
    private static let words: [[UInt8]] = [
        [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0, 1, 0, 0], [0xBF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Array("18446744073709551615".utf8), Array("-1".utf8),
        Array("\u{202E}".utf8), Array("e\u{301}".utf8), Array("👨‍👩‍👧‍👦".utf8), Array("\u{1B}[200~".utf8), Array("\r\n".utf8),
        Array("\"".utf8), Array("{}".utf8), Array("[[x]]".utf8), Array("=,".utf8), Array("%00".utf8), Array("\t".utf8),
    ]

    package init(seed: UInt64) { random = FuzzRandom(seed: seed) }

    /// A new input made of some of these; random bytes if there are none.
    package mutating func next(from corpus: [[UInt8]]) -> [UInt8] {
        guard var bytes = corpus.randomElement(using: &random) else {
            return noise(.random(in: 0...64, using: &random))
        }
        for _ in 0..<Int.random(in: 1...6, using: &random) { change(&bytes, corpus) }
        return Array(bytes.prefix(Self.byteLimit))
    }

    /// Random bytes.
    package mutating func noise(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private mutating func change(_ bytes: inout [UInt8], _ corpus: [[UInt8]]) {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: flip(&bytes)
        case 1: overwrite(&bytes, with: [Self.edges.randomElement(using: &random) ?? 0])
        case 2: overwrite(&bytes, with: Self.words.randomElement(using: &random) ?? [])
        case 3: bytes.insert(contentsOf: Self.words.randomElement(using: &random) ?? [], at: place(in: bytes))
        case 4: bytes.insert(contentsOf: noise(.random(in: 1...8, using: &random)), at: place(in: bytes))
        case 5: bytes.removeSubrange(stretch(of: bytes))
        case 6: bytes.insert(contentsOf: Array(bytes[stretch(of: bytes)]), at: place(in: bytes))
        case 7: bytes.removeSubrange(place(in: bytes)...)
        default: splice(&bytes, corpus.randomElement(using: &random) ?? [])
        }
    }

    private mutating func place(in bytes: [UInt8]) -> Int { .random(in: 0...bytes.count, using: &random) }

    private mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
        let start = place(in: bytes)
        return start..<min(start + .random(in: 0...32, using: &random), bytes.count)
    }

    private mutating func flip(_ bytes: inout [UInt8]) {
        guard let index = bytes.indices.randomElement(using: &random) else { return }
        bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }

    private mutating func overwrite(_ bytes: inout [UInt8], with word: [UInt8]) {
        let start = place(in: bytes)
        bytes.replaceSubrange(start..<min(start + word.count, bytes.count), with: word)
    }

    private mutating func splice(_ bytes: inout [UInt8], _ other: [UInt8]) {
        bytes.replaceSubrange(place(in: bytes)..., with: other[place(in: other)...])
    }
}

/// A reproducible source of chance (SplitMix64).
package struct FuzzRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
