import ChatModel

/// Nicks, absence, and who is who.
extension Hub {
    mutating func rename(_ id: SessionID, _ tag: Tag, _ nick: Nick, at now: Now) {
        guard let user = sessions[id]?.user else { return }
        freeIfAbandoned(nick, at: now.wall)
        if let owner = people.owner(of: nick), owner != user {
            return refuse(id, tag, .nickTaken, "The nick \(nick.text) belongs to somebody else here.")
        }
        give(nick, to: user)
        answer(id, .done(tag))
    }

    /// Gives a free nick, or the user's own in another spelling, and tells the rooms.
    mutating func give(_ nick: Nick, to number: UserNumber) {
        guard people[number]?.nick.text != nick.text else { return }
        people.rename(number, to: nick)
        let read = (online[number]?.sessions ?? []).flatMap { sessions[$0]?.rooms ?? [] }
        for room in Set(read).union(rooms.rooms(of: number)).sorted() { publish(.renamed(number, nick), in: room) }
    }

    /// Gives a nick free whose owner has not been here for long: they get a variant of it.
    mutating func freeIfAbandoned(_ nick: Nick, at now: HubTime) {
        guard let owner = people.owner(of: nick), online[owner]?.sessions.isEmpty ?? true else { return }
        guard let seen = people.seen(owner) else { return people.note(owner, seen: now) }
        guard now.milliseconds > seen.milliseconds,
            now.milliseconds - seen.milliseconds >= limits.nickAbsenceMilliseconds
        else { return }
        give(people.variant(of: nick), to: owner)
    }

    /// Notes that somebody is here, not more often than once in a while.
    mutating func noteSeen(_ user: UserNumber, at now: HubTime) {
        let last = people.seen(user)?.milliseconds ?? 0
        if now.milliseconds >= last + limits.seenMilliseconds { people.note(user, seen: now) }
    }

    mutating func setAway(_ id: SessionID, _ tag: Tag, _ text: AwayText?) {
        guard let user = sessions[id]?.user else { return }
        answer(id, .done(tag))
        guard online[user]?.away != text else { return }
        online[user]?.away = text
        for room in rooms.rooms(of: user) { publish(.away(user, text), in: room) }
    }

    mutating func listPeople(_ id: SessionID, _ tag: Tag, after: UserNumber?) {
        let (members, more) = page(of: present.after(after), in: nil)
        answer(id, .people(tag, members, more: more))
    }

    mutating func identify(_ id: SessionID, _ tag: Tag, _ numbers: [UserNumber]) {
        let known = numbers.prefix(limits.rosterPage).compactMap { people[$0] }
        answer(id, .identified(tag, known))
    }

    mutating func whois(_ id: SessionID, _ tag: Tag, _ nick: Nick, at now: Now) {
        guard let number = people.owner(of: nick), let person = people[number] else {
            return refuse(id, tag, .noSuchUser, "Nobody called \(nick.text) is known here.")
        }
        let names = rooms.rooms(of: number).filter { isListed($0, for: id) }.compactMap { rooms[$0]?.name }
        let whois = Whois(
            person: person, online: (online[number]?.members ?? 0) > 0, away: online[number]?.away,
            rooms: Array(names.prefix(limits.rosterPage)), idle: lastSpoke[number].map { now.monotonic.since($0) },
            role: moderation.role(of: person.id), addresses: addresses(of: number, for: id))
        answer(id, .whois(tag, whois))
    }

    /// Where somebody is connected from, for those who keep order on the hub.
    private func addresses(of number: UserNumber, for id: SessionID) -> [String] {
        guard let asking = sessions[id].flatMap({ people[$0.user] }), moderation.role(of: asking.id) > .member else {
            return []
        }
        let all = Set((online[number]?.sessions ?? []).compactMap { connections.address(of: $0)?.text })
        return Array(all.sorted().prefix(limits.loadsPerSession))
    }

    /// The person as a room's roster shows them, or (nil) the list of those on the hub.
    func member(_ number: UserNumber, in room: RoomNumber?) -> Member? {
        people[number].map { person in
            Member(
                person: person, away: online[number]?.away,
                role: room.map { moderation.role(of: person.id, in: $0) } ?? moderation.role(of: person.id))
        }
    }
}
