/// A SHA-256 value (FIPS 180-4): 32 bytes, compared and hashed without touching the heap.
///
/// Four numbers and no vector: a vector asks for an alignment of 32 bytes, which the frames of asynchronous functions do
/// not keep ("freed pointer was not the last allocation").
package struct Digest: Hashable, Sendable {
    /// The bytes as four numbers, each most significant byte first.
    package let words: Words

    /// Four numbers in order.
    package struct Words: Hashable, Sendable {
        package let first: UInt64
        package let second: UInt64
        package let third: UInt64
        package let fourth: UInt64

        package init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
            (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
        }
    }

    /// The number of bytes in a digest.
    package static let byteCount = 32

    package init(words: Words) { self.words = words }

    /// Takes exactly 32 bytes; nil for any other count.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var rest = bytes.makeIterator()
        func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(rest.next() ?? 0) } }
        words = Words(word(), word(), word(), word())
    }

    /// The 32 bytes, most significant first.
    package var bytes: [UInt8] {
        [words.first, words.second, words.third, words.fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
        }
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(bytes) }

    /// Reads 64 hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes)
    }
}
