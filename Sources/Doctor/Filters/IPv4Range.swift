/// IPv4 addresses from one to another, both included.
package struct IPv4Range: Hashable, Sendable, CustomStringConvertible {
    package let lower: UInt32
    package let upper: UInt32

    /// All there are.
    package static let all = IPv4Range(lower: 0, upper: .max)

    /// - Parameter upper: at least `lower`.
    package init(lower: UInt32, upper: UInt32) { (self.lower, self.upper) = (min(lower, upper), max(lower, upper)) }

    /// The network of an address.
    /// - Parameter length: bits that all addresses of the network have in common, 0 to 32; others are taken as these.
    package init(address: UInt32, length: Int) {
        let mask: UInt32 = length <= 0 ? 0 : ~0 << UInt32(32 - min(length, 32))
        self.init(lower: address & mask, upper: address | ~mask)
    }

    /// Reads `10.0.0.1`, `10.0.0.0/8`, `10.0.0.0/255.0.0.0` or `10.0.0.1-10.0.0.9`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let lower = Self.address(ends[0]), let upper = Self.address(ends[1]) else { return nil }
            self.init(lower: lower, upper: upper)
            return
        }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first.flatMap({ Self.address($0) }) else { return nil }
        guard parts.count == 2 else {
            self.init(lower: address, upper: address)
            return
        }
        guard let length = Int(parts[1]) ?? Self.address(parts[1]).flatMap(Self.length), (0...32).contains(length)
        else { return nil }
        self.init(address: address, length: length)
    }

    /// Reads four numbers with dots; nil for anything else.
    package static func address(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4 else { return nil }
        return parts.reduce(0 as UInt32?) { bits, part in
            bits.flatMap { bits in part.map { bits << 8 | UInt32($0) } }
        }
    }

    /// Four numbers with dots.
    package static func text(_ address: UInt32) -> String {
        stride(from: 24, through: 0, by: -8).map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }

    /// The length of a netmask; nil if its ones are not all in front.
    package static func length(of mask: UInt32) -> Int? {
        let length = (~mask).leadingZeroBitCount
        return IPv4Range(address: 0, length: length).upper == ~mask ? length : nil
    }

    /// How many addresses.
    package var count: Int { Int(upper - lower) + 1 }

    /// Whether all of these are among them.
    package func contains(_ other: IPv4Range) -> Bool { lower <= other.lower && other.upper <= upper }

    /// Whether any of these is among them.
    func overlaps(_ other: IPv4Range) -> Bool { lower <= other.upper && other.lower <= upper }

    /// Whether all of them are groups: 224.0.0.0/4.
    var isMulticast: Bool { lower >> 28 == 0xE && upper >> 28 == 0xE }

    package var description: String {
        lower == upper ? Self.text(lower) : "\(Self.text(lower))-\(Self.text(upper))"
    }
}
