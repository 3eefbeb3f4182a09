import ChatModel
import NIOCore

/// Does what the plan says, on one event loop.
final class BrowseDesk {
    private var plan: BrowsePlan
    private let own: PortPair
    private var groups: GroupMembership
    /// The port to which queries go.
    private let port: UInt16
    private let log: DiscoveryLog
    private let found: AsyncStream<Sighting>.Continuation
    private let timer: PlanTimer
    private var people: PeoplePlan
    private let answered: AsyncStream<HubPeople>.Continuation
    private let peopleTimer: PlanTimer

    init(
        _ own: PortPair, _ shared: PortPair, port: UInt16, log: DiscoveryLog,
        found: AsyncStream<Sighting>.Continuation, answered: AsyncStream<HubPeople>.Continuation,
        on loop: any EventLoop
    ) {
        plan = BrowsePlan(port: port, jitter: { .random(in: $0) }) { .random(in: 1 ... .max) }
        self.own = own
        groups = GroupMembership(shared)
        self.port = port
        self.log = log
        self.found = found
        self.answered = answered
        timer = PlanTimer(loop)
        people = PeoplePlan(port: port) { .random(in: 1 ... .max) }
        peopleTimer = PlanTimer(loop)
    }

    /// Takes in how the machine is now: groups are joined before anybody is asked to speak there.
    func look(_ look: InterfaceWatch.Look) {
        let targets = DiscoveryTarget.all(look.interfaces).distinct
        if look.hasWoken { groups.leave() }
        log.keep(targets, notJoined: groups.follow(targets))
        apply(BrowsePlan.Event.interfaces(look.interfaces))
        if look.hasWoken { apply(BrowsePlan.Event.woke) }
    }

    /// Takes in what happened; answers about people are another plan's.
    func take(_ event: BrowsePlan.Event) {
        guard case .received(let received, let arrival, _) = event else {
            apply(event)
            return
        }
        if case .people(let signed) = received.datagram {
            return apply(.received(signed, signedBytes: received.signedBytes))
        }
        for case .show(let sighting) in apply(event) { apply(.heard(sighting, from: arrival.source)) }
    }

    func askPeople(of hub: HubID) { apply(.asked(hub)) }

    private func apply(_ event: PeoplePlan.Event) {
        for effect in people.apply(event, at: .now()) {
            switch effect {
            case .ask(let token, let source): own.send(.who(token: token), to: source)
            case .show(let people): answered.yield(people)
            }
        }
        peopleTimer.set(people.nextTick) { [weak self] in self?.apply(PeoplePlan.Event.tick) }
    }

    @discardableResult
    private func apply(_ event: BrowsePlan.Event) -> [BrowsePlan.Effect] {
        let effects = plan.apply(event, at: .now())
        effects.forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(BrowsePlan.Event.tick) }
        return effects
    }

    private func perform(_ effect: BrowsePlan.Effect) {
        switch effect {
        case .ask(let token, let targets): ask(token, targets)
        case .inquire(let token, let places): for place in places { own.send(.query(token: token), to: place) }
        case .show(let sighting): found.yield(sighting)
        case .echo(let target): log.noteEcho(target)
        }
    }

    private func ask(_ token: UInt64, _ targets: [DiscoveryTarget]) {
        var (sent, refused): ([DiscoveryTarget], [DiscoveryTarget]) = ([], [])
        for target in targets {
            let code = own.send(.query(token: token), to: target, port: port)
            log.note(target, code)
            if code == nil { sent.append(target) } else { refused.append(target) }
        }
        _ = plan.apply(.outcome(sent: sent, refused: refused), at: .now())
    }
}
