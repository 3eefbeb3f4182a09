import ChatModel
import Discovery
import Doctor

/// The hubs that were heard, with what one learns from their beacons about clocks and ways.
struct HeardHubs: Sendable {
    private struct Hub {
        var last: Sighting
        var addresses: [HubAddress]
        var roundTrip: Double?
        var skew: Int64
    }

    private var hubs: [HubID: Hub] = [:]

    var isEmpty: Bool { hubs.isEmpty }

    /// - Parameter now: this machine's clock when the beacon came in.
    mutating func note(_ sighting: Sighting, at now: HubTime) {
        guard !sighting.beacon.flags.contains(.goodbye) else {
            hubs[sighting.hub] = nil
            return
        }
        // The beacon was under way for half of the time there and back; one that nobody asked for, for next to none.
        let skew =
            Int64(clamping: sighting.beacon.clock.milliseconds) - Int64(clamping: now.milliseconds)
            + Int64((sighting.roundTrip ?? 0) / 2)
        var hub = hubs[sighting.hub] ?? Hub(last: sighting, addresses: [], roundTrip: nil, skew: skew)
        if !hub.addresses.contains(sighting.address) { hub.addresses.append(sighting.address) }
        if let roundTrip = sighting.roundTrip, hub.roundTrip.map({ roundTrip < $0 }) ?? true {
            (hub.roundTrip, hub.skew) = (roundTrip, skew)
        }
        hub.last = sighting
        hubs[sighting.hub] = hub
    }

    /// In order of name.
    var facts: [HubFact] {
        hubs.map { id, hub in
            HubFact(
                id: id, name: hub.last.beacon.name, addresses: hub.addresses, roundTrip: hub.roundTrip, skew: hub.skew,
                answered: hub.roundTrip != nil)
        }.sorted { ($0.name.text, $0.id.digest.hex) < ($1.name.text, $1.id.digest.hex) }
    }

    /// How many hubs were heard from the network of a way.
    func count(on target: DiscoveryTarget) -> Int {
        hubs.values.count { hub in hub.addresses.contains { isOn(target, $0) } }
    }

    private func isOn(_ target: DiscoveryTarget, _ address: HubAddress) -> Bool {
        guard case .tcp(let host, _, _) = address else { return false }
        if let zone = host.split(separator: "%").dropFirst().first {
            return target.interface == zone && target.kind == .multicast6
        }
        guard target.kind != .multicast6, let own = IPv4Range("\(target.own.ip)/\(target.own.prefix)"),
            let other = IPv4Range(host)
        else { return false }
        return own.contains(other)
    }
}
