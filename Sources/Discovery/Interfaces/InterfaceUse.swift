/// What discovery does with one interface, and why it leaves the rest.
package struct InterfaceUse: Hashable, Sendable {
    /// Why an interface, or one way on it, is not used.
    package enum Skip: Hashable, Sendable, CaseIterable {
        /// It is switched off.
        case down
        /// Nothing is at its other end: no cable, no radio network, a bridge without members.
        case noCarrier
        /// It has no address of that family.
        case noAddress
        /// It is this machine's own.
        case loopback
        /// It knows no broadcast or multicast.
        case notSupported
        /// Two machines and nobody else: there is no broadcast, as on a VPN.
        case pointToPoint
        /// Its network has no broadcast address: a /31 or /32.
        case tooSmall
    }

    package let interface: NetworkInterface
    /// Where is spoken on it; of several addresses that reach the same, the preferred one is the first.
    package let targets: [DiscoveryTarget]
    /// Why each kind of speaking is left out.
    package let skipped: [DiscoveryTarget.Kind: Skip]

    /// Why nothing at all is sent on it; nil if something is.
    package var skip: Skip? {
        guard targets.isEmpty else { return nil }
        return [.multicast, .multicast6, .broadcast].lazy.compactMap { skipped[$0] }.first { $0 != .noAddress }
            ?? .noAddress
    }

    /// What is done with each of these interfaces.
    package static func all(_ interfaces: [NetworkInterface]) -> [InterfaceUse] { interfaces.map(InterfaceUse.init) }

    package init(_ interface: NetworkInterface) {
        self.interface = interface
        var targets: [DiscoveryTarget] = []
        var skipped: [DiscoveryTarget.Kind: Skip] = [:]
        for kind in DiscoveryTarget.Kind.allCases {
            switch Self.targets(kind, of: interface) {
            case .success(let found): targets += found
            case .failure(let reason): skipped[kind] = reason.skip
            }
        }
        self.targets = targets
        self.skipped = skipped
    }

    private struct Reason: Error { let skip: Skip }

    /// The targets of one kind, or why there are none.
    private static func targets(
        _ kind: DiscoveryTarget.Kind, of interface: NetworkInterface
    ) -> Result<[DiscoveryTarget], Reason> {
        if let skip = skip(kind, on: interface) { return .failure(Reason(skip: skip)) }
        if kind == .thisMachine {
            return .success([DiscoveryTarget(loopback: interface.name, index: interface.index)])
        }
        let addresses = addresses(for: kind, of: interface)
        guard !addresses.isEmpty else { return .failure(Reason(skip: .noAddress)) }
        let targets = addresses.compactMap { own in
            destination(kind, from: own).map {
                DiscoveryTarget(
                    kind: kind, interface: interface.name, index: interface.index, own: own, destination: $0)
            }
        }
        return targets.isEmpty ? .failure(Reason(skip: .tooSmall)) : .success(targets)
    }

    /// What rules a kind out whatever the addresses are.
    private static func skip(_ kind: DiscoveryTarget.Kind, on interface: NetworkInterface) -> Skip? {
        let flags = interface.flags
        if !flags.contains(.up) { return .down }
        if kind == .thisMachine { return flags.contains(.loopback) ? nil : .notSupported }
        if flags.contains(.loopback) { return .loopback }
        if !flags.contains(.running) { return .noCarrier }
        switch kind {
        case .broadcast where flags.contains(.pointToPoint): return .pointToPoint
        case .broadcast: return flags.contains(.broadcast) ? nil : .notSupported
        default: return flags.contains(.multicast) ? nil : .notSupported
        }
    }

    /// The addresses from which a kind can be spoken; of IPv6, the one that all on the link can answer comes first.
    private static func addresses(
        for kind: DiscoveryTarget.Kind, of interface: NetworkInterface
    ) -> [NetworkInterface.Address] {
        guard kind == .multicast6 else {
            return interface.addresses.filter { if case .v4 = $0.ip { true } else { false } }
        }
        let addresses = interface.addresses.filter { if case .v6 = $0.ip { true } else { false } }
        return addresses.filter(\.ip.isLinkLocal) + addresses.filter { !$0.ip.isLinkLocal }
    }

    private static func destination(
        _ kind: DiscoveryTarget.Kind, from own: NetworkInterface.Address
    ) -> IPAddress? {
        switch kind {
        case .thisMachine: .v4(.loopbackBroadcast)
        case .broadcast: own.broadcast.map(IPAddress.v4)
        case .multicast: .v4(.group)
        case .multicast6: .v6(.group)
        }
    }
}
