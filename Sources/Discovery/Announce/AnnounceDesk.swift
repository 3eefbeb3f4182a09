import ChatModel
import NIOCore

/// Does what the plan says, on one event loop.
final class AnnounceDesk {
    private var plan: AnnouncePlan
    private var signer: BeaconSigner
    private let hub: AnnouncedHub
    private let own: DatagramPort
    private let shared: DatagramPort?
    /// The port to which announcements go.
    private let port: UInt16
    private let timer: PlanTimer

    init(
        _ hub: AnnouncedHub, _ scope: AnnounceScope, own: DatagramPort, shared: DatagramPort?, port: UInt16,
        on loop: any EventLoop
    ) {
        plan = AnnouncePlan(scope: scope, namesPeople: hub.names != nil) { .random(in: $0) }
        signer = BeaconSigner(hub, pingPort: own.number)
        self.hub = hub
        self.own = own
        self.shared = shared
        self.port = port
        timer = PlanTimer(loop)
    }

    func apply(_ event: AnnouncePlan.Event) {
        let effects = plan.apply(event, at: .now())
        effects.forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(.tick) }
    }

    private func perform(_ effect: AnnouncePlan.Effect) {
        switch effect {
        case .announce(let targets): broadcast(to: targets, goodbye: false)
        case .goodbye(let targets): broadcast(to: targets, goodbye: true)
        case .answer(let token, let source):
            guard let beacon = try? signer.next(token: token) else { return }
            own.send(.beacon(beacon), to: source)
        case .pong(let token, let payload, let source, let door):
            (door == .own ? own : shared)?.send(.pong(token: token, payload, hub.clock()), to: source)
        case .tellPeople(let token, let source, let door): tellPeople(token, to: source, from: door)
        }
    }

    /// The hub is asked on a loop of its own; the plan lets so few through that no queue grows here.
    private func tellPeople(_ token: UInt64, to source: SocketAddress, from door: AnnouncePlan.Door) {
        guard let names = hub.names, let port = door == .own ? own : shared else { return }
        Task { [signer] in
            guard let people = try? signer.people(await names(), token: token) else { return }
            port.send(.people(people), to: source)
        }
    }

    /// Looks how many people are online.
    func count() { apply(.people(hub.people())) }

    /// Each network has a beacon of its own, so that a reader who hears two takes neither for a recorded one.
    private func broadcast(to targets: [BroadcastTarget], goodbye: Bool) {
        for target in targets {
            guard let beacon = try? signer.next(goodbye: goodbye) else { return }
            own.send(.beacon(beacon), to: target.broadcast.socket(port: port))
        }
    }
}
