import ChatModel
import NIOCore
import NIOPosix

/// Looks for hubs on this machine's networks for as long as it runs.
package struct Browser: Sendable {
    /// Each checked beacon, for one reader. If the reader falls far behind, the oldest ones are dropped: hubs repeat
    /// themselves.
    package let sightings: AsyncStream<Sighting>
    private let found: AsyncStream<Sighting>.Continuation
    private let network: DiscoveryNetwork
    private let warn: @Sendable (DiscoveryError) -> Void

    /// - Parameter warn: told what does not work while the rest goes on.
    package init(network: DiscoveryNetwork = .local, warn: @escaping @Sendable (DiscoveryError) -> Void) {
        (sightings, found) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(DiscoveryLimits.sightingsWaiting))
        self.network = network
        self.warn = warn
    }

    /// Asks and listens until the task is cancelled; then the sightings end.
    /// - Throws: ``DiscoveryError`` if no hub can be asked at all.
    package func run() async throws(DiscoveryError) {
        defer { found.finish() }
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let desk = NIOLoopBoundBox<BrowseDesk?>.makeEmptyBox(valueType: BrowseDesk.self, eventLoop: loop)
        let receiver: DatagramPort.Receiver = { desk.value?.apply(.received($0, from: $1)) }
        let own = try await DatagramPort.open(DatagramSocket(.any, port: 0), on: loop, receiver)
        let shared = await DatagramPort.openShared(network.port, on: loop, warn, receiver)
        loop.execute { desk.value = BrowseDesk(own, port: network.port, found: found, on: loop) }
        let watch = InterfaceWatch(network: network, period: DiscoveryLimits.interfacePeriod)
        try await DatagramPort.serve([own, shared].compactMap(\.self)) {
            await watch.run { targets in loop.execute { desk.value?.apply(.targets(targets)) } }
            loop.execute { desk.value = nil }
        }
    }
}

/// Does what the plan says, on one event loop.
private final class BrowseDesk {
    private var plan = BrowsePlan { .random(in: 1 ... .max) }
    private let own: DatagramPort
    /// The port to which queries go.
    private let port: UInt16
    private let found: AsyncStream<Sighting>.Continuation
    private let timer: PlanTimer

    init(_ own: DatagramPort, port: UInt16, found: AsyncStream<Sighting>.Continuation, on loop: any EventLoop) {
        self.own = own
        self.port = port
        self.found = found
        timer = PlanTimer(loop)
    }

    func apply(_ event: BrowsePlan.Event) {
        plan.apply(event, at: .now()).forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(.tick) }
    }

    private func perform(_ effect: BrowsePlan.Effect) {
        switch effect {
        case .ask(let token, let targets):
            for target in targets { own.send(.query(token: token), to: target.broadcast.socket(port: port)) }
        case .show(let sighting): found.yield(sighting)
        }
    }
}
