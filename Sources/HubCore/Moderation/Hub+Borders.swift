import ChatModel

/// Who may come into a room, and how far back they may read it: the same for pages, search, export and lists.
extension Hub {
    /// Why somebody may not come into a room; nil if they may.
    func objection(toEntryOf user: UserNumber, into number: RoomNumber, at now: Now) -> OrderObjection? {
        guard let person = people[user], let room = rooms[number], let name = room.name else { return nil }
        guard moderation.role(of: person.id, in: number) == .member else { return nil }
        if let ban = moderation.ban(of: person.id, in: .room(number), at: now.wall) {
            return OrderObjection(.banned, ban.words("banned from \(name.written)", at: now.wall))
        }
        if room.mode.isInviteOnly, moderation.standing(of: person.id, in: number) == nil {
            return OrderObjection(
                .inviteOnly, "\(name.written) is for those who were invited; ask one of its operators.")
        }
        return nil
    }

    /// Who comes for the first time into a room that keeps its past to itself may read from here on.
    mutating func enroll(_ user: UserNumber, in number: RoomNumber) {
        guard let person = people[user], let room = rooms[number], room.mode.history == .sinceJoin,
            moderation.standing(of: person.id, in: number) == nil,
            moderation.role(of: person.id) == .member, moderation.standingCount < limits.standings
        else { return }
        moderation.enroll(Standing(user: person.id, role: .member, since: room.head), in: number)
    }

    /// The last place of a room that a session may not read.
    func border(of id: SessionID, in number: RoomNumber) -> Seq {
        guard let session = sessions[id] else { return .end }
        return border(of: session.user, in: number, entered: session.entered(number))
    }

    /// - Parameter entered: The room's last place when the session came in; nil if it is not there.
    func border(of user: UserNumber, in number: RoomNumber, entered: Seq?) -> Seq {
        guard let person = people[user], let room = rooms[number], room.name != nil else { return .zero }
        guard moderation.role(of: person.id, in: number) == .member else { return .zero }
        let standing = moderation.standing(of: person.id, in: number)
        if room.mode.isInviteOnly, standing == nil { return .end }
        switch room.mode.history {
        case .all: return .zero
        case .sinceJoin: return standing?.since ?? entered ?? .end
        case .none: return entered ?? .end
        }
    }

    /// What a search of a session leaves out: of these rooms, everything up to a place.
    func hidden(from id: SessionID, at now: Now) -> [RoomNumber: Seq] {
        sessions[id].map { hidden(from: $0.user, at: now) { border(of: id, in: $0) } } ?? [:]
    }

    /// What is left out for a user whose borders are these.
    func hidden(from user: UserNumber, at now: Now, border: (RoomNumber) -> Seq) -> [RoomNumber: Seq] {
        guard let user = people[user], moderation.role(of: user.id) == .member else { return [:] }
        var hidden: [RoomNumber: Seq] = [:]
        for room in rooms.reserved {
            let border = border(room)
            if border > .zero { hidden[room] = border }
        }
        for room in moderation.roomsBanning(user.id, at: now.wall)
        where moderation.role(of: user.id, in: room) == .member {
            hidden[room] = .end
        }
        return hidden
    }

    /// Whether a room is in the lists that a session is given.
    func isListed(_ number: RoomNumber, for id: SessionID) -> Bool {
        guard rooms[number]?.mode.isInviteOnly == true else { return true }
        guard let user = sessions[id].flatMap({ people[$0.user] }) else { return false }
        return moderation.role(of: user.id, in: number) > .member || moderation.standing(of: user.id, in: number) != nil
    }
}
