import Foundation
import NIOCore

/// Finds the addresses of a host; blocks, so that it belongs on a thread for that.
enum HostLookup {
    /// All addresses of a name, or the one that is written (with its zone), in the system's order (RFC 6724).
    /// - Parameter isNumeric: whether names are left alone: then nobody is asked.
    static func addresses(of host: String, port: UInt16, isNumeric: Bool = false) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = datagrams
        hints.ai_flags = isNumeric ? AI_NUMERICHOST : 0
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list) { $0?.pointee.ai_next }.prefix { $0 != nil }.compactMap { item in
            item.flatMap { address(of: $0.pointee) }
        }
    }

    private static func address(of item: addrinfo) -> SocketAddress? {
        guard let address = item.ai_addr else { return nil }
        return switch item.ai_family {
        case AF_INET: address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { SocketAddress($0.pointee) }
        case AF_INET6: address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { SocketAddress($0.pointee) }
        default: nil
        }
    }

    #if canImport(Darwin)
        private static let datagrams = SOCK_DGRAM
    #else
        private static let datagrams = CInt(SOCK_DGRAM.rawValue)
    #endif
}
