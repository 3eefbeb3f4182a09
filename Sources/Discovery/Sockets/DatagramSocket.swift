import Foundation
import NIOCore

/// A bound IPv4 UDP socket, on which a failed send costs that datagram and nothing else.
///
/// NIO's datagram channel closes at the first send error but two: an interface that has just gone, or a packet filter,
/// would end it, and so would a query whose source has no route. So NIO reads from this socket, and sends go past it.
final class DatagramSocket: Sendable {
    private let descriptor: CInt

    /// - Parameter isShared: whether other programs may bind the same port in the same way; a broadcast reaches all.
    /// - Throws: ``DiscoveryError``.
    init(_ address: IPv4Address, port: UInt16, isShared: Bool = false) throws(DiscoveryError) {
        descriptor = socket(AF_INET, Self.datagrams, 0)
        var options = [SO_BROADCAST]
        if isShared { options += Self.sharing }
        guard descriptor >= 0, options.allSatisfy(enable),
            Self.bind(descriptor, address.socket(port: port)), fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
        else {
            // The instance is whole already: `deinit` closes what is open.
            let cause = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            throw Self.failure(port, cause)
        }
    }

    deinit { close(descriptor) }

    /// A second descriptor of the same socket, which the caller has to close; nil if the system has no more.
    func duplicate() -> CInt? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy >= 0 ? copy : nil
    }

    /// Sends a datagram without waiting; false if the system did not take it.
    @discardableResult func send(_ datagram: ByteBuffer, to target: SocketAddress) -> Bool {
        datagram.withUnsafeReadableBytes { bytes in
            target.withSockAddr { address, size in
                sendto(descriptor, bytes.baseAddress, bytes.count, Self.sendFlags, address, socklen_t(size))
                    == bytes.count
            }
        }
    }

    private func enable(_ option: CInt) -> Bool {
        var on: CInt = 1
        return setsockopt(descriptor, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<CInt>.size)) == 0
    }

    private static func bind(_ descriptor: CInt, _ address: SocketAddress) -> Bool {
        address.withSockAddr { Foundation.bind(descriptor, $0, socklen_t($1)) == 0 }
    }

    private static func failure(_ port: UInt16, _ cause: POSIXError) -> DiscoveryError {
        guard cause.code == .EADDRINUSE else {
            return DiscoveryError(
                .socket,
                "UDP port \(port) can't be opened (\(cause.localizedDescription)); join hubs by their address.",
                cause: cause)
        }
        return DiscoveryError(
            .socket,
            "Another program keeps UDP port \(port) for itself; end it, or hubs are found only when they are asked.",
            cause: cause)
    }

    #if canImport(Darwin)
        private static let datagrams = SOCK_DGRAM
        private static let sharing = [SO_REUSEADDR, SO_REUSEPORT]
        private static let sendFlags = CInt(MSG_DONTWAIT)
    #else
        private static let datagrams = CInt(SOCK_DGRAM.rawValue)
        // SO_REUSEPORT, which shares only among one user's programs, is not needed here.
        private static let sharing = [SO_REUSEADDR]
        private static let sendFlags = CInt(MSG_DONTWAIT | MSG_NOSIGNAL)
    #endif
}
