import ChatModel

/// Nicks, absence, and who is who.
extension Hub {
    mutating func rename(_ id: SessionID, _ tag: Tag, _ nick: Nick) {
        guard let user = sessions[id]?.user else { return }
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

    mutating func setAway(_ id: SessionID, _ tag: Tag, _ text: AwayText?) {
        guard let user = sessions[id]?.user else { return }
        answer(id, .done(tag))
        guard online[user]?.away != text else { return }
        online[user]?.away = text
        for room in rooms.rooms(of: user) { publish(.away(user, text), in: room) }
    }

    mutating func listPeople(_ id: SessionID, _ tag: Tag, after: UserNumber?) {
        let (members, more) = page(of: present.after(after))
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
        let names = rooms.rooms(of: number).compactMap { rooms[$0]?.name }
        let whois = Whois(
            person: person, online: (online[number]?.members ?? 0) > 0, away: online[number]?.away,
            rooms: Array(names.prefix(limits.rosterPage)), idle: lastSpoke[number].map { now.monotonic.since($0) })
        answer(id, .whois(tag, whois))
    }

    /// The person as a roster shows them.
    func member(_ number: UserNumber) -> Member? {
        people[number].map { Member(person: $0, away: online[number]?.away) }
    }
}
