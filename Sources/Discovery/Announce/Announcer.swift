import ChatModel
import NIOCore
import NIOPosix

/// Makes a hub known on this machine's networks for as long as it runs.
package struct Announcer: Sendable {
    /// What became of each way on which the hub is announced.
    package let log = DiscoveryLog()
    private let hub: AnnouncedHub
    private let scope: AnnounceScope
    private let network: DiscoveryNetwork
    private let warn: @Sendable (DiscoveryError) -> Void

    /// - Parameter warn: told what does not work while the rest goes on.
    package init(
        _ hub: AnnouncedHub, scope: AnnounceScope, network: DiscoveryNetwork = .local,
        warn: @escaping @Sendable (DiscoveryError) -> Void
    ) {
        self.hub = hub
        self.scope = scope
        self.network = network
        self.warn = warn
    }

    /// Announces and answers until the task is cancelled, then says goodbye.
    /// - Throws: ``DiscoveryError`` if the hub can't speak at all.
    package func run() async throws(DiscoveryError) {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let desk = NIOLoopBoundBox<AnnounceDesk?>.makeEmptyBox(valueType: AnnounceDesk.self, eventLoop: loop)
        let takeShared: DatagramPort.Receiver = { desk.value?.apply(.received($0.datagram, $1, at: .shared)) }
        // The number of its TCP port if that is free: then one number is enough for a packet filter.
        let own = try await PortPair.openOwn(
            scope.source4, scope.source6, preferring: hub.port == network.port ? 0 : hub.port, on: loop
        ) { desk.value?.apply(.received($0.datagram, $1, at: .own)) }
        let shared = await PortPair.openShared(network.port, on: loop, warn, takeShared)
        loop.execute {
            desk.value = AnnounceDesk(
                hub, scope, own: own, shared: shared, port: network.port, log: log, on: loop)
        }
        let counting = loop.scheduleRepeatedTask(initialDelay: .zero, delay: DiscoveryLimits.peoplePeriod) { _ in
            desk.value?.count()
        }
        defer { counting.cancel() }
        try await DatagramPort.serve(own.ports + shared.ports) {
            var doors = AddressDoors(port: network.port, scope: scope, on: loop, takeShared)
            var watch = InterfaceWatch(network: network)
            while let look = await watch.next() {
                // A hub with another TCP port is asked at that number, which its own port has.
                if hub.port == network.port { await doors.follow(look.interfaces) }
                loop.execute { desk.value?.look(look) }
            }
            await doors.close()
            try? await loop.submit {
                desk.value?.apply(.stopping)
                desk.value = nil
            }.get()
        }
    }
}
