import ChatModel
import DequeModule

/// A hub as a value: who is here, what is said where, in which order. It decides; a driver does.
package struct Hub: Sendable {
    package let limits: Limits
    /// What it tells members behind the welcome.
    let dayMessage: DayMessage?
    var people: People
    var rooms: RoomTable
    var connections: Connections
    var attempts: AttemptTable
    var doorstep = Doorstep()
    var sessions: [SessionID: Session] = [:]
    /// What is open of each user, or was until a moment ago.
    var online: [UserNumber: Presence] = [:]
    /// The users who have a terminal open here.
    var present = Ordered<UserNumber>()
    /// When each user said something last, in this run of the hub.
    var lastSpoke: [UserNumber: Monotonic] = [:]
    /// Sessions that are read later, in the order in which they began to wait; some may be over.
    var delayed: Deque<SessionID> = []
    /// Members whose connection was lost a moment ago.
    var lingering = Lingering()
    var journal: JournalQueue
    var loads = LoadTable()
    var searches = SearchTable()
    var marks = MarkTable()
    var makers = RoomMakers()
    var moderation: Moderation
    var expiring: ExpiryTable
    var runs: RunTable
    var files: FileDesk
    /// How the journal's disk is, by the last transaction.
    var disk = StorageStatus.well
    var life = Life.running
    /// Since when everybody is read: silence before it was the hub's own doing.
    var readingSince = Monotonic(milliseconds: 0)
    /// When the present call of ``apply(_:at:)`` happens.
    var moment = Monotonic(milliseconds: 0)
    /// The session whose present request should not have been made.
    var offender: SessionID?
    /// What the present call of ``apply(_:at:)`` has decided so far.
    var effects: [HubEffect] = []

    /// Whether the hub goes on or ends.
    enum Life: Hashable, Sendable {
        case running
        case stopping
        case stopped
    }

    /// A hub that goes on from what its journal knows, and keeps what is said as long as `retention` has it.
    /// - Parameters:
    ///   - owners: Whose hub it is.
    ///   - commands: What may be run on it.
    ///   - files: What its owner sets about files; nil for a hub that has none and never had.
    ///   - dayMessage: What everybody is told who comes.
    package init(
        limits: Limits, state: JournalState, retention: Retention = .keep, owners: Set<UserID> = [],
        commands: [HubCommand] = [], files: FileRules? = nil, dayMessage: DayMessage? = nil
    ) {
        self.limits = limits
        self.dayMessage = dayMessage
        connections = Connections(limits: limits)
        attempts = AttemptTable(limits: limits)
        people = People(state.people, seen: state.seen)
        rooms = RoomTable(state.rooms)
        journal = JournalQueue(limits: limits)
        expiring = ExpiryTable(retention)
        moderation = Moderation(owners: owners, state.rules)
        runs = RunTable(commands, last: state.lastRun)
        self.files = FileDesk(files)
    }

    /// How many people have a terminal open here.
    package var peopleOnline: Int { present.count }

    /// The nicks of the first so many of them, in the order in which they first came here.
    package func nicksOnline(atMost limit: Int) -> [Nick] {
        present.after(nil).prefix(limit).compactMap { people[$0]?.nick }
    }

    /// Takes in what happened and says what is to be done, in order.
    package mutating func apply(_ event: HubEvent, at now: Now) -> [HubEffect] {
        moment = now.monotonic
        switch event {
        case .connected(let session, let address): connect(session, from: address, at: now)
        case .entered(let session, let user, let nick, let kind): enter(session, user, nick, kind, at: now)
        case .turnedAway(let session, let code, let detail): refuseLater(session, code, detail, at: now)
        case .received(let session, let request, let bytes): receive(request, bytes, from: session, at: now)
        case .receivedUnknown(let session, let kind, let tag, let bytes):
            refuseUnknown(kind, tag, bytes: bytes, from: session, at: now)
        case .closed(let session): close(session, at: now)
        case .stored(let result): finishBatch(result, at: now)
        case .loaded(let ticket, let page): finishLoad(ticket, page)
        case .searched(let ticket, let outcome): finishSearch(ticket, outcome)
        case .surveyed(let expiries): finishSurvey(expiries)
        case .ran(let run, let news): take(news, of: run, at: now)
        case .filed(let ticket, let result): take(result, of: ticket, at: now)
        case .turnEnded: startBatch()
        case .tick: tick(at: now)
        case .pulse: pulse(at: now.monotonic)
        case .stop: stop(at: now)
        }
        defer { effects = [] }
        return effects
    }

    private mutating func receive(_ request: Request, _ bytes: Int, from id: SessionID, at now: Now) {
        guard hear(id, request.cost(bytes: bytes, limits), bytes: bytes, at: now) else { return }
        switch request {
        case .hello, .proof, .credentials: dismiss(id, .unexpected, "The handshake is over.", at: now)
        case .heartbeat: break
        case .join(let tag, let name, let resume): join(id, tag, name, resume: resume, at: now)
        case .direct(let tag, let target, let resume): openDirect(id, tag, target, resume: resume, at: now)
        case .leave(let tag, let room): leave(id, tag, room)
        case .post(let post): accept(post, from: id, at: now)
        case .nick(let tag, let nick): rename(id, tag, nick, at: now)
        case .away(let tag, let text): setAway(id, tag, text)
        case .rooms(let tag, let after): listRooms(id, tag, after: after)
        case .roster(let tag, let room, let after): listRoster(id, tag, room, after: after)
        case .people(let tag, let after): listPeople(id, tag, after: after)
        case .identify(let tag, let numbers): identify(id, tag, numbers)
        case .whois(let tag, let nick): whois(id, tag, nick, at: now)
        case .history(let tag, let room, let span): readHistory(id, tag, room, span)
        case .ping(let tag, let payload): answer(id, .pong(tag, payload, now.wall))
        case .directs(let tag): listDirects(id, tag)
        case .pins(let tag, let room, let place): readPins(id, tag, room, before: place)
        case .search(let tag, let wanted): search(id, tag, wanted, at: now)
        case .mark(let room, let seq): mark(id, room, seq, at: now)
        case .order(let tag, let room, let nonce, let order): carryOut(order, id, tag, room, nonce, at: now)
        case .sanctions(let tag, let room, let scope): listSanctions(id, tag, room, scope, at: now)
        case .commands(let tag, let room): listCommands(id, tag, in: room)
        case .run(let tag, let room, let nonce, let call): run(call, id, tag, in: room, nonce, at: now)
        case .stopRun(let tag, let run): stopRun(run, id, tag)
        case .file(let tag, let request): receive(request, tag, from: id, at: now)
        case .typing(_, let room, let isOn): type(id, in: room, isOn, at: now)
        case .goodbye: sayGoodbye(id, at: now)
        }
        judge(at: now)
    }

    mutating func answer(_ session: SessionID, _ answer: Answer) {
        effects.append(.answer(session, answer))
    }

    mutating func refuse(_ session: SessionID, _ tag: Tag, _ code: Refusal.Code, _ detail: String) {
        answer(session, .refused(Refusal(subject: .request(tag), code: code, detail: detail)))
    }
}
