import ChatModel

/// What the person calls others.
extension Client {
    mutating func run(_ change: PetnameChange, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        switch change {
        case .list: tell(.petnames(petnames), &turn)
        case .give(let nick, let name): give(name, to: nick, &turn)
        case .take(let name): takePetname(name, &turn)
        }
    }

    private mutating func give(_ name: Nick, to nick: Nick, _ turn: inout Turn) {
        guard let hub = shownHub, let person = hub.people.find(nick) else {
            return tell(.noSuchUser(nick, close: shownHub?.people.close(to: nick) ?? []), &turn)
        }
        guard person.id != hub.you?.id else { return tell(.ignoringYourself, &turn) }
        var kept = petnames.filter { $0.id != person.id }
        if let other = kept.first(where: { $0.name == name }) {
            return tell(.petnameUsed(name, for: hub.people.find(other.id)?.nick ?? other.nick), &turn)
        }
        guard kept.count < ClientLimits.petnames else {
            return tell(.tooManyPetnames(limit: ClientLimits.petnames), &turn)
        }
        kept.append(Petname(id: person.id, nick: person.nick, name: name))
        keep(kept, &turn)
        tell(.petnameGiven(person.nick, name), &turn)
    }

    private mutating func takePetname(_ name: Nick, _ turn: inout Turn) {
        let person = shownHub?.people.find(name)
        let found = petnames.first { $0.name == name } ?? petnames.first { $0.id == person?.id || $0.nick == name }
        guard let found else { return tell(.noPetname(name), &turn) }
        keep(petnames.filter { $0.id != found.id }, &turn)
        tell(.petnameTaken(shownHub?.people.find(found.id)?.nick ?? found.nick), &turn)
    }

    private mutating func keep(_ petnames: [Petname], _ turn: inout Turn) {
        self.petnames = petnames
        turn.effects.append(.save(.petnames(petnames)))
        for key in Array(hubs.keys) { hubs[key]?.people.take(petnames) }
    }
}

extension Command {
    /// The command with the nicks of those whom it names.
    func naming(_ nick: (Nick) -> Nick) -> Command {
        switch self {
        case .msg(.nick(let name), let text): .msg(.nick(nick(name)), text)
        case .query(let name): .query(nick(name))
        case .whois(let name): .whois(nick(name))
        case .ignore(let name?): .ignore(nick(name))
        case .unignore(let name): .unignore(nick(name))
        case .petname(.give(let name, let petname)): .petname(.give(nick(name), petname))
        case .order(let command, let order): .order(command, order.naming(nick))
        default: self
        }
    }
}

extension Order {
    fileprivate func naming(_ nick: (Nick) -> Nick) -> Order {
        let act: Act =
            switch act {
            case .kick(let whom): .kick(whom.naming(nick))
            case .ban(let whom, let time): .ban(whom.naming(nick), milliseconds: time)
            case .unban(let whom): .unban(whom.naming(nick))
            case .mute(let whom, let time): .mute(whom.naming(nick), milliseconds: time)
            case .unmute(let whom): .unmute(whom.naming(nick))
            case .promote(let whom): .promote(whom.naming(nick))
            case .demote(let whom): .demote(whom.naming(nick))
            case .invite(let whom): .invite(whom.naming(nick))
            case .mode(let change): .mode(change)
            }
        return Order(scope: scope, act: act, reason: reason)
    }
}

extension Whom {
    fileprivate func naming(_ nick: (Nick) -> Nick) -> Whom {
        if case .nick(let name) = self { .nick(nick(name)) } else { self }
    }
}
