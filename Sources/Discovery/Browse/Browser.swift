import ChatModel
import NIOCore
import NIOPosix

/// Looks for hubs on this machine's networks for as long as it runs.
package struct Browser: Sendable {
    /// Each checked beacon, for one reader. If the reader falls far behind, the oldest ones are dropped: hubs repeat
    /// themselves.
    package let sightings: AsyncStream<Sighting>
    /// Each checked answer to who is on a hub, likewise.
    package let people: AsyncStream<HubPeople>
    private let found: AsyncStream<Sighting>.Continuation
    private let answered: AsyncStream<HubPeople>.Continuation
    private let questions: AsyncStream<HubID>
    private let question: AsyncStream<HubID>.Continuation
    private let network: DiscoveryNetwork
    private let warn: @Sendable (DiscoveryError) -> Void

    /// - Parameter warn: told what does not work while the rest goes on.
    package init(network: DiscoveryNetwork = .local, warn: @escaping @Sendable (DiscoveryError) -> Void) {
        (sightings, found) = AsyncStream.makeStream(
            bufferingPolicy: .bufferingNewest(DiscoveryLimits.sightingsWaiting))
        (people, answered) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(DiscoveryLimits.peopleWaiting))
        (questions, question) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(DiscoveryLimits.peopleWaiting))
        self.network = network
        self.warn = warn
    }

    /// Asks a hub that was heard who is on it; a hub that keeps that to itself is not asked.
    package func askPeople(of hub: HubID) { question.yield(hub) }

    /// Asks and listens until the task is cancelled; then the sightings and people end.
    /// - Throws: ``DiscoveryError`` if no hub can be asked at all.
    package func run() async throws(DiscoveryError) {
        defer {
            found.finish()
            answered.finish()
        }
        let loop = NIOSingletons.posixEventLoopGroup.any()
        let desk = NIOLoopBoundBox<BrowseDesk?>.makeEmptyBox(valueType: BrowseDesk.self, eventLoop: loop)
        let receiver: DatagramPort.Receiver = { desk.value?.apply(.received($0, from: $1)) }
        let own = try await DatagramPort.open(DatagramSocket(.any, port: 0), on: loop, receiver)
        let shared = await DatagramPort.openShared(network.port, on: loop, warn, receiver)
        loop.execute {
            desk.value = BrowseDesk(own, port: network.port, found: found, answered: answered, on: loop)
        }
        let asking = Task { [questions] in
            for await hub in questions { loop.execute { desk.value?.askPeople(of: hub) } }
        }
        defer { asking.cancel() }
        let watch = InterfaceWatch(network: network, period: DiscoveryLimits.interfacePeriod)
        try await DatagramPort.serve([own, shared].compactMap(\.self)) {
            await watch.run { targets in loop.execute { desk.value?.apply(.targets(targets)) } }
            loop.execute { desk.value = nil }
        }
    }
}

/// Does what the plan says, on one event loop.
private final class BrowseDesk {
    private var plan = BrowsePlan { .random(in: 1 ... .max) }
    private let own: DatagramPort
    /// The port to which queries go.
    private let port: UInt16
    private let found: AsyncStream<Sighting>.Continuation
    private let timer: PlanTimer
    private var people: PeoplePlan
    private let answered: AsyncStream<HubPeople>.Continuation
    private let peopleTimer: PlanTimer

    init(
        _ own: DatagramPort, port: UInt16, found: AsyncStream<Sighting>.Continuation,
        answered: AsyncStream<HubPeople>.Continuation, on loop: any EventLoop
    ) {
        self.own = own
        self.port = port
        self.found = found
        self.answered = answered
        timer = PlanTimer(loop)
        people = PeoplePlan(port: port) { .random(in: 1 ... .max) }
        peopleTimer = PlanTimer(loop)
    }

    func apply(_ event: BrowsePlan.Event) {
        if case .received(let received, _) = event, case .people(let signed) = received.datagram {
            return apply(.received(signed, signedBytes: received.signedBytes))
        }
        let effects = plan.apply(event, at: .now())
        effects.forEach(perform)
        timer.set(plan.nextTick) { [weak self] in self?.apply(BrowsePlan.Event.tick) }
        guard case .received(_, let source) = event else { return }
        for case .show(let sighting) in effects { apply(.heard(sighting, from: source)) }
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

    private func perform(_ effect: BrowsePlan.Effect) {
        switch effect {
        case .ask(let token, let targets):
            for target in targets { own.send(.query(token: token), to: target.broadcast.socket(port: port)) }
        case .show(let sighting): found.yield(sighting)
        }
    }
}
