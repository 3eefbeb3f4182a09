import ChatModel
import NIOCore
import NIOPosix

/// Looks for hubs on this machine's networks for as long as it runs.
package struct Browser: Sendable {
    /// Each checked beacon, for one reader. If the reader falls far behind, the oldest ones are dropped: hubs repeat
    /// themselves.
    package let sightings: AsyncStream<Sighting>
    /// What became of each way on which hubs are asked.
    package let log = DiscoveryLog()
    private let found: AsyncStream<Sighting>.Continuation
    private let network: DiscoveryNetwork
    private let places: @Sendable () async -> [HubAddress]
    private let warn: @Sendable (DiscoveryError) -> Void

    /// - Parameters:
    ///   - places: where a hub may be that broadcasts don't reach, in order of importance; asked again each minute.
    ///   - warn: told what does not work while the rest goes on.
    package init(
        network: DiscoveryNetwork = .local, places: @escaping @Sendable () async -> [HubAddress] = { [] },
        warn: @escaping @Sendable (DiscoveryError) -> Void
    ) {
        (sightings, found) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(DiscoveryLimits.sightingsWaiting))
        self.network = network
        self.places = places
        self.warn = warn
    }

    /// Asks and listens until the task is cancelled; then the sightings end.
    /// - Throws: ``DiscoveryError`` if no hub can be asked at all.
    package func run() async throws(DiscoveryError) {
        defer { found.finish() }
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let desk = NIOLoopBoundBox<BrowseDesk?>.makeEmptyBox(valueType: BrowseDesk.self, eventLoop: loop)
        let own = try await PortPair.openOwn(.any, .any, on: loop) { desk.value?.apply(.received($0, $1, at: .own)) }
        let shared = await PortPair.openShared(network.port, on: loop, warn) {
            desk.value?.apply(.received($0, $1, at: .shared))
        }
        loop.execute {
            desk.value = BrowseDesk(own, shared, port: network.port, log: log, found: found, on: loop)
        }
        let lookup = PlaceLookup(places: places)
        try await DatagramPort.serve(own.ports + shared.ports) {
            await withTaskGroup { group in
                group.addTask {
                    var watch = InterfaceWatch(network: network)
                    while let look = await watch.next() { loop.execute { desk.value?.look(look) } }
                }
                group.addTask {
                    await lookup.run { places in loop.execute { desk.value?.apply(.places(places)) } }
                }
            }
            loop.execute { desk.value = nil }
        }
    }
}
