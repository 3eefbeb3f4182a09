import ChatModel

/// The line that lets Hubbub's packets pass a filter.
enum Opening {
    private static let port = HubAddress.defaultPort

    /// - Parameters:
    ///   - obstacle: what stops the packet.
    ///   - zone: firewalld's zone of the packet's interface.
    static func line(_ filter: FilterKind, _ packet: Packet, past obstacle: Obstacle, zone: String?) -> String {
        switch filter {
        case .ufw: ufw(packet, past: obstacle)
        case .firewalld:
            packet.direction == .incoming
                ? "sudo firewall-cmd --permanent --zone=\(zone ?? obstacle.chain) "
                    + "--add-port=\(packet.port)/\(packet.transport.rawValue) && sudo firewall-cmd --reload"
                : nftables(packet, past: obstacle)
        case .iptables: iptables(packet, past: obstacle)
        case .nftables: nftables(packet, past: obstacle)
        }
    }

    /// A rule that says no to this very port is turned around (ufw takes none before it: tried), any other one is gone
    /// past by one before it.
    private static func ufw(_ packet: Packet, past obstacle: Obstacle) -> String {
        let port = "\(packet.port)/\(packet.transport.rawValue)"
        let isSame = obstacle.rule.map { $0.hasPrefix("\(port) ") && $0.hasSuffix(" Anywhere") } ?? true
        let words = [
            "sudo ufw", isSame ? nil : "prepend", "allow", packet.direction == .incoming ? nil : "out", port,
        ]
        return words.compactMap(\.self).joined(separator: " ")
    }

    private static func iptables(_ packet: Packet, past obstacle: Obstacle) -> String {
        let program = obstacle.family == "ip6" ? "ip6tables" : "iptables"
        let table = obstacle.table == "filter" ? "" : " -t \(obstacle.table)"
        return "sudo \(program)\(table) -I \(obstacle.base) -p \(packet.transport.rawValue) "
            + "--dport \(packet.port) -j ACCEPT"
    }

    private static func nftables(_ packet: Packet, past obstacle: Obstacle) -> String {
        "sudo nft insert rule \(obstacle.family) \(obstacle.table) \(obstacle.base) "
            + "\(packet.transport.rawValue) dport \(packet.port) accept"
    }
}
