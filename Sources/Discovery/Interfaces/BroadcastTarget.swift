/// Where one broadcast goes: out of one interface, to everybody on its network.
struct BroadcastTarget: Hashable, Sendable {
    /// The interface's own address there.
    let own: IPv4Address
    let broadcast: IPv4Address

    /// The programs on this machine.
    static let loopback = BroadcastTarget(own: .loopback, broadcast: .loopbackBroadcast)

    init(own: IPv4Address, broadcast: IPv4Address) {
        self.own = own
        self.broadcast = broadcast
    }

    /// Of a way on which discovery speaks; nil if that is no broadcast.
    init?(_ target: DiscoveryTarget) {
        guard [.thisMachine, .broadcast].contains(target.kind), case .v4(let own) = target.own.ip,
            case .v4(let broadcast) = target.destination
        else { return nil }
        (self.own, self.broadcast) = (own, broadcast)
    }

    /// One for each network that these interfaces are on, and this machine first.
    static func all(_ interfaces: [NetworkInterface]) -> [BroadcastTarget] {
        DiscoveryTarget.all(interfaces).distinct.compactMap(BroadcastTarget.init)
    }
}
