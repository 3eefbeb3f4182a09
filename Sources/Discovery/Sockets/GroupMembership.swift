import Foundation

/// The groups that a shared port is a member of, one interface at a time: one that fails costs that interface alone.
struct GroupMembership {
    private let ports: PortPair
    private var joined: Set<DiscoveryTarget> = []

    init(_ ports: PortPair) { self.ports = ports }

    /// Joins where these ways lead, and leaves the rest; what failed before is tried again.
    /// - Returns: why it failed, of those that did.
    mutating func follow(_ targets: [DiscoveryTarget]) -> [DiscoveryTarget: POSIXErrorCode] {
        let wanted = Set(targets.filter(\.destination.isMulticast))
        for target in joined.subtracting(wanted) { leave(target, unless: wanted) }
        var refused: [DiscoveryTarget: POSIXErrorCode] = [:]
        for target in wanted.subtracting(joined) {
            switch set(true, target) {
            // Another address of the same interface is a member already.
            case nil, .EADDRINUSE: joined.insert(target)
            case let code?: refused[target] = code
            }
        }
        return refused
    }

    /// Leaves all, so that each is joined anew: routers and switches forget those who were asleep.
    mutating func leave() {
        for target in joined { leave(target, unless: []) }
    }

    private mutating func leave(_ target: DiscoveryTarget, unless wanted: Set<DiscoveryTarget>) {
        joined.remove(target)
        let isStillWanted = wanted.contains { $0.index == target.index && $0.kind == target.kind }
        if !isStillWanted { _ = set(false, target) }
    }

    private func set(_ isMember: Bool, _ target: DiscoveryTarget) -> POSIXErrorCode? {
        guard let port = target.kind == .multicast6 ? ports.v6 : ports.v4 else { return .EAFNOSUPPORT }
        return port.socket.setMember(isMember, of: target.destination, on: target.index)
    }
}
