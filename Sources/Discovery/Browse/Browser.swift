import ChatModel
import NIOCore
import NIOPosix

/// Looks for hubs on this machine's networks for as long as it runs.
package struct Browser: Sendable {
    /// Each checked beacon, for one reader. If the reader falls far behind, the oldest ones are dropped: hubs repeat
    /// themselves.
    package let sightings: AsyncStream<Sighting>
    /// Each checked answer to who is on a hub, likewise.
    package let people: AsyncStream<HubPeople>
    /// What became of each way on which hubs are asked.
    package let log = DiscoveryLog()
    private let found: AsyncStream<Sighting>.Continuation
    private let answered: AsyncStream<HubPeople>.Continuation
    private let questions: AsyncStream<HubID>
    private let question: AsyncStream<HubID>.Continuation
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
        (people, answered) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(DiscoveryLimits.peopleWaiting))
        (questions, question) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(DiscoveryLimits.peopleWaiting))
        self.network = network
        self.places = places
        self.warn = warn
    }

    /// Asks a hub that was heard who is on it; a hub that keeps that to itself is not asked.
    package func askPeople(of hub: HubID) { question.yield(hub) }

    /// Asks and listens until the task is cancelled; then the sightings and people end.
    /// - Throws: ``DiscoveryError`` if no hub can be asked at all.
    package func run() async throws(DiscoveryError) {
        defer {
            found.finish()
            answered.finish()
        }
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let desk = NIOLoopBoundBox<BrowseDesk?>.makeEmptyBox(valueType: BrowseDesk.self, eventLoop: loop)
        let own = try await PortPair.openOwn(.any, .any, on: loop) { desk.value?.take(.received($0, $1, at: .own)) }
        let shared = await PortPair.openShared(network.port, on: loop, warn) {
            desk.value?.take(.received($0, $1, at: .shared))
        }
        loop.execute {
            desk.value = BrowseDesk(
                own, shared, port: network.port, log: log, found: found, answered: answered, on: loop)
        }
        let lookup = PlaceLookup(places: places)
        try await DatagramPort.serve(own.ports + shared.ports) {
            await withTaskGroup { group in
                group.addTask {
                    var watch = InterfaceWatch(network: network)
                    while let look = await watch.next() { loop.execute { desk.value?.look(look) } }
                }
                group.addTask {
                    await lookup.run { places in loop.execute { desk.value?.take(.places(places)) } }
                }
                group.addTask {
                    for await hub in questions { loop.execute { desk.value?.askPeople(of: hub) } }
                }
            }
            loop.execute { desk.value = nil }
        }
    }
}
