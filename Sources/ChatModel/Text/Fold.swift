/// What makes two names the same: the UTF-8 bytes of the lower-cased, NFC-normalised scalars.
///
/// Made once here and used alike in memory and in the journal, because Swift's `==` joins canonically equal
/// strings that SQLite tells apart.
package struct Fold: Hashable, Comparable, Sendable {
    package let bytes: [UInt8]

    init(_ text: String) {
        let lower = Normalization.nfc(text).unicodeScalars.map(\.properties.lowercaseMapping).joined()
        bytes = Array(Normalization.nfc(lower).utf8)
    }

    package static func < (left: Fold, right: Fold) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
