import Foundation
import NIOCore

/// An IPv6 address without its zone, most significant byte first.
package struct IPv6Address: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Reads what RFC 4291, section 2.2 allows; nil for anything else, an address with a zone among it.
    package init?(_ text: String) {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        self.init(address)
    }

    /// The address of a socket; nil for other families.
    package init?(_ socket: SocketAddress) {
        guard case .v6(let socket) = socket else { return nil }
        self.init(socket.address.sin6_addr)
    }

    init(_ address: in6_addr) {
        self = withUnsafeBytes(of: address) { bytes in
            let words = [0, 8].map { bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self).bigEndian }
            return IPv6Address(high: words[0], low: words[1])
        }
    }

    /// All of this machine's addresses, when something is bound to it.
    package static let any = IPv6Address(high: 0, low: 0)
    /// This machine itself.
    package static let loopback = IPv6Address(high: 0, low: 1)
    /// The group in which hubs and browsers on one link meet: `ff12::4822`, transient and of the link alone.
    static let group = IPv6Address(high: 0xFF12 << 48, low: 0x4822)

    /// Whether it is of fe80::/10: such an address is one's own on each link, and needs a zone.
    package var isLinkLocal: Bool { high >> 54 == 0xFE80 >> 6 }

    /// Whether it is of ff00::/8.
    var isMulticast: Bool { high >> 56 == 0xFF }

    /// Its bytes in the order of the network.
    var bytes: [UInt8] { [high, low].flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } } }

    /// As RFC 5952 writes it.
    package var description: String {
        var (bytes, text) = (bytes, [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN)))
        guard inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A socket's address with this address and a port.
    /// - Parameter zone: the index of the interface on whose link the address is; 0 where it needs none.
    func socket(port: UInt16, zone: UInt32 = 0) -> SocketAddress {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_scope_id = zone
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: bytes) }
        #if canImport(Darwin)
            address.sin6_len = UInt8(MemoryLayout<sockaddr_in6>.size)
        #endif
        return SocketAddress(address)
    }
}
