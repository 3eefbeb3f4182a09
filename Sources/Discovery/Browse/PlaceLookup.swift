import ChatModel
import NIOCore
import NIOPosix

/// Finds out the addresses of the places that may have a hub, now and then: a name may mean another machine today.
struct PlaceLookup: Sendable {
    let places: @Sendable () async -> [HubAddress]

    /// Hands over the places' addresses with TCP ports, those that are written as addresses first, until the task is
    /// cancelled.
    func run(_ found: @escaping @Sendable ([SocketAddress]) -> Void) async {
        while !Task.isCancelled {
            let places = Array(await places().prefix(DiscoveryLimits.places))
            let written = await addresses(of: places, isNumeric: true)
            found(written)
            // A name server that does not answer keeps nobody waiting but the names.
            let named = await addresses(of: places, isNumeric: false)
            if named != written { found(named) }
            try? await Task.sleep(for: DiscoveryLimits.placePeriod)
        }
    }

    private func addresses(of places: [HubAddress], isNumeric: Bool) async -> [SocketAddress] {
        var all: [SocketAddress] = []
        for case .tcp(let host, let port, _) in places where !Task.isCancelled {
            let found = try? await NIOSingletons.posixBlockingThreadPool.runIfActive {
                HostLookup.addresses(of: host, port: port, isNumeric: isNumeric)
            }
            all += found ?? []
        }
        return Array(all.prefix(DiscoveryLimits.places))
    }
}
