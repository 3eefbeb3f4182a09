/// Where a piece of the screen leads: an address for a browser, as it may stand inside of an OSC 8 sequence.
///
/// The target holds nothing but visible ASCII letters that RFC 3986 allows in a URI; all else is percent-encoded, so no
/// text can end the sequence or steer the terminal. Pieces with the same target and mark are one link.
package struct Hyperlink: Hashable, Sendable {
    /// The longest target in bytes.
    package static let byteLimit = 1_024

    package let target: String
    /// Tells links to the same target apart.
    package let mark: UInt64

    /// A link to what a text names; nil unless that is an `http` or `https` address of a host, and short enough.
    package init?(to text: some StringProtocol, mark: UInt64) {
        let bytes = Array(text.utf8)
        guard let scheme = Self.scheme(of: bytes), bytes.count > scheme else { return nil }
        guard Self.beginsHost(bytes[scheme]) else { return nil }
        let target = Self.encoded(bytes)
        guard target.utf8.count <= Self.byteLimit else { return nil }
        (self.target, self.mark) = (target, mark)
    }

    /// The bytes of `http://` or `https://` at the beginning; nil if neither stands there.
    package static func scheme(of bytes: some Collection<UInt8>) -> Int? {
        for scheme in ["https://", "http://"] where bytes.lazy.map(lower).starts(with: scheme.utf8) {
            return scheme.utf8.count
        }
        return nil
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func beginsHost(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "[") }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower(byte))
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(lower(byte))
    }

    /// RFC 3986, section 2: reserved and unreserved letters stay, and so does a percent sign before two hex digits.
    private static func encoded(_ bytes: [UInt8]) -> String {
        let allowed = Set("-._~:/?#[]@!$&'()*+,;=".utf8)
        var target = ""
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHex(bytes[index + 1])
                && isHex(bytes[index + 2])
            if isAlphanumeric(byte) || allowed.contains(byte) || isEscape {
                target.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                target += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return target
    }
}
