import Testing

@testable import Doctor

/// The packets that Hubbub needs on 10.9.0.1/24, an address of the interface `e0`.
enum Packets {
    static func make(
        _ direction: Packet.Direction, _ transport: Packet.Transport, interface: String = "e0", port: UInt16 = 24822
    ) throws -> Packet {
        let network = try #require(IPv4Range("10.9.0.0/24"))
        let own = try #require(IPv4Range("10.9.0.1"))
        let broadcast = try #require(IPv4Range("10.9.0.255"))
        let addresses: Packet.Addresses =
            switch (direction, transport) {
            case (.incoming, .udp): .ipv4(source: network, destination: broadcast)
            case (.incoming, .tcp): .ipv4(source: network, destination: own)
            case (.outgoing, .udp): .ipv4(source: own, destination: broadcast)
            case (.outgoing, .tcp): .ipv4(source: own, destination: network)
            }
        return Packet(direction, transport, interface: interface, port: port, addresses: addresses)
    }

    /// What becomes of UDP in, UDP out, TCP in and TCP out: `.` open, `?` may be blocked, `x` blocked.
    static func marks(_ rules: RuleSet) throws -> String {
        let packets = [
            try make(.incoming, .udp), try make(.outgoing, .udp), try make(.incoming, .tcp), try make(.outgoing, .tcp),
        ]
        return packets.map { packet in
            switch rules.passage(of: packet) {
            case .open: "."
            case .mayBeBlocked: "?"
            case .blocked: "x"
            }
        }.joined()
    }

    /// The rule that stops a packet, or may.
    static func rule(_ rules: RuleSet, _ packet: Packet) -> String? { rules.passage(of: packet).obstacle?.rule }
}
