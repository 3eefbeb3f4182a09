/// Where a hub listens.
package enum HubAddress: Hashable, Sendable {
    /// A host name or IP address and a TCP port; `plain` when it speaks without TLS.
    case tcp(host: String, port: UInt16, plain: Bool)
    /// The path of a Unix-domain socket; always without TLS: the file's permissions guard it.
    case unix(path: String)

    /// The fixed port, TCP and UDP.
    package static let defaultPort: UInt16 = 24822

    /// As it is written on the command line: `hubbub://host:port`, `hubbub+plain://host:port` or `unix:PATH`.
    package var url: String {
        switch self {
        case .tcp(let host, let port, let plain):
            "\(plain ? "hubbub+plain" : "hubbub")://\(Self.bracketed(host)):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// As a person reads it: `host:port`, or the path.
    package var display: String {
        switch self {
        case .tcp(let host, let port, _): "\(Self.bracketed(host)):\(port)"
        case .unix(let path): path
        }
    }

    private static func bracketed(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
