/// The same numbers for the same seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// Bytes that differ from place to place.
func pattern(_ count: Int, seed: UInt64) -> [UInt8] {
    var chance = Chance(seed: seed)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        var word: UInt64 = 0
        for index in 0..<count {
            if index % 8 == 0 { word = chance.next() }
            buffer[index] = UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
        }
        filled = count
    }
}
