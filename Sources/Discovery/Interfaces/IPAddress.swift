import NIOCore

/// An address of either family, without a zone.
package enum IPAddress: Hashable, Sendable, CustomStringConvertible {
    case v4(IPv4Address)
    case v6(IPv6Address)

    /// The address of a socket; nil for a Unix socket's.
    package init?(_ socket: SocketAddress) {
        if let address = IPv4Address(socket) {
            self = .v4(address)
        } else if let address = IPv6Address(socket) {
            self = .v6(address)
        } else {
            return nil
        }
    }

    /// Whether it is this machine itself: of 127.0.0.0/8, or ::1.
    package var isLoopback: Bool {
        switch self {
        case .v4(let address): address.isLoopback
        case .v6(let address): address == .loopback
        }
    }

    /// Whether it is of fe80::/10, and means nothing without the link.
    package var isLinkLocal: Bool { if case .v6(let address) = self { address.isLinkLocal } else { false } }

    /// Whether a group of machines is meant by it.
    var isMulticast: Bool {
        switch self {
        case .v4(let address): address.isMulticast
        case .v6(let address): address.isMulticast
        }
    }

    package var description: String {
        switch self {
        case .v4(let address): address.description
        case .v6(let address): address.description
        }
    }

    /// A socket's address with this address and a port.
    /// - Parameter zone: the index of the interface on whose link an IPv6 address is; 0 where it needs none.
    func socket(port: UInt16, zone: UInt32 = 0) -> SocketAddress {
        switch self {
        case .v4(let address): address.socket(port: port)
        case .v6(let address): address.socket(port: port, zone: zone)
        }
    }
}
