import ChatModel
import MessageCodec
import NIOCore
import NIOPosix

/// Asks many IPv4 addresses one by one whether a hub is there: only where a person wants that.
package struct Sweep: Sendable {
    private let addresses: [IPv4Address]
    private let port: UInt16
    private let pause: Duration
    private let patience: Duration

    /// - Parameters:
    ///   - addresses: each as a number, most significant byte first.
    ///   - port: the UDP port that is asked.
    ///   - pause: between two questions.
    ///   - patience: how long answers to the last question are waited for.
    package init(_ addresses: [UInt32], port: UInt16, pause: Duration, patience: Duration) {
        self.addresses = addresses.map(IPv4Address.init(bits:))
        self.port = port
        self.pause = pause
        self.patience = patience
    }

    /// The hubs that answered.
    /// - Throws: ``DiscoveryError`` if nothing can be asked at all.
    package func run() async throws(DiscoveryError) -> [Sighting] {
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let plan = NIOLoopBoundBox.makeBoxSendingValue(SweepPlan { .random(in: 1 ... .max) }, eventLoop: loop)
        let own = try await PortPair.openOwn(.any, nil, on: loop) { received, arrival in
            plan.value.hear(received, from: arrival.source)
        }
        for address in addresses where !Task.isCancelled {
            let target = address.socket(port: port)
            loop.execute { own.send(plan.value.query, to: target) }
            // The pace: a sweep is no flood.
            try? await Task.sleep(for: pause)
        }
        // Who was asked last has as long to answer.
        try? await Task.sleep(for: patience)
        let found = (try? await loop.submit { plan.value.found }.get()) ?? []
        for port in own.ports { await port.close() }
        return found
    }
}

/// What a sweep asks, and what it makes of what it hears: no socket, no clock of its own.
struct SweepPlan: Sendable {
    private let token: UInt64
    private var check = BeaconCheck(capacity: DiscoveryLimits.hubs)
    /// The hubs that answered, each once.
    private(set) var found: [Sighting] = []

    /// - Parameter token: makes a number that nobody can guess.
    init(token: () -> UInt64) { self.token = token() }

    /// What every address is asked.
    var query: Datagram { .query(token: token) }

    /// Takes in an answer to one of the questions; anything else is nothing.
    mutating func hear(_ received: ReceivedDatagram, from source: SocketAddress) {
        guard case .beacon(let signed) = received.datagram, signed.beacon.token == token,
            signed.beacon.port > 0, let address = IPv4Address(source),
            let hub = check.admit(signed, payload: received.signedBytes)
        else { return }
        let place = HubAddress.tcp(
            host: address.description, port: signed.beacon.port, plain: signed.beacon.flags.contains(.plain))
        guard !found.contains(where: { $0.hub == hub && $0.address == place }) else { return }
        found.append(Sighting(hub: hub, beacon: signed.beacon, address: place, roundTrip: nil))
    }
}
