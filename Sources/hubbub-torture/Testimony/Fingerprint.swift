/// A short number for a long sequence (FNV-1a, 64 bits): two who show the same have the same.
struct Fingerprint: Hashable, Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        value = (value ^ 0x0A) &* 0x100_0000_01B3
    }

    mutating func add(_ face: Face) {
        add(face.account)
    }
}
