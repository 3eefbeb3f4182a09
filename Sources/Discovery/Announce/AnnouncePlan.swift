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
        /// The machine's interfaces are these now.
        case interfaces([NetworkInterface])
        /// The machine has slept: nobody knows any more what was said before.
        case woke
        case received(Datagram, Arrival, at: Door)
        /// What became of an announcement.
        case outcome(sent: [DiscoveryTarget], refused: [DiscoveryTarget])
        /// So many people are online now.
        case people(UInt32)
        case tick
        case stopping
    }

    /// What must be done.
    enum Effect: Hashable, Sendable {
        /// A beacon to each.
        case announce([DiscoveryTarget])
        /// To each that the hub stops.
        case goodbye([DiscoveryTarget])
        /// A beacon with this token, to one, after it has waited so long.
        case answer(token: UInt64, waited: TimeAmount, Return)
        /// A ping's payload back, with the clock.
        case pong(token: UInt64, PingPayload, Return)
        /// Who is here, with this token.
        case tellPeople(token: UInt64, Return)
    }

    /// The way back to somebody who asked.
    struct Return: Hashable, Sendable {
        let source: SocketAddress
        let door: Door
        let route: Route
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
    private var targets: [DiscoveryTarget] = []
    /// The machine's own addresses.
    private var addresses: Set<IPAddress> = []
    /// By the number of its interface.
    private var links: [UInt32: LinkState] = [:]
    private var regular: NIODeadline?
    private var queries = QueryMemory()
    private var answers = AnswerQueue()
    private var neighbours = Neighbourhood()
    private var retries = Retries()

    /// What was said on one link.
    private struct LinkState {
        var announced: NIODeadline?
        /// When something is to be said that is not regular.
        var prompt: NIODeadline?
        /// The answers to queries that all heard.
        var meter = Meter()
    }

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
    var nextTick: NIODeadline? {
        ([regular, answers.nextTick, retries.nextTick] + links.values.map(\.prompt)).compactMap(\.self).min()
    }

    mutating func apply(_ event: Event, at now: NIODeadline) -> [Effect] {
        switch event {
        case .interfaces(let interfaces):
            addresses = Set(interfaces.flatMap(\.addresses).map(\.ip))
            let new = scope.targets(of: DiscoveryTarget.all(interfaces))
            return new == targets ? [] : begin(new, at: now)
        case .woke: return begin(targets, at: now)
        case .received(let datagram, let arrival, let door): return take(datagram, arrival, door, at: now)
        case .outcome(let sent, let refused):
            retries.note(sent: sent, refused: refused, at: now)
            return []
        case .people(let count):
            note(count, at: now)
            return []
        case .tick: return tick(at: now)
        case .stopping: return stop()
        }
    }

    private mutating func take(
        _ datagram: Datagram, _ arrival: Arrival, _ door: Door, at now: NIODeadline
    ) -> [Effect] {
        switch datagram {
        case .query(let token): return answer(token, arrival, door, at: now)
        case .ping(let token, let payload):
            guard mayAnswer(arrival.source, at: now) else { return [] }
            return [.pong(token: token, payload, back(to: arrival, door))]
        case .who(let token):
            return mayTellPeople(arrival.source, at: now) ? [.tellPeople(token: token, back(to: arrival, door))] : []
        case .beacon(let signed):
            neighbours.hear(signed.beacon.hubKey, at: now)
            return []
        case .pong, .people: return []
        }
    }
}

/// Announcing.
extension AnnouncePlan {
    /// Says it at once and, as one packet is easily lost, a second time.
    private mutating func begin(_ new: [DiscoveryTarget], at now: NIODeadline) -> [Effect] {
        targets = new
        retries.keep(new)
        links = [:]
        let effects = announceAll(at: now)
        for index in links.keys { links[index]?.prompt = now + DiscoveryLimits.announceSpacing }
        return effects
    }

    private mutating func announceAll(at now: NIODeadline) -> [Effect] {
        announce(Set(targets.map(\.index)), at: now)
    }

    private mutating func announce(_ indices: Set<UInt32>, at now: NIODeadline) -> [Effect] {
        if indices.isSuperset(of: targets.map(\.index)) {
            regular = now + .milliseconds(jitter(DiscoveryLimits.announcePeriod))
        }
        for index in indices {
            links[index, default: LinkState()].announced = now
            links[index]?.prompt = nil
        }
        answers.drop(heardOn: indices)
        let heard = targets.filter { indices.contains($0.index) }
        return heard.isEmpty ? [] : [.announce(heard)]
    }

    /// Who looks at the list of hubs sees comings and goings within seconds; a crowd on its way in is told in one.
    private mutating func note(_ count: UInt32, at now: NIODeadline) {
        defer { people = count }
        guard let people, people != count, regular != nil else { return }
        for index in Set(targets.map(\.index)) {
            prompt(index, at: now + .milliseconds(jitter(DiscoveryLimits.promptDelay)), after: DiscoveryLimits.peopleSpacing)
        }
    }

    /// Something is to be said on a link at a moment, but not so soon after what was said last.
    private mutating func prompt(_ link: UInt32, at moment: NIODeadline, after spacing: TimeAmount) {
        let state = links[link, default: LinkState()]
        let wanted = max(moment, state.announced.map { $0 + spacing } ?? moment)
        links[link, default: LinkState()].prompt = min(state.prompt ?? wanted, wanted)
    }

    private mutating func tick(at now: NIODeadline) -> [Effect] {
        let ready = answers.due(at: now).map { answer in
            Effect.answer(token: answer.token, waited: now - answer.asked, back(to: answer.arrival, answer.door))
        }
        if let regular, regular <= now { return ready + announceAll(at: now) }
        let prompted = links.filter { $0.value.prompt.map { $0 <= now } ?? false }
        let effects = ready + (prompted.isEmpty ? [] : announce(Set(prompted.keys), at: now))
        let again = retries.due(targets.filter { prompted[$0.index] == nil }, at: now)
        return again.isEmpty ? effects : effects + [.announce(again)]
    }

    private mutating func stop() -> [Effect] {
        (regular, links) = (nil, [:])
        answers.clear()
        retries.keep([])
        return targets.isEmpty ? [] : [.goodbye(targets)]
    }
}

/// Answering.
extension AnnouncePlan {
    private mutating func answer(
        _ token: UInt64, _ arrival: Arrival, _ door: Door, at now: NIODeadline
    ) -> [Effect] {
        guard mayAnswer(arrival.source, at: now), queries.isNew(token, from: arrival.source, at: now) else { return [] }
        guard let link = link(of: arrival) else { return answer(token, arrival, door, nil, at: now) }
        let window = neighbours.window
        // An answer may not reach a browser behind a packet filter that is open for the fixed port only, and who heard
        // somebody else's query does not ask.
        let soon = now + .milliseconds(window + jitter(DiscoveryLimits.promptDelay))
        prompt(link, at: soon, after: DiscoveryLimits.announceSpacing)
        // Where many ask at once, one announcement to all is cheaper than an answer to each.
        guard links[link, default: LinkState()].meter.admits(DiscoveryLimits.answersPerLink, at: now) else { return [] }
        return answer(token, arrival, door, link, within: window, at: now)
    }

    /// At once, or at some moment within the time that all hubs share for their answers.
    private mutating func answer(
        _ token: UInt64, _ arrival: Arrival, _ door: Door, _ link: UInt32?, within window: Int64 = 0,
        at now: NIODeadline
    ) -> [Effect] {
        let delay = TimeAmount.milliseconds(window > 0 ? jitter(0...window) : 0)
        let answer = AnswerQueue.Answer(
            token: token, arrival: arrival, door: door, link: link, asked: now, due: now + delay)
        guard delay == .zero || !answers.add(answer) else { return [] }
        return [.answer(token: token, waited: .zero, back(to: arrival, door))]
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

    /// The link on which somebody asked everybody; nil if this hub was asked alone, or is not announced there.
    private func link(of arrival: Arrival) -> UInt32? {
        // Where the system tells neither, it may have been everybody.
        guard let destination = arrival.destination else { return targets.first?.index }
        return targets.first {
            $0.destination == destination && (arrival.interface == 0 || $0.index == 0 || $0.index == arrival.interface)
        }?.index
    }

    /// Out of the interface where everybody was asked, from the address that the hub has there; to who asked the hub
    /// alone, from the address and the port that they asked, or a packet filter on their side takes it for a stranger's.
    private func back(to arrival: Arrival, _ door: Door) -> Return {
        if let asked = arrival.destination, addresses.contains(asked), scope.listens(on: asked) {
            let route = Route(interface: asked.isLinkLocal ? arrival.interface : 0, from: asked)
            return Return(source: arrival.source, door: door, route: route)
        }
        let isIPv6 = if case .v6 = arrival.source { true } else { false }
        let target = targets.first { $0.index == arrival.interface && ($0.kind == .multicast6) == isIPv6 }
        return Return(source: arrival.source, door: .own, route: target.map(Route.init) ?? .any)
    }
}
