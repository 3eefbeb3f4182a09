/// What makes two names the same: the UTF-8 bytes of the lower-cased, NFC-normalised scalars, without variation
/// selectors, and with one form of the Greek sigma.
///
/// Made once here and used alike in memory and in the journal, because Swift's `==` joins canonically equal
/// strings that SQLite tells apart.
package struct Fold: Hashable, Comparable, Sendable {
    package let bytes: [UInt8]

    init(_ text: String) {
        bytes = text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(Self.lower) : Self.fold(text)
    }

    private static func lower(_ ascii: UInt8) -> UInt8 { (0x41...0x5A).contains(ascii) ? ascii | 0x20 : ascii }

    private static func fold(_ text: String) -> [UInt8] {
        let seen = Normalization.nfc(text).unicodeScalars.filter { !TextRule.isVariationSelector($0) }
        let lower = seen.map { $0.value == finalSigma ? "σ" : $0.properties.lowercaseMapping }.joined()
        return Array(Normalization.nfc(lower).utf8)
    }

    /// The form of the small sigma at the end of a word.
    private static let finalSigma: UInt32 = 0x03C2

    package static func < (left: Fold, right: Fold) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
