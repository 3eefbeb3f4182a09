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

extension HubAddress {
    /// From where an address can be reached, nearest first.
    package enum Reach: Int, Hashable, Comparable, Sendable {
        /// From this machine only.
        case machine
        /// From wherever packets for it are carried.
        case network
        /// From one link only: an IPv6 address of fe80::/10, which needs the link's name.
        case link

        package static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// What the spelling tells of its reach.
    package var reach: Reach {
        guard case .tcp(let host, _, _) = self else { return .machine }
        let spelling = host.lowercased()
        if spelling == "localhost" || spelling == "::1" { return .machine }
        guard spelling.contains(":") else { return Self.isLoopback(spelling) ? .machine : .network }
        return ["fe8", "fe9", "fea", "feb"].contains(where: spelling.hasPrefix) ? .link : .network
    }

    /// Four numbers that begin with 127; a name may begin so too.
    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
