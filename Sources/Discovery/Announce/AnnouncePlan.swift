import ChatModel
import NIOCore

/// When a hub says what to whom: no socket, no clock of its own.
struct AnnouncePlan: Sendable {
    /// Which of the hub's two ports: the one that all programs share, or the one that is its own.
    enum Door: Hashable, Sendable {
        case shared
        case own
    }

    /// What happened.
    enum Event: Hashable, Sendable {
        case targets([BroadcastTarget])
        case received(Datagram, from: SocketAddress, at: Door)
        /// So many people are online now.
        case people(UInt32)
        case tick
        case stopping
    }

    /// What must be done.
    enum Effect: Hashable, Sendable {
        /// Broadcast a beacon to each.
        case announce([BroadcastTarget])
        /// Broadcast to each that the hub stops.
        case goodbye([BroadcastTarget])
        /// A beacon with this token, to one.
        case answer(token: UInt64, to: SocketAddress)
        /// A ping's payload back, with the clock, from the port where it came in.
        case pong(token: UInt64, PingPayload, to: SocketAddress, from: Door)
        /// Who is here, with this token, from the port where the question came in.
        case tellPeople(token: UInt64, to: SocketAddress, from: Door)
    }

    private let scope: AnnounceScope
    private let jitter: @Sendable (ClosedRange<Int64>) -> Int64
    private var limiter = RateLimiter<String>(
        perSource: DiscoveryLimits.answersPerSource, all: DiscoveryLimits.answers, capacity: DiscoveryLimits.sources)
    private var peopleLimiter = RateLimiter<String>(
        perSource: DiscoveryLimits.peoplePerSource, all: DiscoveryLimits.people, capacity: DiscoveryLimits.sources)
    private let namesPeople: Bool
    /// How many people were online when that was last told.
    private var people: UInt32?
    private var targets: [BroadcastTarget] = []
    private var announced: NIODeadline?
    private var regular: NIODeadline?
    private var prompt: NIODeadline?

    /// - Parameters:
    ///   - namesPeople: whether it says who is on the hub.
    ///   - jitter: picks from a range of milliseconds.
    init(
        scope: AnnounceScope, namesPeople: Bool = false, jitter: @escaping @Sendable (ClosedRange<Int64>) -> Int64
    ) {
        self.scope = scope
        self.namesPeople = namesPeople
        self.jitter = jitter
    }

    /// When it wants a tick; nil when nothing is planned.
    var nextTick: NIODeadline? { [regular, prompt].compactMap(\.self).min() }

    mutating func apply(_ event: Event, at now: NIODeadline) -> [Effect] {
        switch event {
        case .targets(let all): change(to: scope.targets(of: all), at: now)
        case .received(.query(let token), let source, _): answer(token, to: source, at: now)
        case .received(.ping(let token, let payload), let source, let door):
            mayAnswer(source, at: now) ? [.pong(token: token, payload, to: source, from: door)] : []
        case .received(.who(let token), let source, let door):
            mayTellPeople(source, at: now) ? [.tellPeople(token: token, to: source, from: door)] : []
        case .received: []
        case .people(let count): note(count, at: now)
        case .tick: tick(at: now)
        case .stopping: stop()
        }
    }

    /// Says it at once and, as one packet is easily lost, a second time.
    private mutating func change(to new: [BroadcastTarget], at now: NIODeadline) -> [Effect] {
        guard new != targets else { return [] }
        targets = new
        let effects = announce(at: now)
        prompt = now + DiscoveryLimits.announceSpacing
        return effects
    }

    private mutating func answer(_ token: UInt64, to source: SocketAddress, at now: NIODeadline) -> [Effect] {
        guard mayAnswer(source, at: now) else { return [] }
        // An answer may not reach a browser behind a packet filter that is open for the fixed port only.
        let earliest = announced.map { $0 + DiscoveryLimits.announceSpacing } ?? now
        let wanted = max(now + .milliseconds(jitter(DiscoveryLimits.promptDelay)), earliest)
        prompt = min(prompt ?? wanted, wanted)
        return [.answer(token: token, to: source)]
    }

    private mutating func mayAnswer(_ source: SocketAddress, at now: NIODeadline) -> Bool {
        guard scope.answers(source), let address = source.ipAddress else { return false }
        return limiter.admits(address, at: now)
    }

    /// An answer to this question is longer and is signed for one: it has a rate of its own.
    private mutating func mayTellPeople(_ source: SocketAddress, at now: NIODeadline) -> Bool {
        guard namesPeople, scope.answers(source), let address = source.ipAddress else { return false }
        return peopleLimiter.admits(address, at: now)
    }

    /// Who looks at the list of hubs sees comings and goings within seconds; a crowd on its way in is told in one.
    private mutating func note(_ count: UInt32, at now: NIODeadline) -> [Effect] {
        defer { people = count }
        guard let people, people != count, regular != nil else { return [] }
        let earliest = announced.map { $0 + DiscoveryLimits.peopleSpacing } ?? now
        let wanted = max(now + .milliseconds(jitter(DiscoveryLimits.promptDelay)), earliest)
        prompt = min(prompt ?? wanted, wanted)
        return []
    }

    private mutating func tick(at now: NIODeadline) -> [Effect] {
        guard let due = nextTick, due <= now else { return [] }
        return announce(at: now)
    }

    private mutating func announce(at now: NIODeadline) -> [Effect] {
        announced = now
        regular = now + .milliseconds(jitter(DiscoveryLimits.announcePeriod))
        prompt = nil
        return targets.isEmpty ? [] : [.announce(targets)]
    }

    private mutating func stop() -> [Effect] {
        (regular, prompt) = (nil, nil)
        return targets.isEmpty ? [] : [.goodbye(targets)]
    }
}
