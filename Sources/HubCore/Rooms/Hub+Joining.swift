import ChatModel

/// Coming into rooms and going out of them. Joining, resuming and opening a direct room are one mechanism.
extension Hub {
    mutating func join(_ id: SessionID, _ tag: Tag, _ name: RoomName, resume: ResumeToken?, at now: Now) {
        guard let room = number(for: .named(name), at: now) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another room.")
        }
        come(id, tag, into: room, resume: resume, at: now)
    }

    mutating func openDirect(_ id: SessionID, _ tag: Tag, _ target: DirectTarget, resume: ResumeToken?, at now: Now) {
        guard let me = sessions[id].flatMap({ people[$0.user] }) else { return }
        guard let partner = find(target) else {
            return refuse(id, tag, .noSuchUser, "Nobody of that name is known here.")
        }
        guard let room = number(for: .direct(DirectPair(me.id, partner.id)), at: now) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another conversation.")
        }
        come(id, tag, into: room, resume: resume, at: now)
    }

    /// The room's number, made now if there is none yet; whoever shares a new direct room and is here stands in it.
    private mutating func number(for kind: RoomKind, at now: Now) -> RoomNumber? {
        if let known = rooms.number(of: kind) { return known }
        guard let number = rooms.add(kind, limit: limits.rooms) else { return nil }
        if case .direct(let pair) = kind {
            for user in users(of: pair) { for id in members(of: user) { stand(id, user, in: number, at: now) } }
        }
        return number
    }

    /// The two users of a direct room; one when they are the same.
    private func users(of pair: DirectPair) -> [UserNumber] {
        Set([pair.low, pair.high]).compactMap { people.number(of: $0) }.sorted()
    }

    /// A user's sessions that stand in rosters.
    private func members(of user: UserNumber) -> [SessionID] {
        (online[user]?.sessions ?? []).filter { sessions[$0]?.kind == .member }.sorted()
    }

    private func find(_ target: DirectTarget) -> Person? {
        switch target {
        case .nick(let nick): people.owner(of: nick).flatMap { people[$0] }
        case .user(let user): people.number(of: user).flatMap { people[$0] }
        }
    }

    /// Sets the cursor to the published head and asks the journal for what is before it.
    mutating func come(_ id: SessionID, _ tag: Tag, into number: RoomNumber, resume: ResumeToken?, at now: Now) {
        guard let session = sessions[id], let room = rooms[number] else { return }
        guard session.rooms.contains(number) || session.rooms.count < limits.roomsPerSession else {
            return refuse(id, tag, .tooManyRooms, "You are in as many rooms as fit. Leave one first.")
        }
        effects.append(.attach(id, number))
        sessions[id]?.rooms.insert(number)
        if session.kind == .member, room.name != nil { stand(id, session.user, in: number, at: now) }
        let join = LoadTable.Join(session: id, tag: tag, room: number, head: room.head, hasToken: resume != nil)
        guard room.head > .zero || resume != nil else {
            return finish(join, with: JournalPage(entries: [], more: false, resume: .fresh))
        }
        let limit = UInt32(limits.pageEntries)
        load(.join(join), .join(number, upTo: room.head, resume: resume, limit: limit))
    }

    mutating func stand(_ id: SessionID, _ user: UserNumber, in number: RoomNumber, at now: Now) {
        guard rooms[number]?.roster.add(id, of: user) == true else { return }
        rooms.stand(user, in: number)
        tellArrival(of: user, in: number, at: now.monotonic)
    }

    mutating func leave(_ id: SessionID, _ tag: Tag, _ number: RoomNumber) {
        guard let session = sessions[id], sessions[id]?.rooms.remove(number) != nil else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        effects.append(.detach(id, number))
        if rooms[number]?.name != nil { withdraw(id, session, from: number, as: .left, at: nil) }
        answer(id, .done(tag))
    }

    /// Takes a session out of a room's roster; a lost one lingers, in case it returns.
    mutating func withdraw(
        _ id: SessionID, _ session: Session, from number: RoomNumber, as end: End, at now: Now?
    ) {
        if session.kind == .visitor { rooms[number]?.introduced.remove(session.user) }
        guard rooms[number]?.roster.withdraw(id, of: session.user) == true else { return }
        if end == .lost, let now {
            let until = now.monotonic.advanced(by: limits.returnMilliseconds)
            lingering.add(session.user, in: number, until: until)
        } else {
            forget(session.user, in: number)
        }
    }

    /// Takes a user with no session left out of a room; nothing happens if they came back.
    mutating func forget(_ user: UserNumber, in number: RoomNumber) {
        guard rooms[number]?.roster.isLingering(user) == true else { return }
        rooms[number]?.roster.remove(user)
        rooms.unstand(user, in: number)
        tellDeparture(of: user, in: number)
    }

    /// Brings the users of a direct room, wherever they have a terminal open, into it before something is said.
    mutating func gather(_ number: RoomNumber, at now: Now) {
        guard case .direct(let pair) = rooms[number]?.kind else { return }
        for id in users(of: pair).flatMap(members) where sessions[id]?.rooms.contains(number) == false {
            come(id, .unasked, into: number, resume: nil, at: now)
        }
    }
}
