/// Eight random bytes that a sender gives to a post; with its author they name the entry for ever.
package struct Nonce: Hashable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    /// A fresh one from the system's random generator.
    package static func random() -> Nonce { Nonce(.random(in: .min ... .max)) }

    /// 16 lower-case hexadecimal digits.
    package var hex: String { Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(56 - $0 * 8)) }) }
}
