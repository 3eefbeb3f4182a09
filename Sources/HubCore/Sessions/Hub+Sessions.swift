import ChatModel

/// How connections come, prove themselves and go.
extension Hub {
    mutating func connect(_ id: SessionID, from address: PeerAddress, at now: Now) {
        let deadline = now.monotonic.advanced(by: limits.handshakeMilliseconds)
        let full = sessions.count + arrivals.greeting.count >= limits.sessions
        let fromHere = arrivals.count(of: address)
        let underWay = arrivals.greeting.count
        arrivals.arrive(id, from: address, deadline: deadline)
        if life != .running {
            refuseSession(id, .stopping, "This hub is stopping.")
        } else if full || underWay >= limits.handshakesUnderWay {
            refuseSession(id, .tooManySessions, "This hub is full. Try again in a minute.")
        } else if fromHere >= limits.sessionsPerAddress {
            refuseSession(id, .tooManySessions, "This hub has too many connections from your address.")
        }
    }

    mutating func enter(_ id: SessionID, _ user: UserID, _ nick: Nick, _ kind: SessionKind, at now: Now) {
        guard let address = arrivals.enter(id) else { return }
        guard let number = settle(user, asking: nick, as: kind) else {
            arrivals.arrive(id, from: address, deadline: now.monotonic)
            arrivals.release(address)
            return refuseSession(id, .tooManySessions, "This hub knows too many people already.")
        }
        sessions[id] = Session(
            user: number, kind: kind, address: address, lastHeard: now.monotonic,
            nextHeartbeat: now.monotonic.advanced(by: limits.heartbeatMilliseconds),
            rate: TokenBucket(perSecond: limits.postsPerSecond, burst: limits.postBurst, at: now.monotonic))
        online[number, default: Presence()].sessions.insert(id)
        if kind == .member { online[number]?.members += 1 }
        standInDirectRooms(id, number, kind, at: now)
        guard let you = people[number] else { return }
        let welcome = Welcome(
            you: you, time: now.wall, credit: UInt32(limits.credit), people: UInt32(clamping: peopleOnline))
        answer(id, .welcome(welcome))
    }

    /// In their direct rooms users stand whenever they are here.
    private mutating func standInDirectRooms(_ id: SessionID, _ user: UserNumber, _ kind: SessionKind, at now: Now) {
        guard kind == .member, let person = people[user] else { return }
        for room in rooms.directRooms(of: person.id) { stand(id, user, in: room, at: now) }
    }

    /// The number of a user, who gets the nick asked for, the one they have, or a free variant; nil over the limit.
    private mutating func settle(_ user: UserID, asking nick: Nick, as kind: SessionKind) -> UserNumber? {
        if let number = people.number(of: user) {
            if kind == .member, people.owner(of: nick) == nil { give(nick, to: number) }
            return number
        }
        guard people.count < limits.people else { return nil }
        return people.add(user, nick: people.freeVariant(of: nick))
    }

    mutating func close(_ id: SessionID, at now: Now) {
        arrivals.abandon(id)
        end(id, as: .lost, at: now)
    }

    mutating func sayGoodbye(_ id: SessionID, at now: Now) {
        answer(id, .goodbye(.asked))
        effects.append(.close(id))
        end(id, as: .left, at: now)
    }

    /// How a session ended: on purpose, or not.
    enum End {
        case left
        case lost
    }

    private mutating func end(_ id: SessionID, as end: End, at now: Now) {
        guard let session = sessions.removeValue(forKey: id) else { return }
        arrivals.release(session.address)
        for room in session.rooms.sorted() { effects.append(.detach(id, room)) }
        let directs = people[session.user].map { rooms.directRooms(of: $0.id) } ?? []
        for room in session.rooms.union(directs).sorted() { withdraw(id, session, from: room, as: end, at: now) }
        online[session.user]?.sessions.remove(id)
        if session.kind == .member { online[session.user]?.members -= 1 }
        if online[session.user]?.sessions.isEmpty == true { online[session.user] = nil }
    }

    /// Ends a connection with a refusal of the whole of it.
    mutating func refuseSession(_ id: SessionID, _ code: Refusal.Code, _ detail: String) {
        answer(id, .refused(Refusal(subject: .session, code: code, detail: detail)))
        effects.append(.close(id))
    }

    /// A request before the handshake is done, or after the session ended.
    mutating func refuseEarly(_ id: SessionID) {
        guard arrivals.greeting[id] != nil else { return }
        refuseSession(id, .unexpected, "The handshake comes first.")
    }

    mutating func refuseUnknown(_ kind: UInt8, _ tag: Tag, from id: SessionID, at now: Now) {
        guard sessions[id] != nil else { return refuseEarly(id) }
        sessions[id]?.lastHeard = now.monotonic
        refuse(id, tag, .unknownKind, "This hub does not know requests of kind \(kind).")
    }
}
