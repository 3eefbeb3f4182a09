/// One way on which discovery speaks: out of one interface, from one address, to all who listen there.
package struct DiscoveryTarget: Hashable, Sendable {
    /// How many are reached at once.
    package enum Kind: Hashable, Sendable, CaseIterable {
        /// The programs on this machine, through its loopback interface.
        case thisMachine
        /// Everybody on an IPv4 network.
        case broadcast
        /// The members of the IPv4 group on a link.
        case multicast
        /// The members of the IPv6 group on a link.
        case multicast6
    }

    package let kind: Kind
    /// The interface's name.
    package let interface: String
    /// The interface's number; 0 where the system is to choose.
    package let index: UInt32
    /// The interface's own address, which others see as the source.
    package let own: NetworkInterface.Address
    /// Where it goes.
    package let destination: IPAddress

    /// The programs on this machine.
    static let thisMachine = DiscoveryTarget(loopback: "lo", index: 0)

    init(kind: Kind, interface: String, index: UInt32, own: NetworkInterface.Address, destination: IPAddress) {
        self.kind = kind
        self.interface = interface
        self.index = index
        self.own = own
        self.destination = destination
    }

    /// The programs on this machine: the broadcast address of 127.0.0.0/8 reaches all that share a port.
    init(loopback name: String, index: UInt32) {
        self.init(
            kind: .thisMachine, interface: name, index: index,
            own: NetworkInterface.Address(.v4(.loopback), prefix: 8), destination: .v4(.loopbackBroadcast))
    }

    /// All ways out of these interfaces; this machine comes first, and is there in any case.
    static func all(_ interfaces: [NetworkInterface]) -> [DiscoveryTarget] {
        let targets = InterfaceUse.all(interfaces).flatMap(\.targets)
        let here = targets.first { $0.kind == .thisMachine } ?? .thisMachine
        return [here] + targets.filter { $0.kind != .thisMachine }
    }
}

extension [DiscoveryTarget] {
    /// Each of them that reaches somebody whom none before it reaches from the same interface.
    var distinct: [DiscoveryTarget] {
        var met: Set<[UInt64]> = []
        return filter { met.insert($0.audience).inserted }
    }
}

extension DiscoveryTarget {
    /// The same for two targets that reach the same programs: two addresses of an interface in one network say nothing new.
    fileprivate var audience: [UInt64] {
        switch (kind, own.ip) {
        case (.multicast6, _), (_, .v6): [6, UInt64(index)]
        case (.thisMachine, _): [0]
        case (_, .v4(let address)):
            [kind == .broadcast ? 4 : 5, UInt64(index), UInt64(address.bits & IPv4Address(prefix: own.prefix).bits)]
        }
    }
}
