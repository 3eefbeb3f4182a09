import ChatModel

/// A hub as a value: who is here, what is said where, in which order. It decides; a driver does.
package struct Hub: Sendable {
    package let limits: Limits
    var people: People
    var rooms: RoomTable
    /// Connections whose key is not proven yet.
    var arrivals = Arrivals()
    var sessions: [SessionID: Session] = [:]
    /// The users with at least one open session.
    var online: [UserNumber: Presence] = [:]
    /// Members whose connection was lost a moment ago, oldest first.
    var lingering: Lingering = Lingering()
    var journal: JournalQueue
    var loads = LoadTable()
    var life = Life.running
    /// What the present call of ``apply(_:at:)`` has decided so far.
    var effects: [HubEffect] = []

    /// Whether the hub goes on or ends.
    enum Life: Hashable, Sendable {
        case running
        case stopping
        case stopped
    }

    /// A hub that goes on from what its journal knows.
    package init(limits: Limits, state: JournalState) {
        self.limits = limits
        people = People(state.people)
        rooms = RoomTable(state.rooms)
        journal = JournalQueue(limits: limits)
    }

    /// How many people have a terminal open here.
    package var peopleOnline: Int { online.values.count { $0.isMember } }

    /// The place of a room's last published entry.
    package func head(of room: RoomNumber) -> Seq { rooms[room]?.head ?? .zero }

    /// Takes in what happened and says what is to be done, in order.
    package mutating func apply(_ event: HubEvent, at now: Now) -> [HubEffect] {
        switch event {
        case .connected(let session, let address): connect(session, from: address, at: now)
        case .entered(let session, let user, let nick, let kind): enter(session, user, nick, kind, at: now)
        case .received(let session, let request): receive(request, from: session, at: now)
        case .receivedUnknown(let session, let kind, let tag): refuseUnknown(kind, tag, from: session, at: now)
        case .closed(let session): close(session, at: now)
        case .stored(let result): finishBatch(result, at: now)
        case .loaded(let ticket, let page): finishLoad(ticket, page)
        case .turnEnded: startBatch()
        case .tick: tick(at: now)
        case .stop: stop()
        }
        defer { effects.removeAll(keepingCapacity: true) }
        return effects
    }

    private mutating func receive(_ request: Request, from id: SessionID, at now: Now) {
        guard sessions[id] != nil else { return refuseEarly(id) }
        sessions[id]?.lastHeard = now.monotonic
        switch request {
        case .hello, .proof: refuseSession(id, .unexpected, "The handshake is over.")
        case .heartbeat: break
        case .join(let tag, let name, let resume): join(id, tag, name, resume: resume, at: now)
        case .direct(let tag, let target, let resume): openDirect(id, tag, target, resume: resume, at: now)
        case .leave(let tag, let room): leave(id, tag, room)
        case .post(let post): accept(post, from: id, at: now)
        case .nick(let tag, let nick): rename(id, tag, nick)
        case .away(let tag, let text): setAway(id, tag, text)
        case .rooms(let tag, let after): listRooms(id, tag, after: after)
        case .roster(let tag, let room, let after): listRoster(id, tag, room, after: after)
        case .people(let tag, let after): listPeople(id, tag, after: after)
        case .identify(let tag, let numbers): identify(id, tag, numbers)
        case .whois(let tag, let nick): whois(id, tag, nick, at: now)
        case .history(let tag, let room, let span): readHistory(id, tag, room, span)
        case .ping(let tag, let payload): answer(id, .pong(tag, payload, now.wall))
        case .goodbye: sayGoodbye(id, at: now)
        }
    }

    mutating func answer(_ session: SessionID, _ answer: Answer) {
        effects.append(.answer(session, answer))
    }

    mutating func refuse(_ session: SessionID, _ tag: Tag, _ code: Refusal.Code, _ detail: String) {
        answer(session, .refused(Refusal(subject: .request(tag), code: code, detail: detail)))
    }
}
