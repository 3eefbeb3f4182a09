/// The addresses that a scan asks.
package struct ScanRange: Hashable, Sendable {
    /// The most addresses of one scan.
    package static let limit = 4_096

    /// Why a range is not scanned.
    package enum Refusal: Error, Hashable, Sendable {
        /// It can't be read as addresses.
        case unreadable
        /// It has so many addresses, too many.
        case tooMany(Int)
    }

    /// In order.
    package let addresses: [UInt32]

    /// Reads `10.0.0.0/24`, `10.0.0.5` or `10.0.0.1-10.0.0.50`; a network's own address and its broadcast address are
    /// left out.
    /// - Throws: ``Refusal``.
    package init(_ text: String) throws(Refusal) {
        guard let range = IPv4Range(text) else { throw .unreadable }
        let isNetwork = text.contains("/") && range.count > 2
        let count = isNetwork ? range.count - 2 : range.count
        guard count <= Self.limit else { throw .tooMany(count) }
        let first = isNetwork ? range.lower + 1 : range.lower
        addresses = (0..<UInt32(count)).map { first + $0 }
    }
}
