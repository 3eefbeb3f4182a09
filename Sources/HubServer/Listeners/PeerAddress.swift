import HubCore
import NIOCore

extension PeerAddress {
    /// The address that counts for limits: an IP address without its port; all Unix sockets are one.
    init(of address: SocketAddress?) {
        self.init(address?.ipAddress ?? "unix")
    }
}
