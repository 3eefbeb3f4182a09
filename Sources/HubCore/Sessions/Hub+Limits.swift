import ChatModel

/// What is too much: first it is read later, then it is refused by name, then the connection ends.
extension Hub {
    /// Notes that a session spoke, and delays it over a rate; says whether what it said counts.
    mutating func hear(_ id: SessionID, _ cost: UInt64, bytes: Int, at now: Now) -> Bool {
        guard life != .stopped else { return false }
        guard let heard = sessions[id]?.hear(cost, bytes: bytes, limits, at: now.monotonic) else {
            if connections.isGreeting(id) { dismiss(id, .unexpected, "The handshake comes first.", at: now) }
            return false
        }
        guard cost > 0 else { return true }
        let holds = connections.addresses.take(cost, bytes: bytes, of: heard.place, at: now.monotonic)
        if !holds || !heard.holds { delay(id) }
        return true
    }

    /// Reads a session later.
    private mutating func delay(_ id: SessionID) {
        guard sessions[id]?.isDelayed == false else { return }
        sessions[id]?.isDelayed = true
        delayed.append(id)
        effects.append(.reading(id, false))
    }

    /// Whether somebody is read later, so that ``HubEvent/pulse`` is waited for.
    package var hasDelayed: Bool { life != .stopped && (!delayed.isEmpty || connections.hasDelayed) }

    /// Reads again who has waited long enough, in the order in which they began to wait.
    mutating func pulse(at now: Monotonic) {
        guard life != .stopped else { return }
        for id in connections.takeReadable(at: now) { effects.append(.reading(id, true)) }
        for _ in 0..<delayed.count {
            guard let id = delayed.popFirst(), sessions[id]?.isDelayed == true else { continue }
            if !readAgain(id, at: now) { delayed.append(id) }
        }
    }

    /// Reads a delayed session again, if its rates and its address's let it; says whether they do.
    private mutating func readAgain(_ id: SessionID, at now: Monotonic) -> Bool {
        guard let place = sessions[id]?.place, sessions[id]?.allowance.mayBeRead(limits, at: now) == true,
            connections.addresses.mayBeRead(place, at: now)
        else { return false }
        sessions[id]?.isDelayed = false
        sessions[id]?.lastHeard = now
        effects.append(.reading(id, true))
        return true
    }

    /// Counts a page of history that a session reads.
    mutating func countPage(of id: SessionID) {
        guard let place = sessions[id]?.place else { return }
        let holds = connections.addresses.takePage(of: place, at: moment)
        if sessions[id]?.allowance.takePage(limits, at: moment) == false || !holds { delay(id) }
    }

    /// Begins a search of a session, if it and its address may; gives the address.
    mutating func beginSearch(of id: SessionID) -> AddressTable.Place? {
        guard let place = sessions[id]?.place, sessions[id]?.allowance.takeSearch(limits, at: moment) == true,
            connections.addresses.beginSearch(of: place, at: moment)
        else { return nil }
        return place
    }

    /// Takes a room that a session makes, if its user and its address may make one.
    mutating func takeRoom(of id: SessionID) -> Bool {
        guard let (user, place) = sessions[id].map({ ($0.user, $0.place) }) else { return false }
        return connections.addresses.takeRoom(of: place, at: moment)
            && makers.take(user, of: limits.roomsMade, at: moment)
    }

    /// Refuses a request that should not have been made; too many of them end the session.
    mutating func object(_ id: SessionID, _ tag: Tag, _ code: Refusal.Code, _ detail: String) {
        refuse(id, tag, code, detail)
        offender = id
    }

    /// Counts what the present request did wrong, if it did.
    mutating func judge(at now: Now) {
        guard let id = offender else { return }
        offender = nil
        guard sessions[id]?.allowance.strike(limits, at: now.monotonic) == false else { return }
        dismiss(
            id, .tooFast, "You kept asking for more than this hub allows. Wait a minute, then connect again.", at: now)
    }

    /// Ends a new connection: with a sentence, or without one once its address has heard enough of them.
    mutating func turnAway(
        _ id: SessionID, _ place: AddressTable.Place, _ code: Refusal.Code, _ detail: String, at now: Now
    ) {
        guard connections.addresses.mayBeTold(place, at: now.monotonic) else { return effects.append(.abort(id)) }
        dismiss(id, code, detail, at: now)
    }
}

extension Request {
    /// How many posts it counts as; nothing if it only shows that a connection is not listened to.
    func cost(bytes: Int, _ limits: Limits) -> UInt64 {
        switch self {
        case .heartbeat: bytes == 0 ? 0 : 1
        case .join, .direct, .rooms, .roster, .people, .identify, .whois, .history, .directs, .search, .pins,
            .sanctions, .commands, .run:
            limits.listCost
        case .file(_, let request): request.cost(limits)
        case .hello, .proof, .credentials, .leave, .post, .nick, .away, .ping, .mark, .order, .stopRun, .typing,
            .goodbye:
            1
        }
    }
}

extension FileRequest {
    /// Slices and reads of some size are no requests of a rate: what may be under way of them holds them back.
    fileprivate func cost(_ limits: Limits) -> UInt64 {
        switch self {
        case .slice(_, let bytes): bytes.count < limits.smallSlice ? 1 : 0
        case .read(_, _, let count): count < limits.smallSlice ? 1 : 0
        case .put, .list, .open, .digests: limits.listCost
        case .finish, .drop, .close: 1
        }
    }
}
