import ChatModel

/// Coming into rooms and going out of them. Joining, resuming and opening a direct room are one mechanism.
extension Hub {
    mutating func join(_ id: SessionID, _ tag: Tag, _ name: RoomName, resume: ResumeToken?) {
        guard let room = number(for: .named(name)) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another room.")
        }
        come(id, tag, into: room, resume: resume)
    }

    mutating func openDirect(_ id: SessionID, _ tag: Tag, _ target: DirectTarget, resume: ResumeToken?) {
        guard let me = sessions[id].flatMap({ people[$0.user] }) else { return }
        guard let partner = find(target) else {
            return refuse(id, tag, .noSuchUser, "Nobody of that name is known here.")
        }
        guard let room = number(for: .direct(DirectPair(me.id, partner.id))) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another conversation.")
        }
        come(id, tag, into: room, resume: resume)
    }

    /// The room's number, made now if there is none yet; whoever shares a new direct room and is here stands in it.
    private mutating func number(for kind: RoomKind) -> RoomNumber? {
        if let known = rooms.number(of: kind) { return known }
        guard let number = rooms.add(kind, limit: limits.rooms) else { return nil }
        if case .direct(let pair) = kind {
            for user in users(of: pair) { for id in members(of: user) { stand(id, user, in: number) } }
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
    private mutating func come(_ id: SessionID, _ tag: Tag, into number: RoomNumber, resume: ResumeToken?) {
        guard mayCome(id, tag, into: number), let head = rooms[number]?.head else { return }
        effects.append(.attach(id, number, head: head))
        sessions[id]?.rooms.insert(number)
        standIfMember(id, in: number)
        let join = LoadTable.Join(session: id, tag: tag, room: number, head: head)
        if head == .zero, resume == nil {
            sessions[id]?.opening[number] = nil
            return finish(join, with: JournalPage(entries: [], more: false, resume: .fresh))
        }
        let query = JournalQuery.join(number, upTo: head, resume: resume, limit: UInt32(limits.pageEntries),
            reader: JournalReader(user: sessions[id]?.user ?? UserNumber(0), mark: .zero, counts: false))
        let ticket = load(.join(join), query)
        sessions[id]?.opening[number] = ticket
    }

    /// Whether a session may come into a room; if not, it is told why.
    private mutating func mayCome(_ id: SessionID, _ tag: Tag, into number: RoomNumber) -> Bool {
        guard let rooms = sessions[id]?.rooms else { return false }
        guard rooms.contains(number) || rooms.count < limits.roomsPerSession else {
            refuse(id, tag, .tooManyRooms, "You are in as many rooms as fit. Leave one first.")
            return false
        }
        guard mayLoad(id, limit: limits.roomsPerSession + limits.loadsPerSession) else {
            refuse(id, tag, .overCredit, "Too many rooms are being opened; ask again after an answer.")
            return false
        }
        return true
    }

    /// In a named room a member stands while a session reads it; in a direct one, while they are here at all.
    private mutating func standIfMember(_ id: SessionID, in number: RoomNumber) {
        guard rooms.pair(of: number) == nil, let (user, kind) = sessions[id].map({ ($0.user, $0.kind) }) else { return }
        if kind == .member { stand(id, user, in: number) }
    }

    mutating func stand(_ id: SessionID, _ user: UserNumber, in number: RoomNumber) {
        guard rooms[number]?.roster.add(id, of: user) == true else { return }
        rooms.stand(user, in: number)
        tellArrival(of: user, in: number)
    }

    mutating func leave(_ id: SessionID, _ tag: Tag, _ number: RoomNumber) {
        guard sessions[id]?.rooms.contains(number) == true else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        goOut(id, of: number)
        answer(id, .done(tag))
    }

    /// Takes a session that stays open out of a room.
    mutating func goOut(_ id: SessionID, of number: RoomNumber) {
        sessions[id]?.rooms.remove(number)
        sessions[id]?.opening[number] = nil
        effects.append(.detach(id, number))
        guard let session = sessions[id], rooms.pair(of: number) == nil || session.kind == .visitor else { return }
        withdraw(id, session, from: number, as: .left, at: nil)
    }

    /// Takes a session out of a room's roster; a lost one lingers, in case it returns.
    mutating func withdraw(
        _ id: SessionID, _ session: Session, from number: RoomNumber, as end: End, at now: Now?
    ) {
        if session.kind == .visitor { rooms[number]?.forgetVisitor(session.user) }
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
        forgetPresence(of: user)
    }

    /// Brings the users of a direct room, wherever they have a terminal open, into it before something is said.
    mutating func gather(_ pair: DirectPair, in number: RoomNumber) {
        for id in users(of: pair).flatMap(members) where sessions[id]?.rooms.contains(number) == false {
            come(id, .unasked, into: number, resume: nil)
        }
    }
}
