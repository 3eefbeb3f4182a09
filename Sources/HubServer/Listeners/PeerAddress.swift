import HubCore
import NIOCore

extension PeerAddress {
    /// The address that counts for limits: an IP address without its port, an IPv6 one by its network of 64 bits; all
    /// Unix sockets are one.
    init(of address: SocketAddress?) {
        guard let address, let text = address.ipAddress else {
            self.init("unix")
            return
        }
        guard case .v6(let socket) = address, text != "::1" else {
            self.init(text)
            return
        }
        self.init(text, network: withUnsafeBytes(of: socket.address.sin6_addr) { Self.network($0) })
    }

    /// The first 64 bits in hexadecimal digits; nil for a link's own addresses, of which all on the link begin alike.
    private static func network(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes[0] != 0xFE || bytes[1] & 0xC0 != 0x80 else { return nil }
        return bytes.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "/64"
    }
}
