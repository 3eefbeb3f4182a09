import ChatModel
import HubCore
import Logging
import MessageCodec
import NIOCore
import Trust

/// Feeds ``HubCore/Hub`` with what happens on the hub's one event loop, and performs what it decides.
///
/// A class, because every handler reaches it; it never leaves that event loop.
final class HubDriver {
    let limits: Limits
    let loop: any EventLoop
    private let journal: JournalBridge
    private let runs: RunBridge
    private let files: FileBridge
    private let door: FrontDoor
    private let logger: Logger
    private var hub: Hub
    private var fanout: Fanout
    private var ports: [SessionID: SessionPort] = [:]
    private var greetings: [SessionID: Greeting] = [:]
    private var lastSession: UInt64 = 0
    /// Whether a pulse is waited for.
    private var isPulsing = false
    /// Between two pulses.
    private static let pulse = TimeAmount.milliseconds(20)
    /// Whether the end of the present turn is on the loop's list.
    private var isTurning = false
    private var now = HubClock.now()
    /// The ports that are not read until the journal has caught up; nil while it has.
    private var heldPorts: [SessionPort]?
    /// Whether the hub has said its last word.
    private var isStopped = false
    private let onEnded: () -> Void

    init(
        _ hub: Hub, journal: JournalBridge, runs: RunBridge, files: FileBridge, door: FrontDoor, loop: any EventLoop,
        logger: Logger,
        onEnded: @escaping () -> Void
    ) {
        self.hub = hub
        limits = hub.limits
        self.loop = loop
        self.journal = journal
        self.runs = runs
        self.files = files
        self.door = door
        self.logger = logger
        self.onEnded = onEnded
        fanout = Fanout(limits: limits, logger: logger)
    }

    /// How many people are online, for other threads.
    let census = HubCensus()

    /// The nicks of the first of them.
    func nicksOnline() -> [Nick] { hub.nicksOnline(atMost: limits.nicksShown) }

    /// A connection is open: gives it a port.
    func open(_ context: ChannelHandlerContext, isSecured: Bool) -> SessionPort {
        lastSession += 1
        let port = SessionPort(id: SessionID(lastSession), context: context, isSecured: isSecured)
        ports[port.id] = port
        greetings[port.id] = Greeting()
        return port
    }

    /// Tells the hub of a connection, which may end it at once.
    func connect(_ port: SessionPort, over context: ChannelHandlerContext) {
        if heldPorts != nil { holdForJournal(port) }
        apply(.connected(port.id, from: PeerAddress(of: context.remoteAddress)))
    }

    private func holdForJournal(_ port: SessionPort) {
        port.hold(.journal, true)
        heldPorts?.append(port)
    }

    func receive(_ received: ReceivedRequest, bytes: Int, from port: SessionPort, over context: ChannelHandlerContext) {
        if heldPorts != nil, !port.isHeldByJournal { holdForJournal(port) }
        let id = port.id
        switch received {
        case .unknown(let kind, let tag): apply(.receivedUnknown(id, kind: kind, tag, bytes: bytes))
        case .request(let request):
            if !greet(request, from: id, over: context) { apply(.received(id, request, bytes: bytes)) }
        }
    }

    /// Takes what the handshake waits for; false if the request is something else.
    private func greet(_ request: Request, from id: SessionID, over context: ChannelHandlerContext) -> Bool {
        guard var greeting = greetings[id] else { return false }
        if !isTurning { now = HubClock.now() }
        do throws(TrustError) {
            let mayTry = hub.mayTry(id, at: now)
            guard let step = try greeting.take(request, at: door, over: context, mayTry: mayTry) else { return false }
            greetings[id] = greeting
            perform(step, for: id)
        } catch {
            let refusal = error.refusal
            refuse(id, refusal.code, refusal.detail)
        }
        return true
    }

    private func perform(_ step: Greeting.Step, for id: SessionID) {
        switch step {
        case .answer(let answer):
            perform(.answer(id, answer))
            endTurnSoon()
        case .enter(let guest, let answer):
            greetings[id] = nil
            if let answer { perform(.answer(id, answer)) }
            apply(.entered(id, guest.user, guest.nick, guest.kind))
        case .turnAway(let code, let detail):
            greetings[id] = nil
            apply(.turnedAway(id, code, detail: detail))
        case .refuse(let code, let detail): refuse(id, code, detail)
        }
    }

    /// The connection's bytes can't be read on.
    func refuse(_ id: SessionID, becauseOf error: any Error) {
        let wire = error as? WireError
        refuse(id, wire?.code == .tooLong ? .frameTooLong : .malformed, wire?.message ?? "The bytes are not frames.")
    }

    private func refuse(_ id: SessionID, _ code: Refusal.Code, _ detail: String) {
        perform(.answer(id, .refused(Refusal(subject: .session, code: code, detail: detail))))
        perform(.close(id))
        endTurnSoon()
    }

    /// The connection is gone. A write can be what ended it, so that is looked at behind whatever is being done now.
    func lose(_ id: SessionID) {
        loop.assumeIsolated().execute { self.forget(id) }
    }

    private func forget(_ id: SessionID) {
        greetings[id] = nil
        apply(.closed(id))
        ports.removeValue(forKey: id)?.vanish()
        endIfAlone()
    }

    /// A second went by. Who is not read because answers wait for them is not silent: they are not listened to.
    func tick() {
        for (id, port) in ports where port.isHeldByAnswers { apply(.received(id, .heartbeat)) }
        apply(.tick)
    }

    func stop() { apply(.stop) }

    /// Takes an event to the hub and does what it decides.
    private func apply(_ event: HubEvent) {
        if !isTurning { now = HubClock.now() }
        for effect in hub.apply(event, at: now) { perform(effect) }
        endTurnSoon()
    }

    /// Ends the turn behind everything that is ready to be read on any connection now.
    private func endTurnSoon() {
        guard !isTurning else { return }
        isTurning = true
        loop.assumeIsolated().execute { self.endTurn() }
    }

    private func endTurn() {
        for effect in hub.apply(.turnEnded, at: now) { perform(effect) }
        isTurning = false
        census.note(hub.peopleOnline)
        write()
        pulseSoon()
        if fanout.hasMore { endTurnSoon() }
        endIfAlone()
    }

    private func pulseSoon() {
        guard hub.hasDelayed, !isPulsing, !isStopped else { return }
        isPulsing = true
        loop.assumeIsolated().scheduleTask(in: Self.pulse) {
            self.isPulsing = false
            self.apply(.pulse)
        }
    }

    /// Writes to everybody concerned. A flush can call back into this driver, so no part of it is held meanwhile.
    private func write() {
        let gap = { [logger] (room, after, before) in Fanout.gap(room, after: after, before: before, logger) }
        for port in fanout.seal() where port.pump(limits: limits, gap: gap) { fanout.mark(port) }
        fanout.tidy()
    }

    /// Ends once the hub has stopped and every connection is gone.
    private func endIfAlone() {
        guard isStopped, ports.isEmpty else { return }
        isStopped = false
        onEnded()
    }

    /// The connection can be written to again, or can't for now; that may be found out in the middle of a write to it.
    func changeWritability(of id: SessionID) {
        guard let port = ports[id] else { return }
        port.writabilityChanged()
        loop.assumeIsolated().execute {
            self.fanout.mark(port)
            self.endTurnSoon()
        }
    }

    private func perform(_ effect: HubEffect) {
        switch effect {
        case .answer(let id, let answer): if let port = ports[id] { fanout.owe(answer, to: port) }
        case .heartbeat(let id): if let port = ports[id] { fanout.beat(port) }
        case .attach(let id, let room, let head): if let port = ports[id] { fanout.attach(port, to: room, head: head) }
        case .release(let id, let room): if let port = ports[id] { fanout.release(port, in: room) }
        case .detach(let id, let room): if let port = ports[id] { fanout.detach(port, from: room) }
        case .publish(let room, let event): fanout.publish(event, in: room)
        case .store(let batch): store(batch)
        case .load(let ticket, let query): load(ticket, query)
        case .forget(let room, let place): fanout.forget(upTo: place, in: room)
        case .search(let ticket, let wanted): search(ticket, wanted)
        case .survey(let retention): survey(retention)
        case .expire(let expiry): journal.expire(expiry)
        case .run(let number, let order): runs.start(number, order) { self.apply(.ran(number, $0)) }
        case .endRun(let number): runs.end(number)
        case .file(let ticket, let task): files.perform(task, at: now.wall) { self.apply(.filed(ticket, $0)) }
        case .letGo(let release): files.letGo(release)
        case .reading(let id, let isRead): ports[id]?.hold(.rate, !isRead)
        case .readingAll(let isRead): holdAll(!isRead)
        case .close(let id): close(id)
        case .abort(let id): ports[id]?.abort()
        case .stopped: isStopped = true
        }
    }

    private func store(_ batch: JournalBatch) {
        journal.write(batch, at: now.wall) { self.apply(.stored($0)) }
    }

    private func load(_ ticket: LoadTicket, _ query: JournalQuery) {
        journal.read(query, bytes: limits.pageBytes) { self.apply(.loaded(ticket, $0)) }
    }

    private func search(_ ticket: LoadTicket, _ wanted: JournalSearch) {
        journal.search(wanted, bytes: limits.pageBytes) { self.apply(.searched(ticket, $0)) }
    }

    private func survey(_ retention: Retention) {
        journal.survey(retention, at: now.wall) { self.apply(.surveyed($0)) }
    }

    /// Only connections that send something are held: a thousand silent readers cost nothing.
    private func holdAll(_ isHeld: Bool) {
        if isHeld {
            heldPorts = heldPorts ?? []
        } else {
            for port in heldPorts ?? [] { port.hold(.journal, false) }
            heldPorts = nil
        }
    }

    private func close(_ id: SessionID) {
        guard let port = ports[id] else { return }
        greetings[id] = nil
        port.close(within: .seconds(5))
        fanout.mark(port)
    }
}
