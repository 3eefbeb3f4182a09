import ChatModel
import MessageCodec
import NIOCore

/// When a browser asks, and what it makes of what it hears: no socket, no clock of its own.
struct BrowsePlan: Sendable {
    /// What happened.
    enum Event: Hashable, Sendable {
        case targets([BroadcastTarget])
        case received(ReceivedDatagram, from: SocketAddress)
        case tick
    }

    /// What must be done.
    enum Effect: Hashable, Sendable {
        /// Broadcast a query with this token to each.
        case ask(token: UInt64, [BroadcastTarget])
        case show(Sighting)
    }

    private struct Query {
        let token: UInt64
        let sent: NIODeadline
    }

    private let token: @Sendable () -> UInt64
    private var check = BeaconCheck(capacity: DiscoveryLimits.hubs)
    private var limiter = RateLimiter<String>(
        perSource: DiscoveryLimits.beaconsPerSource, all: DiscoveryLimits.beacons, capacity: DiscoveryLimits.sources)
    private var targets: [BroadcastTarget] = []
    /// The moments of the queries to come, soonest first.
    private var planned: [NIODeadline] = []
    private var queries: [Query] = []

    /// - Parameter token: makes a number that nobody can guess.
    init(token: @escaping @Sendable () -> UInt64) { self.token = token }

    /// When it wants a tick; nil when nothing is planned.
    var nextTick: NIODeadline? { planned.first }

    mutating func apply(_ event: Event, at now: NIODeadline) -> [Effect] {
        switch event {
        case .targets(let new):
            guard new != targets else { return [] }
            targets = new
            planned = DiscoveryLimits.openingQueries.map { now + $0 }
            return ask(at: now)
        case .tick: return ask(at: now)
        case .received(let received, let source):
            return hear(received, from: source, at: now).map { [.show($0)] } ?? []
        }
    }

    private mutating func ask(at now: NIODeadline) -> [Effect] {
        guard let due = planned.first, due <= now else { return [] }
        planned.removeAll { $0 <= now }
        if planned.isEmpty { planned = [now + DiscoveryLimits.queryPeriod] }
        let query = Query(token: token(), sent: now)
        queries = queries.suffix(DiscoveryLimits.queriesTimed - 1) + [query]
        return [.ask(token: query.token, targets)]
    }

    private mutating func hear(
        _ received: ReceivedDatagram, from source: SocketAddress, at now: NIODeadline
    ) -> Sighting? {
        guard case .beacon(let signed) = received.datagram, signed.beacon.port > 0,
            let address = IPv4Address(source), limiter.admits(address.description, at: now),
            let hub = check.admit(signed, payload: received.signedBytes)
        else { return nil }
        let beacon = signed.beacon
        let host = address.isLoopback ? IPv4Address.loopback : address
        return Sighting(
            hub: hub, beacon: beacon,
            address: .tcp(host: host.description, port: beacon.port, plain: beacon.flags.contains(.plain)),
            roundTrip: roundTrip(beacon.token, at: now))
    }

    private func roundTrip(_ token: UInt64, at now: NIODeadline) -> Double? {
        guard token != 0, let query = queries.first(where: { $0.token == token }) else { return nil }
        return (now - query.sent).milliseconds
    }
}
