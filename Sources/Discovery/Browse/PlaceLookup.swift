import ChatModel
import NIOCore
import NIOPosix

/// Finds out the addresses of the places that may have a hub, now and then: a name may mean another machine today.
struct PlaceLookup: Sendable {
    let places: @Sendable () async -> [HubAddress]

    /// Hands over all places' addresses with TCP ports, again whenever more are known, until the task is cancelled.
    func run(_ found: @escaping @Sendable ([SocketAddress]) -> Void) async {
        var known: [HubAddress: [SocketAddress]] = [:]
        while !Task.isCancelled {
            let places = Array(await places().prefix(DiscoveryLimits.places))
            known = known.filter { places.contains($0.key) }
            var names: [HubAddress] = []
            for place in places {
                let addresses = await addresses(of: place, isNumeric: true)
                if addresses.isEmpty { names.append(place) } else { known[place] = addresses }
            }
            found(places.flatMap { known[$0] ?? [] })
            // A name server that does not answer keeps nobody waiting but the names behind; what it said last stays.
            for name in names where !Task.isCancelled {
                let addresses = await addresses(of: name, isNumeric: false)
                guard !addresses.isEmpty else { continue }
                known[name] = addresses
                found(places.flatMap { known[$0] ?? [] })
            }
            // Nobody tells that a name means another address: it is asked again.
            try? await Task.sleep(for: DiscoveryLimits.placePeriod)
        }
    }

    private func addresses(of place: HubAddress, isNumeric: Bool) async -> [SocketAddress] {
        guard case .tcp(let host, let port, _) = place else { return [] }
        let found = try? await NIOSingletons.posixBlockingThreadPool.runIfActive {
            HostLookup.addresses(of: host, port: port, isNumeric: isNumeric)
        }
        return found ?? []
    }
}
