import ChatModel
import MessageCodec
import NIOCore

/// When a browser asks, and what it makes of what it hears: no socket, no clock of its own.
struct BrowsePlan: Sendable {
    /// Which of the browser's two ports: the one that all programs share, or the one that is its own.
    enum Door: Hashable, Sendable {
        case shared
        case own
    }

    /// What happened.
    enum Event: Hashable, Sendable {
        /// The machine's interfaces are these now.
        case interfaces([NetworkInterface])
        /// The machine has slept: what was heard before may be gone.
        case woke
        /// These may have a hub: hosts with the TCP ports where it would listen.
        case places([SocketAddress])
        case received(ReceivedDatagram, Arrival, at: Door)
        /// What became of a query.
        case outcome(sent: [DiscoveryTarget], refused: [DiscoveryTarget])
        case tick
    }

    /// What must be done.
    enum Effect: Hashable, Sendable {
        /// A query with this token to each.
        case ask(token: UInt64, [DiscoveryTarget])
        /// A query with this token to these alone.
        case inquire(token: UInt64, [SocketAddress])
        case show(Sighting)
        /// A query of one's own came back from there.
        case echo(DiscoveryTarget)
    }

    private struct Query {
        let token: UInt64
        let sent: NIODeadline
    }

    private let token: @Sendable () -> UInt64
    private var check: BeaconCheck
    private var limiter = RateLimiter<String>(
        perSource: DiscoveryLimits.beaconsPerSource, all: DiscoveryLimits.beacons, capacity: DiscoveryLimits.sources)
    private var targets: [DiscoveryTarget] = []
    private var names: [UInt32: String] = [:]
    private var schedule: QuerySchedule
    private var inquiries: Inquiries
    private var retries = Retries()
    private var queries: [Query] = []

    /// - Parameters:
    ///   - port: the UDP port that all hubs share.
    ///   - jitter: picks from a range of milliseconds.
    ///   - verify: whose a beacon's signature is.
    ///   - token: makes a number that nobody can guess.
    init(
        port: UInt16 = HubAddress.defaultPort, jitter: @escaping @Sendable (ClosedRange<Int64>) -> Int64,
        check: BeaconCheck = BeaconCheck(capacity: DiscoveryLimits.hubs), token: @escaping @Sendable () -> UInt64
    ) {
        self.token = token
        self.check = check
        schedule = QuerySchedule(jitter: jitter)
        inquiries = Inquiries(port: port, jitter: jitter)
    }

    /// When it wants a tick; nil when nothing is planned.
    var nextTick: NIODeadline? {
        [schedule.nextTick, inquiries.nextTick, retries.nextTick].compactMap(\.self).min()
    }

    mutating func apply(_ event: Event, at now: NIODeadline) -> [Effect] {
        switch event {
        case .interfaces(let interfaces):
            names = Dictionary(interfaces.map { ($0.index, $0.name) }) { first, _ in first }
            let new = DiscoveryTarget.all(interfaces).distinct
            return new == targets ? [] : begin(new, at: now)
        case .woke: return begin(targets, at: now)
        case .places(let places):
            inquiries.set(places, at: now)
            return []
        case .outcome(let sent, let refused):
            retries.note(sent: sent, refused: refused, at: now)
            return []
        case .tick: return ask(at: now)
        case .received(let received, let arrival, let door): return take(received, arrival, door, at: now)
        }
    }
}

/// Asking.
extension BrowsePlan {
    private mutating func begin(_ new: [DiscoveryTarget], at now: NIODeadline) -> [Effect] {
        targets = new
        retries.keep(new)
        schedule.begin(at: now)
        inquiries.begin(at: now)
        return ask(at: now)
    }

    private mutating func ask(at now: NIODeadline) -> [Effect] {
        let due = schedule.due(targets, at: now)
        let asked = due + retries.due(targets.filter { !due.contains($0) }, at: now)
        let inquired = inquiries.due(at: now)
        guard !asked.isEmpty || !inquired.isEmpty else { return [] }
        let query = Query(token: token(), sent: now)
        queries = queries.suffix(DiscoveryLimits.queriesTimed - 1) + [query]
        return (asked.isEmpty ? [] : [.ask(token: query.token, asked)])
            + (inquired.isEmpty ? [] : [.inquire(token: query.token, inquired)])
    }
}

/// Hearing.
extension BrowsePlan {
    private mutating func take(
        _ received: ReceivedDatagram, _ arrival: Arrival, _ door: Door, at now: NIODeadline
    ) -> [Effect] {
        switch received.datagram {
        case .beacon(let signed):
            return hear(signed, received.signedBytes, arrival, at: now).map { [.show($0)] } ?? []
        case .query(let token) where door == .shared: return hearQuery(token, arrival, at: now)
        case .query, .ping, .pong, .who, .people: return []
        }
    }

    /// Somebody asked everybody on a link: its hubs will announce themselves, so that one's own query can wait.
    private mutating func hearQuery(_ token: UInt64, _ arrival: Arrival, at now: NIODeadline) -> [Effect] {
        let target = targets.first { $0.index == arrival.interface && $0.destination == arrival.destination }
        guard let target else { return [] }
        if queries.contains(where: { $0.token == token }) { return [.echo(target)] }
        schedule.hearQuery(token, on: target.index, at: now)
        return []
    }

    private mutating func hear(
        _ signed: SignedBeacon, _ signedBytes: [UInt8], _ arrival: Arrival, at now: NIODeadline
    ) -> Sighting? {
        let beacon = signed.beacon
        guard beacon.port > 0, let source = IPAddress(arrival.source), limiter.admits(source.description, at: now),
            let hub = check.admit(signed, payload: signedBytes)
        else { return nil }
        if !beacon.flags.contains(.goodbye) {
            schedule.hear(at: now)
            inquiries.hear(
                arrival.source, port: beacon.port, isAnnouncement: beacon.token == 0, at: now)
        }
        return Sighting(
            hub: hub, beacon: beacon,
            address: .tcp(
                host: host(source, beacon, arrival), port: beacon.port, plain: beacon.flags.contains(.plain)),
            roundTrip: roundTrip(of: beacon, at: now))
    }

    /// How the sender is reached: on this machine at a loopback address, on a link alone with the link's name.
    private func host(_ source: IPAddress, _ beacon: Beacon, _ arrival: Arrival) -> String {
        if source.isLoopback {
            return (beacon.flags.contains(.loopback6) ? IPAddress.v6(.loopback) : .v4(.loopback)).description
        }
        guard source.isLinkLocal, case .v6(let socket) = arrival.source else { return source.description }
        let zone = socket.address.sin6_scope_id
        return "\(source)%\(names[zone] ?? String(zone))"
    }

    /// Milliseconds on the way to the hub and back, without those that the hub waited.
    private func roundTrip(of beacon: Beacon, at now: NIODeadline) -> Double? {
        guard beacon.token != 0, let query = queries.first(where: { $0.token == beacon.token }) else { return nil }
        return max(0, (now - query.sent).milliseconds - Double(beacon.waited) / 1_000)
    }
}
