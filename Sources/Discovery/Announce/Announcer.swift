import ChatModel
import NIOCore
import NIOPosix

/// Makes a hub known on this machine's networks for as long as it runs.
package struct Announcer: Sendable {
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
        let own = try await DatagramPort.open(ownSocket(), on: loop) { datagram, source in
            desk.value?.apply(.received(datagram.datagram, from: source, at: .own))
        }
        let shared = await DatagramPort.openShared(network.port, on: loop, warn) { datagram, source in
            desk.value?.apply(.received(datagram.datagram, from: source, at: .shared))
        }
        loop.execute { desk.value = AnnounceDesk(hub, scope, own: own, shared: shared, port: network.port, on: loop) }
        let counting = loop.scheduleRepeatedTask(initialDelay: .zero, delay: DiscoveryLimits.peoplePeriod) { _ in
            desk.value?.count()
        }
        defer { counting.cancel() }
        let watch = InterfaceWatch(network: network, period: DiscoveryLimits.interfacePeriod)
        try await DatagramPort.serve([own, shared].compactMap(\.self)) {
            await watch.run { targets in loop.execute { desk.value?.apply(.targets(targets)) } }
            try? await loop.submit {
                desk.value?.apply(.stopping)
                desk.value = nil
            }.get()
        }
    }

    /// The number of its TCP port if that is free: then one number is enough for a packet filter.
    private func ownSocket() throws(DiscoveryError) -> DatagramSocket {
        if hub.port != network.port, let socket = try? DatagramSocket(scope.source, port: hub.port) { return socket }
        return try DatagramSocket(scope.source, port: 0)
    }
}
