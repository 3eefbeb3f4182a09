import ChatModel

/// What a ruling changes: what holds from then on, and who must go at once.
extension Hub {
    /// What holds once the ruling is stored.
    func rules(following ruling: Ruling, by actor: Person, in place: RoomNumber) -> [RuleChange] {
        let realm: Realm = ruling.scope == .hub ? .hub : .room(place)
        switch ruling.act {
        case .kick(let subject): return uninvite(subject, in: realm)
        case .ban(let target, let until):
            let sanction = Sanction(kind: .ban, target: target, until: until, by: actor.nick, reason: ruling.reason)
            return [.sanction(realm, sanction)] + (ruling.act.subject.map { uninvite($0, in: realm) } ?? [])
        case .unban(let target): return [.lift(realm, .ban, target)]
        case .mute(let subject, let until):
            let sanction = Sanction(
                kind: .mute, target: .user(subject), until: until, by: actor.nick, reason: ruling.reason)
            return [.sanction(realm, sanction)]
        case .unmute(let subject): return [.lift(realm, .mute, .user(subject))]
        case .promote(let subject): return [.standing(realm, standing(of: subject.id, as: .operator, in: realm))]
        case .demote(let subject): return demotion(of: subject, in: realm)
        case .invite(let subject): return [.standing(realm, standing(of: subject.id, as: .member, in: realm))]
        case .mode(let mode): return [.mode(place, mode)] + enrolments(for: mode, in: place)
        }
    }

    /// Who is put out of a room for those who were invited has to be invited again.
    private func uninvite(_ subject: Subject, in realm: Realm) -> [RuleChange] {
        guard case .room(let room) = realm, moderation.standing(of: subject.id, in: room) != nil else { return [] }
        return [.dropStanding(realm, subject.id)]
    }

    /// Somebody's role with the place from which on they may read, which stays what it was.
    private func standing(of user: UserID, as role: Role, in realm: Realm) -> Standing {
        guard case .room(let room) = realm else { return Standing(user: user, role: role) }
        let since = moderation.standing(of: user, in: room)?.since ?? rooms[room]?.head ?? .zero
        return Standing(user: user, role: role, since: since)
    }

    /// Who was an operator of a room that keeps to itself stays one of those who may come in.
    private func demotion(of subject: Subject, in realm: Realm) -> [RuleChange] {
        guard case .room(let room) = realm, rooms[room]?.mode.keepsToItself == true else {
            return [.dropStanding(realm, subject.id)]
        }
        return [.standing(realm, standing(of: subject.id, as: .member, in: realm))]
    }

    /// When a room begins to keep to itself, those who are there belong to it, with all that they could read before.
    private func enrolments(for mode: RoomMode, in number: RoomNumber) -> [RuleChange] {
        guard let room = rooms[number], mode.keepsToItself else { return [] }
        let here = Set(room.roster.after(nil)).union(sessions.values.filter { $0.rooms.contains(number) }.map(\.user))
        return here.sorted().compactMap { people[$0]?.id }
            .filter { moderation.standing(of: $0, in: number) == nil }
            .map { .standing(.room(number), Standing(user: $0, role: .member)) }
    }

    mutating func carryThrough(_ ruling: Ruling, by author: UserNumber, in place: RoomNumber, at now: Now) {
        switch ruling.act {
        case .kick(let subject), .ban(.user(let subject), _):
            remove(subject, because: ruling, by: author, from: place, at: now)
        case .ban(.address(let address), _): dismissAll(from: address, ruling, at: now)
        case .promote(let subject): tellRole(of: subject.id, ruling.scope, in: place)
        case .demote(let subject):
            removeWhereUnwelcome(subject, because: ruling, by: author, at: now)
            tellRole(of: subject.id, ruling.scope, in: place)
        case .mode(let mode): set(mode, of: place)
        case .mute(let subject, _): silence(subject, ruling, in: place, at: now)
        case .unban, .unmute, .invite: break
        }
    }

    /// Who may not speak any more puts no file either.
    private mutating func silence(_ subject: Subject, _ ruling: Ruling, in place: RoomNumber, at now: Now) {
        guard let user = people.number(of: subject.id) else { return }
        for room in Set(files.uploads.all { $0.user == user }.map(\.room)).sorted() {
            guard ruling.scope == .hub || room == place,
                let objection = objection(toFilesOf: user, in: room, isTurn: false, at: now)
            else { continue }
            endUploads(by: user, in: room, because: objection)
        }
    }

    private mutating func remove(
        _ subject: Subject, because ruling: Ruling, by author: UserNumber, from place: RoomNumber, at now: Now
    ) {
        guard let user = people.number(of: subject.id), let by = people[author]?.nick else { return }
        endRuns(by: user, in: ruling.scope == .hub ? nil : place)
        if ruling.scope == .room { endFiles(by: user, in: place, because: .putOut(of: rooms[place]?.name, by)) }
        for id in (online[user]?.sessions ?? []).sorted() {
            switch ruling.scope {
            case .hub: dismiss(id, ruling.act.isBan ? .banned : .kicked, ruling.farewell(by: by, at: now.wall), at: now)
            case .room where sessions[id]?.rooms.contains(place) == true:
                goOut(id, of: place)
                answer(id, .removed(place, Removal(by: by, ruling: ruling)))
            case .room: continue
            }
        }
    }

    /// Who came in while the mode was on its way into the journal belongs to the room like those before.
    private mutating func set(_ mode: RoomMode, of place: RoomNumber) {
        for case .standing(_, let standing) in enrolments(for: mode, in: place) {
            moderation.enroll(standing, in: place)
        }
        rooms.set(mode, of: place)
    }

    /// Who is no operator any more leaves the rooms into which they may not come.
    private mutating func removeWhereUnwelcome(
        _ subject: Subject, because ruling: Ruling, by author: UserNumber, at now: Now
    ) {
        guard let user = people.number(of: subject.id), let by = people[author]?.nick else { return }
        for id in (online[user]?.sessions ?? []).sorted() {
            for room in (sessions[id]?.rooms ?? []).sorted()
            where objection(toEntryOf: user, into: room, at: now) != nil {
                goOut(id, of: room)
                answer(id, .removed(room, Removal(by: by, ruling: ruling)))
            }
        }
        endFilesWhereUnwelcome(user, at: now)
    }

    private mutating func endFilesWhereUnwelcome(_ user: UserNumber, at now: Now) {
        let places =
            files.uploads.all { $0.user == user }.map(\.room) + files.opened.all { $0.user == user }.compactMap(\.room)
        for room in Set(places).sorted() {
            guard let objection = objection(toEntryOf: user, into: room, at: now) else { continue }
            endFiles(by: user, in: room, because: FileFailure(objection.code, objection.detail))
        }
    }

    /// Operators of the hub stay, wherever they come from: somebody must be able to lift the ban.
    private mutating func dismissAll(from address: BannedAddress, _ ruling: Ruling, at now: Now) {
        for id in sessions.keys.sorted() where connections.address(of: id).flatMap(\.banned) == address {
            guard let user = sessions[id].flatMap({ people[$0.user] }), moderation.role(of: user.id) == .member else {
                continue
            }
            dismiss(id, .banned, "Your address is banned from this hub.", at: now)
        }
    }

    /// Tells every room that shows somebody what they are there now.
    private mutating func tellRole(of user: UserID, _ scope: Ruling.Scope, in place: RoomNumber) {
        guard let number = people.number(of: user) else { return }
        for room in rooms.rooms(of: number) where scope == .hub || room == place {
            publish(.role(number, role(of: number, in: room)), in: room)
        }
    }

    /// What somebody is in a room, or on the whole hub if that is more.
    func role(of number: UserNumber, in room: RoomNumber) -> Role {
        people[number].map { moderation.role(of: $0.id, in: room) } ?? .member
    }
}

extension Act {
    fileprivate var isBan: Bool { if case .ban = self { true } else { false } }
}

extension RoomMode {
    /// Whether who belongs to it is kept: for coming in, or for reading what was said before.
    var keepsToItself: Bool { isInviteOnly || history == .sinceJoin }
}
