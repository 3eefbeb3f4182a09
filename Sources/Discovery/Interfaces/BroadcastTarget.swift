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

    /// Of an interface; nil where there is nobody to broadcast to.
    init?(_ interface: NetworkInterface) {
        let hosts = ~interface.netmask.bits
        guard interface.flags.isSuperset(of: [.up, .broadcast]), hosts > 1,
            interface.flags.isDisjoint(with: [.pointToPoint, .loopback])
        else { return nil }
        own = interface.address
        broadcast = IPv4Address(bits: interface.address.bits | hosts)
    }

    /// One for each network that these interfaces are on, and this machine first.
    static func all(_ interfaces: [NetworkInterface]) -> [BroadcastTarget] {
        var met: Set<BroadcastTarget> = []
        return ([.loopback] + interfaces.compactMap(BroadcastTarget.init)).filter { met.insert($0).inserted }
    }
}
