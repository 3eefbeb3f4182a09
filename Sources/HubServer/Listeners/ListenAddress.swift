/// Where a hub is to listen.
package enum ListenAddress: Hashable, Sendable {
    /// An IP address or host name and a TCP port; 0 means any free port.
    case tcp(host: String, port: UInt16)
    /// The path of a Unix-domain socket.
    case unix(path: String)
    /// All addresses of both families (of loopback alone, when the hub speaks without TLS), on one port; 0 means any
    /// free one, and so it does if the port is taken and another will do.
    case everywhere(port: UInt16, orAnother: Bool)

    /// As a person writes it.
    var text: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): path
        case .everywhere(let port, _): ":\(port)"
        }
    }
}
