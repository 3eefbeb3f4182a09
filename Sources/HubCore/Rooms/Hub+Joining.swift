import ChatModel

/// Coming into rooms and going out of them. Joining, resuming and opening a direct room are one mechanism.
extension Hub {
    mutating func join(_ id: SessionID, _ tag: Tag, _ name: RoomName, resume: ResumeToken?, at now: Now) {
        guard mayFind(.named(name), id, tag) else { return }
        let isNew = rooms.number(of: .named(name)) == nil
        guard let room = number(for: .named(name)) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another room.")
        }
        if isNew { own(room, name, id) }
        come(id, tag, into: room, resume: resume, at: now)
    }

    /// Who makes a room is its owner; the lobby is everybody's, and the hub's owner keeps order there.
    private mutating func own(_ room: RoomNumber, _ name: RoomName, _ id: SessionID) {
        guard name != .lobby, let user = sessions[id].flatMap({ people[$0.user] }),
            moderation.standingCount < limits.standings
        else { return }
        moderation.enroll(Standing(user: user.id, role: .owner), in: room)
    }

    /// Whether a room is there or may be made by that session; tells it if not.
    mutating func mayFind(_ kind: RoomKind, _ id: SessionID, _ tag: Tag) -> Bool {
        guard rooms.number(of: kind) == nil, !takeRoom(of: id) else { return true }
        object(id, tag, .tooFast, "You made many rooms in a short time. Wait a minute before you make another.")
        return false
    }

    /// The room's number, made now if there is none yet; whoever shares a new direct room and is here stands in it.
    mutating func number(for kind: RoomKind) -> RoomNumber? {
        if let known = rooms.number(of: kind) { return known }
        guard let number = rooms.add(kind, limit: limits.rooms) else { return nil }
        if case .direct(let pair) = kind {
            for user in users(of: pair) { for id in members(of: user) { stand(id, user, in: number) } }
        }
        return number
    }

    /// Lets a session into a room, unless that is too much.
    mutating func come(_ id: SessionID, _ tag: Tag, into number: RoomNumber, resume: ResumeToken?, at now: Now) {
        guard let session = sessions[id] else { return }
        if let objection = objection(toEntryOf: session.user, into: number, at: now) {
            return refuse(id, tag, objection.code, objection.detail)
        }
        guard session.rooms.contains(number) || session.rooms.count - session.unasked.count < limits.roomsPerSession
        else { return refuse(id, tag, .tooManyRooms, "You are in as many rooms as fit. Leave one first.") }
        guard session.loads < limits.roomsPerSession + session.unasked.count + limits.loadsPerSession else {
            return object(id, tag, .overCredit, "Too many rooms are being opened; ask again after an answer.")
        }
        bring(id, tag, into: number, resume: resume)
    }

    /// Sets the cursor to the published head and asks the journal for what is before it.
    mutating func bring(_ id: SessionID, _ tag: Tag, into number: RoomNumber, resume: ResumeToken?) {
        guard let session = sessions[id], let head = rooms[number]?.head else { return }
        effects.append(.attach(id, number, head: head))
        sessions[id]?.enter(number, at: head, unasked: tag == .unasked)
        enroll(session.user, in: number)
        standIfMember(id, in: number)
        let join = LoadTable.Join(session: id, tag: tag, room: number, head: head)
        if head == .zero, resume == nil {
            sessions[id]?.opening[number] = nil
            return finish(join, with: JournalPage(entries: [], more: false, resume: .fresh))
        }
        let query = JournalQuery.join(
            number, upTo: head, resume: resume, limit: UInt32(limits.pageEntries),
            reader: reader(session, of: number), border: border(of: id, in: number))
        let ticket = load(.join(join), query)
        sessions[id]?.opening[number] = ticket
    }

    /// For whom a room is opened: visitors have no read mark.
    private func reader(_ session: Session, of room: RoomNumber) -> JournalReader {
        let isMember = session.kind == .member
        let mark = isMember ? marks.mark(of: session.user, in: room) : .zero
        return JournalReader(user: session.user, mark: mark, counts: isMember)
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
        sessions[id]?.leave(number)
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
}
