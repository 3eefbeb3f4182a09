import Foundation
import NIOCore

/// A bound UDP socket of one family, on which a failed send costs that datagram and nothing else.
///
/// NIO's datagram channel closes at the first send error but two: an interface that has just gone, or a packet filter,
/// would end it, and so would a query whose source has no route. So NIO reads from this socket, and sends go past it.
final class DatagramSocket: Sendable {
    /// Which addresses a socket speaks to and from; one of IPv6 knows nothing of IPv4.
    enum Family: Hashable, Sendable {
        case v4
        case v6
    }

    let family: Family
    private let descriptor: CInt

    /// - Parameters:
    ///   - zone: the number of the interface on whose link an IPv6 address is.
    ///   - isShared: whether other programs may bind the same port in the same way; a broadcast reaches all.
    /// - Throws: ``DiscoveryError``.
    init(_ address: IPAddress, zone: UInt32 = 0, port: UInt16, isShared: Bool = false) throws(DiscoveryError) {
        family = if case .v4 = address { .v4 } else { .v6 }
        descriptor = socket(family == .v4 ? AF_INET : AF_INET6, Self.datagrams, 0)
        var options = family == .v4 ? [(SOL_SOCKET, SO_BROADCAST)] : [(CInt(IPPROTO_IPV6), IPV6_V6ONLY)]
        if isShared { options += Self.sharing.map { (SOL_SOCKET, $0) } }
        guard descriptor >= 0, options.allSatisfy({ set($0, $1, 1) }),
            Self.bind(descriptor, address.socket(port: port, zone: zone)), fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
        else {
            // The instance is whole already: `deinit` closes what is open.
            let cause = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            throw Self.failure(port, cause)
        }
        // Hundreds of hubs may answer at once; what the system grants is enough.
        _ = set(SOL_SOCKET, SO_RCVBUF, CInt(DiscoveryLimits.receiveBuffer))
    }

    deinit { close(descriptor) }

    /// A second descriptor of the same socket, which the caller has to close; nil if the system has no more.
    func duplicate() -> CInt? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy >= 0 ? copy : nil
    }

    /// Sends a datagram without waiting; nil if the system took it, else why it did not.
    @discardableResult
    func send(_ datagram: ByteBuffer, to target: SocketAddress, by route: Route = .any) -> POSIXErrorCode? {
        var control = route.control(for: family)
        let sent = datagram.withUnsafeReadableBytes { bytes in
            target.withSockAddr { address, size in
                control.withUnsafeMutableBytes { control in
                    Self.send(descriptor, bytes, to: (address, size), control)
                }
            }
        }
        return sent == datagram.readableBytes ? nil : POSIXErrorCode(rawValue: errno) ?? .EIO
    }

    /// Becomes a member of a group on one interface, or stops being one; nil if that worked, else why it did not.
    func setMember(_ isMember: Bool, of group: IPAddress, on interface: UInt32) -> POSIXErrorCode? {
        // RFC 3678, section 5.1: one request for both families, with the interface's number.
        var request = group_req()
        request.gr_interface = interface
        group.socket(port: 0).withSockAddr { address, size in
            withUnsafeMutableBytes(of: &request.gr_group) {
                $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: size))
            }
        }
        let level = CInt(family == .v4 ? IPPROTO_IP : IPPROTO_IPV6)
        let option = CInt(isMember ? MCAST_JOIN_GROUP : MCAST_LEAVE_GROUP)
        let failed = setsockopt(descriptor, level, option, &request, socklen_t(MemoryLayout<group_req>.size)) != 0
        return failed ? POSIXErrorCode(rawValue: errno) ?? .EIO : nil
    }

    private func set(_ level: CInt, _ option: CInt, _ value: CInt) -> Bool {
        var value = value
        return setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size)) == 0
    }

    private static func send(
        _ descriptor: CInt, _ bytes: UnsafeRawBufferPointer, to target: (UnsafePointer<sockaddr>, Int),
        _ control: UnsafeMutableRawBufferPointer
    ) -> Int {
        var piece = iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
        return withUnsafeMutablePointer(to: &piece) { piece in
            var message = msghdr()
            message.msg_name = UnsafeMutableRawPointer(mutating: target.0)
            message.msg_namelen = socklen_t(target.1)
            message.msg_iov = piece
            message.msg_iovlen = 1
            message.msg_control = control.isEmpty ? nil : control.baseAddress
            message.msg_controllen = .init(control.count)
            return sendmsg(descriptor, &message, sendFlags)
        }
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
            .portTaken,
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
