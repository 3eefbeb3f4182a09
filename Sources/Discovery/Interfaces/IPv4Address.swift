import NIOCore

/// An IPv4 address or netmask, most significant byte first.
package struct IPv4Address: Hashable, Sendable, CustomStringConvertible {
    let bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    /// The netmask of a network whose addresses share so many bits.
    init(prefix: UInt8) { self.init(bits: prefix == 0 ? 0 : UInt32.max << UInt32(32 - min(prefix, 32))) }

    /// Reads four numbers with dots; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard let part else { return nil }
            bits = bits << 8 | UInt32(part)
        }
        self.bits = bits
    }

    /// The address of a socket; nil for other families.
    package init?(_ socket: SocketAddress) {
        guard case .v4 = socket, let text = socket.ipAddress else { return nil }
        self.init(text)
    }

    /// All of this machine's addresses, when something is bound to it.
    package static let any = IPv4Address(bits: 0)
    /// This machine itself.
    package static let loopback = IPv4Address(bits: 0x7F00_0001)
    /// The broadcast address of 127.0.0.0/8, which reaches every program on this machine.
    static let loopbackBroadcast = IPv4Address(bits: 0x7FFF_FFFF)
    /// The group in which hubs and browsers meet: `239.255.48.22`, of the site's own (RFC 2365).
    static let group = IPv4Address(bits: 0xEFFF_3016)

    /// Whether it is of 127.0.0.0/8.
    package var isLoopback: Bool { bits >> 24 == 127 }

    /// Whether it is of 224.0.0.0/4.
    var isMulticast: Bool { bits >> 28 == 0xE }

    package var description: String {
        stride(from: 24, through: 0, by: -8).map { String(bits >> UInt32($0) & 255) }.joined(separator: ".")
    }

    /// A socket's address with this address and a port.
    func socket(port: UInt16) -> SocketAddress {
        do { return try SocketAddress(ipAddress: description, port: Int(port)) } catch {
            preconditionFailure("four numbers with dots are an address")
        }
    }
}
