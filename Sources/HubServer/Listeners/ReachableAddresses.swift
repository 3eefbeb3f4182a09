import ChatModel
import NIOCore

/// The addresses at which a listening socket can be reached, wildcards spelled out.
func reachable(_ local: SocketAddress?, isPlain: Bool) -> [HubAddress] {
    switch local {
    case .unixDomainSocket: return local?.pathname.map { [.unix(path: $0)] } ?? []
    case .v4(let address) where address.host.isEmpty || local?.ipAddress == "0.0.0.0":
        return own(.inet).map { .tcp(host: $0, port: port(of: local), plain: isPlain) }
    case .v6 where local?.ipAddress == "::":
        return own(.inet6).map { .tcp(host: $0, port: port(of: local), plain: isPlain) }
    case .v4, .v6: return [.tcp(host: local?.ipAddress ?? "", port: port(of: local), plain: isPlain)]
    case nil: return []
    }
}

private func port(of address: SocketAddress?) -> UInt16 { UInt16(clamping: address?.port ?? 0) }

/// This machine's addresses of a family; link-local IPv6 ones are left out, as they need a zone to be connected to.
private func own(_ family: NIOBSDSocket.ProtocolFamily) -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.compactMap(\.address).filter { $0.protocol == family }.compactMap(\.ipAddress)
        .filter { !$0.lowercased().hasPrefix("fe80:") }
}
