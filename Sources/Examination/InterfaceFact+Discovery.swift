import Discovery
import Doctor

extension InterfaceFact {
    /// This machine's interfaces as they are now; empty if the system does not list them.
    package static func all() -> [InterfaceFact] { uses().map(InterfaceFact.init) }

    static func uses() -> [InterfaceUse] { InterfaceUse.all((try? NetworkInterface.all()) ?? []) }

    init(_ use: InterfaceUse) {
        let hasBroadcast = use.skipped[.broadcast] == nil
        let addresses = use.interface.addresses.map { address in
            Address(
                address.ip.description, prefix: address.prefix,
                broadcast: hasBroadcast ? address.broadcast?.description : nil)
        }
        let skip = use.interface.flags.contains(.loopback) ? .loopback : use.skip.map(Skip.init)
        self.init(name: use.interface.name, addresses: addresses, skip: skip)
    }
}

extension InterfaceFact.Skip {
    fileprivate init(_ skip: InterfaceUse.Skip) {
        self =
            switch skip {
            case .down: .down
            case .noCarrier: .noCarrier
            case .noAddress: .noAddress
            case .loopback: .loopback
            case .notSupported: .notSupported
            case .pointToPoint: .pointToPoint
            case .tooSmall: .tooSmall
            }
    }
}

extension PathFact.Kind {
    init(_ kind: DiscoveryTarget.Kind) {
        self =
            switch kind {
            case .thisMachine: .thisMachine
            case .broadcast: .broadcast
            case .multicast: .multicast
            case .multicast6: .multicast6
            }
    }
}
