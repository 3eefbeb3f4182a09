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

    init(
        _ own: PortPair, _ shared: PortPair, port: UInt16, log: DiscoveryLog,
        found: AsyncStream<Sighting>.Continuation, on loop: any EventLoop
    ) {
        plan = BrowsePlan(port: port, jitter: { .random(in: $0) }) { .random(in: 1 ... .max) }
        self.own = own
        groups = GroupMembership(shared)
        self.port = port
        self.log = log
        self.found = found
        timer = PlanTimer(loop)
    }

    /// Takes in how the machine is now: groups are joined before anybody is asked to speak there.
    func look(_ look: InterfaceWatch.Look) {
        let targets = DiscoveryTarget.all(look.interfaces).distinct
        if look.hasWoken { groups.leave() }
        log.keep(targets, notJoined: groups.follow(targets))
        apply(.interfaces(look.interfaces))
        if look.hasWoken { apply(.woke) }
    }

    func apply(_ event: BrowsePlan.Event) {
        plan.apply(event, at: .now()).forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(.tick) }
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
