import ChatModel
import Foundation
import NIOCore

/// The addresses at which a listening socket can be reached, wildcards spelled out.
func reachable(_ local: SocketAddress?, isPlain: Bool) -> [HubAddress] {
    switch local {
    case .unixDomainSocket: return local?.pathname.map { [.unix(path: $0)] } ?? []
    case .v4(let address) where address.host.isEmpty || local?.ipAddress == "0.0.0.0":
        return own(.inet).map { .tcp(host: $0, port: port(of: local), plain: isPlain) }
    case .v6 where local?.ipAddress == "::":
        return own(.inet6).map { .tcp(host: $0, port: port(of: local), plain: isPlain) }
    case .v6(let address):
        let host = (local?.ipAddress ?? "") + zone(address.address.sin6_scope_id)
        return [.tcp(host: host, port: port(of: local), plain: isPlain)]
    case .v4: return [.tcp(host: local?.ipAddress ?? "", port: port(of: local), plain: isPlain)]
    case nil: return []
    }
}

/// `%` and the name of an interface with that number; empty for 0, which an address of more than one link has.
private func zone(_ index: UInt32) -> String {
    var name = [CChar](repeating: 0, count: Int(IF_NAMESIZE))
    guard index > 0, if_indextoname(index, &name) != nil else { return "" }
    return "%" + String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

private func port(of address: SocketAddress?) -> UInt16 { UInt16(clamping: address?.port ?? 0) }

/// This machine's addresses of a family; link-local IPv6 ones are left out, as they need a zone to be connected to.
private func own(_ family: NIOBSDSocket.ProtocolFamily) -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.compactMap(\.address).filter { $0.protocol == family }.compactMap(\.ipAddress)
        .filter { !$0.lowercased().hasPrefix("fe80:") }
}
