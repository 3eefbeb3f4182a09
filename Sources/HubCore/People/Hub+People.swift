import ChatModel

/// Nicks, absence, and who is who.
extension Hub {
    mutating func rename(_ id: SessionID, _ tag: Tag, _ nick: Nick) {
        guard let session = sessions[id] else { return }
        if let owner = people.owner(of: nick), owner != session.user {
            return refuse(id, tag, .nickTaken, "The nick \(nick.text) belongs to somebody else here.")
        }
        give(nick, to: session.user)
        answer(id, .done(tag))
    }

    /// Gives a free nick, or the user's own in another spelling, and tells the rooms.
    mutating func give(_ nick: Nick, to number: UserNumber) {
        guard people[number]?.nick.text != nick.text else { return }
        people.rename(number, to: nick)
        for room in rooms.rooms(of: number) { publish(.renamed(number, nick), in: room) }
    }

    mutating func setAway(_ id: SessionID, _ tag: Tag, _ text: AwayText?) {
        guard let user = sessions[id]?.user else { return }
        answer(id, .done(tag))
        guard online[user]?.away != text else { return }
        online[user]?.away = text
        for room in rooms.rooms(of: user) { publish(.away(user, text), in: room) }
    }

    mutating func listPeople(_ id: SessionID, _ tag: Tag, after: UserNumber?) {
        let here = online.filter { $0.value.isMember && $0.key > after ?? UserNumber(0) }.keys.sorted()
        let page = here.prefix(limits.rosterPage).compactMap(member)
        answer(id, .people(tag, page, more: here.count > page.count))
    }

    mutating func identify(_ id: SessionID, _ tag: Tag, _ numbers: [UserNumber]) {
        let known = numbers.prefix(limits.rosterPage).compactMap { people[$0] }
        answer(id, .identified(tag, known))
    }

    mutating func whois(_ id: SessionID, _ tag: Tag, _ nick: Nick, at now: Now) {
        guard let number = people.owner(of: nick), let person = people[number] else {
            return refuse(id, tag, .noSuchUser, "Nobody called \(nick.text) is known here.")
        }
        let presence = online[number]
        let whois = Whois(
            person: person, online: presence?.isMember == true, away: presence?.away,
            rooms: rooms.rooms(of: number).prefix(limits.rosterPage).compactMap { rooms[$0]?.name },
            idle: presence?.lastSpoke.map { now.monotonic.since($0) })
        answer(id, .whois(tag, whois))
    }

    /// The person as a roster shows them.
    func member(_ number: UserNumber) -> Member? {
        people[number].map { Member(person: $0, away: online[number]?.away) }
    }
}
