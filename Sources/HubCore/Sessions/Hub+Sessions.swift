import ChatModel

/// How connections come, prove themselves and go.
extension Hub {
    mutating func connect(_ id: SessionID, from address: PeerAddress, at now: Now) {
        let place = connections.arrive(id, from: address, at: now.monotonic)
        let arrival = connections.addresses.admit(place, at: now.monotonic)
        // A hub that is full of connections being ended has no word for more.
        guard arrival != .never, connections.count <= limits.sessions + limits.handshakesUnderWay else {
            return effects.append(.abort(id))
        }
        if let objection = objection(to: place) {
            return turnAway(id, place, objection.code, objection.detail, at: now)
        }
        connections.greet(id, until: now.monotonic.advanced(by: limits.handshakeMilliseconds))
        if case .later(let moment) = arrival {
            connections.delay(id, until: moment)
            effects.append(.reading(id, false))
        }
    }

    private func objection(to place: AddressTable.Place) -> (code: Refusal.Code, detail: String)? {
        if life != .running { return (.stopping, "This hub is stopping.") }
        if connections.count > limits.sessions || connections.greetingCount >= limits.handshakesUnderWay {
            return (.tooManySessions, "This hub is full. Try again in a minute.")
        }
        if connections.addresses.isFull(place) {
            return (.tooManySessions, "This hub has too many connections from your address. Close some of them.")
        }
        return nil
    }

    mutating func enter(_ id: SessionID, _ user: UserID, _ nick: Nick, _ kind: SessionKind, at now: Now) {
        guard connections.isGreeting(id) else { return }
        if let ban = ban(of: user, at: id, now.wall) { return dismiss(id, .banned, ban, at: now) }
        if people.number(of: user) == nil, !connections.takeNewcomer(id, at: now.monotonic) {
            return dismiss(
                id, .tooFast, "Many people came here from your address for the first time. Try again in a minute.",
                at: now)
        }
        guard let you = settle(user, asking: nick, as: kind, at: now) else {
            return dismiss(id, .tooManySessions, "This hub knows too many people already.", at: now)
        }
        guard let place = connections.endGreeting(of: id) else { return }
        sessions[id] = Session(
            user: you.number, kind: kind, place: place, lastHeard: now.monotonic,
            nextHeartbeat: now.monotonic.advanced(by: limits.heartbeatMilliseconds),
            allowance: Allowance(limits, at: now.monotonic))
        appear(id, you, kind)
        let welcome = Welcome(
            you: you, time: now.wall, credit: UInt32(limits.credit), people: UInt32(clamping: peopleOnline),
            role: moderation.role(of: user))
        answer(id, .welcome(welcome))
        guard kind == .member else { return }
        if disk != .well { answer(id, .storage(disk)) }
        if let dayMessage { answer(id, .dayMessage(dayMessage)) }
    }

    /// Why somebody is kept out; those who keep order come in from anywhere.
    private func ban(of user: UserID, at id: SessionID, _ now: HubTime) -> String? {
        guard moderation.role(of: user) == .member, moderation.sanctionCount > 0 else { return nil }
        if let ban = moderation.ban(of: user, in: .hub, at: now) { return ban.words("banned from this hub", at: now) }
        guard let address = connections.address(of: id)?.banned, moderation.ban(of: address, at: now) != nil else {
            return nil
        }
        return "Your address is banned from this hub."
    }

    /// The user, with the nick asked for, the one they have, or a free variant; nil over the limit.
    private mutating func settle(_ user: UserID, asking nick: Nick, as kind: SessionKind, at now: Now) -> Person? {
        freeIfAbandoned(nick, at: now.wall)
        defer { if let number = people.number(of: user) { noteSeen(number, at: now.wall) } }
        if let number = people.number(of: user) {
            let owner = people.owner(of: nick)
            if kind == .member, owner == nil || owner == number { give(nick, to: number) }
            return people[number]
        }
        guard people.count < limits.people else { return nil }
        return people.add(user, asking: nick)
    }

    /// Counts a session among its user's; in their direct rooms users stand whenever they are here.
    private mutating func appear(_ id: SessionID, _ person: Person, _ kind: SessionKind) {
        online[person.number, default: Presence()].sessions.insert(id)
        guard kind == .member else { return }
        online[person.number]?.members += 1
        present.insert(person.number)
        for room in rooms.directRooms(of: person.id) { stand(id, person.number, in: room) }
    }

    mutating func close(_ id: SessionID, at now: Now) {
        connections.remove(id, at: now.monotonic)
        doorstep.remove(id)
        end(id, as: .lost, at: now)
    }

    mutating func sayGoodbye(_ id: SessionID, at now: Now) {
        end(id, as: .left, at: now)
        answer(id, .goodbye(.asked))
        effects.append(.close(id))
    }

    /// Ends a connection with a refusal of the whole of it.
    mutating func dismiss(_ id: SessionID, _ code: Refusal.Code, _ detail: String, at now: Now) {
        end(id, as: .lost, at: now)
        connections.endGreeting(of: id)
        doorstep.remove(id)
        answer(id, .refused(Refusal(subject: .session, code: code, detail: detail)))
        effects.append(.close(id))
    }

    /// Cuts a connection whose other side is silent.
    mutating func cut(_ id: SessionID, at now: Now) {
        end(id, as: .lost, at: now)
        effects.append(.abort(id))
    }

    /// How a session ended: on purpose, or not.
    enum End {
        case left
        case lost
    }

    private mutating func end(_ id: SessionID, as end: End, at now: Now) {
        guard let session = sessions.removeValue(forKey: id) else { return }
        endRuns(of: id)
        endFiles(of: id)
        for room in session.rooms.sorted() { effects.append(.detach(id, room)) }
        disappear(id, session)
        let directs = people[session.user].map { rooms.directRooms(of: $0.id) } ?? []
        for room in session.rooms.union(directs).sorted() { withdraw(id, session, from: room, as: end, at: now) }
        forgetPresence(of: session.user)
        noteSeen(session.user, at: now.wall)
    }

    private mutating func disappear(_ id: SessionID, _ session: Session) {
        online[session.user]?.sessions.remove(id)
        guard session.kind == .member else { return }
        online[session.user]?.members -= 1
        if online[session.user]?.members == 0 { present.remove(session.user) }
    }

    /// Forgets that somebody is away once no session of theirs is open and no room shows them.
    mutating func forgetPresence(of user: UserNumber) {
        guard online[user]?.sessions.isEmpty == true, !rooms.shows(user) else { return }
        online[user] = nil
    }

    mutating func refuseUnknown(_ kind: UInt8, _ tag: Tag, bytes: Int, from id: SessionID, at now: Now) {
        guard hear(id, 1, bytes: bytes, at: now) else { return }
        object(id, tag, .unknownKind, "This hub does not know requests of kind \(kind).")
        judge(at: now)
    }
}
