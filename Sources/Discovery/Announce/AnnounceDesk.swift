import ChatModel
import NIOCore

/// Does what the plan says, on one event loop.
final class AnnounceDesk {
    private var plan: AnnouncePlan
    private let scope: AnnounceScope
    private var signer: BeaconSigner
    private let hub: AnnouncedHub
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
        self.hub = hub
        self.scope = scope
        plan = AnnouncePlan(scope: scope, namesPeople: hub.names != nil) { .random(in: $0) }
        signer = BeaconSigner(
            hub, pingPort: own.ports.first?.number ?? port, flags: scope.isOnLoopback6Alone ? .loopback6 : [])
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
        case .pong(let token, let payload, let back): send(.pong(token: token, payload, hub.clock()), back)
        case .tellPeople(let token, let back): tellPeople(token, back)
        }
    }

    private func send(_ datagram: Datagram, _ back: AnnouncePlan.Return) {
        port(of: back).send(datagram, to: back.source, by: back.route)
    }

    private func port(of back: AnnouncePlan.Return) -> PortPair { back.door == .own ? own : shared }

    /// The hub is asked on a loop of its own; the plan lets so few through that no queue grows here.
    private func tellPeople(_ token: UInt64, _ back: AnnouncePlan.Return) {
        guard let names = hub.names else { return }
        Task { [signer, port = port(of: back)] in
            guard let people = try? signer.people(await names(), token: token) else { return }
            port.send(.people(people), to: back.source, by: back.route)
        }
    }

    /// Looks how many people are online.
    func count() { apply(.people(hub.people())) }

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
