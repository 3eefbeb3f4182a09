/// Where a hub is to listen.
package enum ListenAddress: Hashable, Sendable {
    /// An IP address or host name and a TCP port; 0 means any free port.
    case tcp(host: String, port: UInt16)
    /// The path of a Unix-domain socket.
    case unix(path: String)

    /// As a person writes it.
    var text: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): path
        }
    }
}
