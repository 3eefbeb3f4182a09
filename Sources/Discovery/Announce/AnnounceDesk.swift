import ChatModel
import NIOCore

/// Does what the plan says, on one event loop.
final class AnnounceDesk {
    private var plan: AnnouncePlan
    private let scope: AnnounceScope
    private var signer: BeaconSigner
    private let clock: @Sendable () -> HubTime
    private let own: PortPair
    private let shared: PortPair
    private var groups: GroupMembership
    /// The port to which announcements go.
    private let port: UInt16
    private let log: DiscoveryLog
    private let timer: PlanTimer

    init(
        _ hub: AnnouncedHub, _ scope: AnnounceScope, own: PortPair, shared: PortPair, port: UInt16, log: DiscoveryLog,
        on loop: any EventLoop
    ) {
        self.scope = scope
        plan = AnnouncePlan(scope: scope) { .random(in: $0) }
        signer = BeaconSigner(
            hub, pingPort: own.ports.first?.number ?? port, flags: scope.isOnLoopback6Alone ? .loopback6 : [])
        clock = hub.clock
        self.own = own
        self.shared = shared
        groups = GroupMembership(shared)
        self.port = port
        self.log = log
        timer = PlanTimer(loop)
    }

    /// Takes in how the machine is now: groups are joined before the hub speaks there.
    func look(_ look: InterfaceWatch.Look) {
        let targets = scope.targets(of: DiscoveryTarget.all(look.interfaces))
        if look.hasWoken { groups.leave() }
        log.keep(targets, notJoined: groups.follow(targets))
        apply(.interfaces(look.interfaces))
        if look.hasWoken { apply(.woke) }
    }

    func apply(_ event: AnnouncePlan.Event) {
        let effects = plan.apply(event, at: .now())
        effects.forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(.tick) }
    }

    private func perform(_ effect: AnnouncePlan.Effect) {
        switch effect {
        case .announce(let targets): speak(to: targets, goodbye: false)
        case .goodbye(let targets): speak(to: targets, goodbye: true)
        case .answer(let token, let waited, let back):
            guard let beacon = try? signer.next(token: token, waited: waited) else { return }
            send(.beacon(beacon), back)
        case .pong(let token, let payload, let back): send(.pong(token: token, payload, clock()), back)
        }
    }

    private func send(_ datagram: Datagram, _ back: AnnouncePlan.Return) {
        (back.door == .own ? own : shared).send(datagram, to: back.source, by: back.route)
    }

    /// Each way has a beacon of its own, so that a reader who hears two takes neither for a recorded one.
    private func speak(to targets: [DiscoveryTarget], goodbye: Bool) {
        var (sent, refused): ([DiscoveryTarget], [DiscoveryTarget]) = ([], [])
        for target in targets {
            guard let beacon = try? signer.next(goodbye: goodbye) else { return }
            let code = own.send(.beacon(beacon), to: target, port: port)
            log.note(target, code)
            if code == nil { sent.append(target) } else { refused.append(target) }
        }
        if !goodbye { _ = plan.apply(.outcome(sent: sent, refused: refused), at: .now()) }
    }
}
