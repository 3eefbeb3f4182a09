import ChatModel
import MessageCodec
import NIOCore

@testable import Discovery

/// Hubs and browsers on one link in virtual time: real plans, packets that take a millisecond, and counts of them.
struct VirtualLAN {
    /// What was sent by whom.
    struct Counts {
        /// By hub: beacons to everybody, one for each way.
        var announcements: [Int]
        /// By hub: beacons to one asker.
        var answers: [Int]
        /// Queries to everybody, one for each way.
        var queries = 0
        /// Times that a browser asked.
        var asks = 0
    }

    private enum Event {
        case hub(Int)
        case browser(Int)
        case query(token: UInt64, from: Int, [DiscoveryTarget])
        case answer(hub: Int, token: UInt64, waited: TimeAmount, to: Int, at: SocketAddress)
        case announcement(hub: Int)
    }

    private static let origin = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    /// One in so many hubs is heard by the browsers: they need to know that there are hubs, not all of them.
    private static let sample = 50

    private var hubs: [AnnouncePlan]
    private var browsers: [BrowsePlan]
    private(set) var counts: Counts
    /// Of each browser: how many beacons it made something of.
    private var heard: [Int]
    /// Of hubs and browsers: whether they were started.
    private var isUp: [Bool]
    private var isLooking: [Bool]
    /// What is sent before is lost.
    private let quietUntil: Int
    /// When each browser wants its next tick, as far as that is planned.
    private var planned: [NIODeadline?]
    private var agenda: [[Event]] = []
    private var now = 0
    private var counters: [UInt64]
    /// When the other hubs last heard of each.
    private var spread: [Int]
    private var keys: [[UInt8]]

    /// - Parameter quietUntil: milliseconds for which nothing that is sent arrives.
    init(hubs: Int, browsers: Int, seed: UInt64, quietUntil: Int = 0) {
        let jitter = Self.jitter(seed)
        self.hubs = (0..<hubs).map { _ in AnnouncePlan(scope: .everywhere, jitter: jitter) }
        self.browsers = (0..<browsers).map { number in
            let tokens = Tokens()
            let check = BeaconCheck(capacity: DiscoveryLimits.hubs) { key, _, _ in
                Digest(Array(key.prefix(32))).map(HubID.init)
            }
            return BrowsePlan(jitter: jitter, check: check) { UInt64(number) << 32 | tokens.next() }
        }
        counts = Counts(announcements: Array(repeating: 0, count: hubs), answers: Array(repeating: 0, count: hubs))
        heard = Array(repeating: 0, count: browsers)
        counters = Array(repeating: 0, count: hubs)
        spread = Array(repeating: -1_000_000, count: hubs)
        keys = (0..<hubs).map { [UInt8(truncatingIfNeeded: $0), UInt8(1)] + [UInt8](repeating: 4, count: 63) }
        isUp = Array(repeating: false, count: hubs)
        isLooking = Array(repeating: false, count: browsers)
        self.quietUntil = quietUntil
        planned = Array(repeating: nil, count: browsers)
    }

    private static func jitter(_ seed: UInt64) -> @Sendable (ClosedRange<Int64>) -> Int64 {
        let tokens = Tokens()
        return { range in
            var random = SplitMix(seed: seed &+ tokens.next() &* 0x9E37_79B9)
            return Int64.random(in: range, using: &random)
        }
    }

    /// The interface of a machine with that number; all are on one network.
    private static func card(_ number: Int, isHub: Bool) -> NetworkInterface {
        let v4 = IPv4Address(bits: 0x0A00_0000 + (isHub ? 0x10_0000 : 0) + UInt32(number) + 1)
        let v6 = IPv6Address(high: 0xFE80 << 48, low: UInt64(v4.bits))
        return NetworkInterface(
            name: "eth0", index: 2, flags: [.up, .running, .broadcast, .multicast],
            addresses: [
                NetworkInterface.Address(.v4(v4), prefix: 8), NetworkInterface.Address(.v6(v6), prefix: 64),
            ])
    }

    /// How many browsers heard no hub.
    var deaf: Int { heard.count { $0 == 0 } }

    private func deadline(_ milliseconds: Int) -> NIODeadline { Self.origin + .milliseconds(Int64(milliseconds)) }

    /// Starts all: each machine at a moment within so many milliseconds; runs until the end and counts from a moment on.
    mutating func run(startingWithin spread: Int, until end: Int, countingFrom begin: Int, seed: UInt64) throws {
        agenda = Array(repeating: [], count: end + 2)
        var random = SplitMix(seed: seed)
        for index in hubs.indices { plan(.hub(index), Int.random(in: 0...min(spread, 1_000), using: &random)) }
        for index in browsers.indices { plan(.browser(index), Int.random(in: 0...spread, using: &random)) }
        for moment in 0...end {
            now = moment
            if moment == begin { forget() }
            var next = 0
            while next < agenda[moment].count {
                try perform(agenda[moment][next])
                next += 1
            }
            agenda[moment] = []
        }
    }

    private mutating func forget() {
        counts = Counts(
            announcements: Array(repeating: 0, count: hubs.count), answers: Array(repeating: 0, count: hubs.count))
    }

    private mutating func plan(_ event: Event, _ moment: Int) {
        if moment < agenda.count { agenda[moment].append(event) }
    }

    /// Within the millisecond, and never twice in the same one for nothing.
    private mutating func plan(_ event: Event, _ deadline: NIODeadline?) {
        guard let deadline else { return }
        let wait = (deadline - self.deadline(now)).nanoseconds
        plan(event, now + max(1, Int((wait + 999_999) / 1_000_000)))
    }

    private mutating func perform(_ event: Event) throws {
        switch event {
        case .hub(let index):
            take(
                hubs[index].apply(
                    isUp[index] ? .tick : .interfaces([Self.card(index, isHub: true)]), at: deadline(now)),
                ofHub: index)
            isUp[index] = true
        case .browser(let index):
            take(
                browsers[index].apply(
                    isLooking[index] ? .tick : .interfaces([Self.card(index, isHub: false)]), at: deadline(now)),
                ofBrowser: index)
            isLooking[index] = true
        case .query, .announcement, .answer: if now >= quietUntil { try deliver(event) }
        }
    }

    private mutating func deliver(_ event: Event) throws {
        switch event {
        case .hub, .browser: break
        case .query(let token, let index, let targets): try deliver(query: token, from: index, targets)
        case .announcement(let index): try deliver(announcementOf: index)
        case .answer(let hub, let token, let waited, let index, let source):
            let received = try beacon(of: hub, token: token, waited: waited)
            let arrival = Arrival(from: source, interface: 2)
            heard[index] += browsers[index].apply(.received(received, arrival, at: .own), at: deadline(now)).count
            planTick(ofBrowser: index)
        }
    }
}

/// Who sends what.
extension VirtualLAN {
    private mutating func take(_ effects: [AnnouncePlan.Effect], ofHub index: Int) {
        for effect in effects {
            switch effect {
            case .announce(let targets):
                counts.announcements[index] += targets.count { $0.kind != .thisMachine }
                plan(.announcement(hub: index), now + 1)
            case .answer(let token, let waited, let back):
                counts.answers[index] += 1
                let asker = Int(token >> 32)
                guard let own = Self.source(back.source, index) else { continue }
                plan(.answer(hub: index, token: token, waited: waited, to: asker, at: own), now + 1)
            case .goodbye, .pong, .tellPeople: break
            }
        }
        plan(.hub(index), hubs[index].nextTick)
    }

    /// The hub's address in the family of the asker's.
    private static func source(_ asker: SocketAddress, _ hub: Int) -> SocketAddress? {
        let addresses = card(hub, isHub: true).addresses.map(\.ip)
        let isIPv6 = IPv6Address(asker) != nil
        return addresses[isIPv6 ? 1 : 0].socket(port: 24_822, zone: isIPv6 ? 2 : 0)
    }

    private mutating func take(_ effects: [BrowsePlan.Effect], ofBrowser index: Int) {
        for case .ask(let token, let targets) in effects {
            let there = targets.count { $0.kind != .thisMachine }
            counts.asks += min(there, 1)
            counts.queries += there
            plan(.query(token: token, from: index, targets), now + 1)
        }
        planTick(ofBrowser: index)
    }

    private mutating func planTick(ofBrowser index: Int) {
        guard planned[index] != browsers[index].nextTick else { return }
        planned[index] = browsers[index].nextTick
        plan(.browser(index), planned[index])
    }
}

/// Who hears what.
extension VirtualLAN {
    private mutating func deliver(query token: UInt64, from index: Int, _ targets: [DiscoveryTarget]) throws {
        let query = try ReceivedDatagram(.query(token: token))
        for target in targets where target.kind != .thisMachine {
            let source = target.own.ip.socket(port: 40_000, zone: target.kind == .multicast6 ? 2 : 0)
            let arrival = Arrival(from: source, interface: 2, to: target.destination)
            for hub in hubs.indices where isUp[hub] {
                take(
                    hubs[hub].apply(.received(query.datagram, arrival, at: .shared), at: deadline(now)), ofHub: hub)
            }
            for browser in browsers.indices where isLooking[browser] {
                _ = browsers[browser].apply(.received(query, arrival, at: .shared), at: deadline(now))
            }
        }
    }

    private mutating func deliver(announcementOf index: Int) throws {
        let received = try beacon(of: index)
        guard let source = Self.source(IPv4Address.any.socket(port: 1), index) else { return }
        let arrival = Arrival(from: source, interface: 2, to: .v4(.group))
        // Hubs only count each other; what they hear of one does for a minute.
        if now - spread[index] > 60_000 {
            spread[index] = now
            for hub in hubs.indices {
                _ = hubs[hub].apply(.received(received.datagram, arrival, at: .shared), at: deadline(now))
            }
        }
        guard index % Self.sample == 0 else { return }
        for browser in browsers.indices where isLooking[browser] {
            heard[browser] +=
                browsers[browser].apply(.received(received, arrival, at: .shared), at: deadline(now))
                .count
            planTick(ofBrowser: browser)
        }
    }

    private mutating func beacon(of hub: Int, token: UInt64 = 0, waited: TimeAmount = .zero) throws -> ReceivedDatagram
    {
        counters[hub] += 1
        let beacon = Beacon(
            hubKey: keys[hub], freshness: Freshness(start: 1, counter: counters[hub]), name: try HubName("lab"),
            port: 24_822, pingPort: 24_822, people: 1, flags: [], clock: HubTime(milliseconds: 0), token: token,
            waited: UInt32(clamping: waited.nanoseconds / 1_000))
        return try ReceivedDatagram(
            .beacon(SignedBeacon(beacon: beacon, signature: [UInt8](repeating: 0, count: 64))))
    }
}
