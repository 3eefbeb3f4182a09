import ChatModel

/// From an order to what is decided: who is meant, whether that may be done to them, until when.
extension Hub {
    func ruling(
        for order: Order, by actor: Person, in place: RoomNumber, at now: Now
    ) throws(OrderObjection) -> Ruling {
        let realm: Realm = order.scope == .hub ? .hub : .room(place)
        let rank = moderation.rank(of: actor.id, in: realm)
        guard rank > .guest else { throw .notOperator(realm) }
        let act = try act(for: order.act, by: actor, rank, in: realm, at: now)
        return Ruling(scope: order.scope, act: act, reason: order.reason)
    }

    private func act(
        for act: Order.Act, by actor: Person, _ rank: Rank, in realm: Realm, at now: Now
    ) throws(OrderObjection) -> Act {
        switch act {
        case .kick(let whom): return .kick(try present(below(rank, whom, in: realm), in: realm))
        case .ban(let whom, let time): return .ban(try bannable(whom, rank, in: realm), until: now.wall.after(time))
        case .unban(let whom): return .unban(try sanctioned(.ban, whom, in: realm, at: now))
        case .mute(let whom, let time): return .mute(try below(rank, whom, in: realm), until: now.wall.after(time))
        case .unmute(let whom):
            guard case .user(let subject) = try sanctioned(.mute, whom, in: realm, at: now) else {
                throw .unknown(whom)
            }
            return .unmute(subject)
        case .promote(let whom): return .promote(try promotable(whom, rank, in: realm))
        case .demote(let whom): return .demote(try demotable(whom, by: actor, rank, in: realm))
        case .invite(let whom): return .invite(try invitable(whom, in: realm))
        case .mode(let change):
            guard case .room(let number) = realm, let mode = rooms[number]?.mode else {
                throw OrderObjection(.other, "The hub has no mode; its rooms have.")
            }
            return .mode(change.applied(to: mode))
        }
    }

    private func find(_ whom: Whom) throws(OrderObjection) -> Subject {
        let number: UserNumber? =
            switch whom {
            case .nick(let nick): people.owner(of: nick)
            case .user(let id): people.number(of: id)
            case .address: nil
            }
        guard let person = number.flatMap({ people[$0] }) else { throw .unknown(whom) }
        return Subject(id: person.id, nick: person.nick)
    }

    /// Somebody who has less say than the one who gives the order.
    private func below(_ rank: Rank, _ whom: Whom, in realm: Realm) throws(OrderObjection) -> Subject {
        let subject = try find(whom)
        guard moderation.rank(of: subject.id, in: realm) < rank else { throw .outranked(subject.nick) }
        return subject
    }

    private func present(_ subject: Subject, in realm: Realm) throws(OrderObjection) -> Subject {
        let number = people.number(of: subject.id)
        let open = number.flatMap { online[$0]?.sessions } ?? []
        switch realm {
        case .hub: if !open.isEmpty { return subject }
        case .room(let room):
            if open.contains(where: { sessions[$0]?.rooms.contains(room) == true }) { return subject }
        }
        throw OrderObjection(.noSuchUser, "\(subject.nick.text) is not here.")
    }

    private func bannable(_ whom: Whom, _ rank: Rank, in realm: Realm) throws(OrderObjection) -> BanTarget {
        guard case .address(let address) = whom else { return .user(try below(rank, whom, in: realm)) }
        guard realm == .hub else {
            throw OrderObjection(.other, "An address can be banned from the whole hub only.")
        }
        guard !address.isOwnMachine else {
            throw OrderObjection(.other, "That is the hub's own machine; ban a person there, not the address.")
        }
        return .address(address)
    }

    /// Somebody, or an address, that is banned or muted.
    private func sanctioned(
        _ kind: Sanction.Kind, _ whom: Whom, in realm: Realm, at now: Now
    ) throws(OrderObjection) -> BanTarget {
        if case .address(let address) = whom {
            guard moderation.ban(of: address, at: now.wall) != nil else {
                throw OrderObjection(.noSuchUser, "\(address.text) is not banned.")
            }
            return .address(address)
        }
        let subject = try find(whom)
        guard moderation.sanction(kind, on: .user(subject), in: realm, at: now.wall) != nil else {
            let done = kind == .ban ? "banned" : "muted"
            throw OrderObjection(
                .noSuchUser, "\(subject.nick.text) is not \(done) \(realm == .hub ? "on the hub" : "in this room").")
        }
        return .user(subject)
    }

    private func promotable(_ whom: Whom, _ rank: Rank, in realm: Realm) throws(OrderObjection) -> Subject {
        guard rank.mayPromote(in: realm) else { throw .notOwner(realm) }
        let subject = try find(whom)
        guard role(of: subject.id, in: realm) < .operator else {
            throw OrderObjection(.other, "\(subject.nick.text) is an operator already.")
        }
        return subject
    }

    private func demotable(
        _ whom: Whom, by actor: Person, _ rank: Rank, in realm: Realm
    ) throws(OrderObjection) -> Subject {
        let subject = try find(whom)
        guard role(of: subject.id, in: realm) == .operator else {
            throw OrderObjection(.other, "\(subject.nick.text) is no operator that could be taken back.")
        }
        if subject.id == actor.id { return subject }
        guard rank.mayPromote(in: realm) else { throw .notOwner(realm) }
        return subject
    }

    /// What somebody is by the realm's own rules.
    private func role(of user: UserID, in realm: Realm) -> Role {
        switch realm {
        case .hub: moderation.role(of: user)
        case .room(let room): moderation.standing(of: user, in: room)?.role ?? .member
        }
    }

    private func invitable(_ whom: Whom, in realm: Realm) throws(OrderObjection) -> Subject {
        guard case .room(let room) = realm else {
            throw OrderObjection(.other, "People are invited into rooms; the hub is open to whoever can reach it.")
        }
        let subject = try find(whom)
        guard moderation.standing(of: subject.id, in: room) == nil else {
            throw OrderObjection(.other, "\(subject.nick.text) may come in already.")
        }
        return subject
    }
}

extension Rank {
    /// Whether operators may be made and unmade.
    fileprivate func mayPromote(in realm: Realm) -> Bool { realm == .hub ? self == .hubOwner : self >= .roomOwner }
}

extension HubTime {
    /// So many milliseconds later; nil stays nil, and what is further than a thousand years away is never.
    fileprivate func after(_ milliseconds: UInt64?) -> HubTime? {
        guard let milliseconds, milliseconds < 1_000 * 365 * 86_400_000 else { return nil }
        return HubTime(milliseconds: self.milliseconds &+ milliseconds)
    }
}

extension BannedAddress {
    /// Whether it is that of the machine on which the hub runs, as seen from there.
    var isOwnMachine: Bool { text.hasPrefix("127.") || text == "::1" }
}
