import ChatModel

/// Commands carried out; the composer is emptied whenever one is understood.
extension Client {
    mutating func run(_ typed: Command, _ turn: inout Turn) {
        let people = shownHub?.people
        let command = typed.naming { people?.nick(behind: $0) ?? $0 }
        switch command {
        case .help(let name):
            turn.effects.append(.clearComposer)
            tell(name.flatMap(CommandTable.spec).map(Notice.helpOn) ?? .help, &turn)
        case .quit:
            // What is left in a composer is there again at the next start.
            turn.effects.append(.clearComposer)
            quit(&turn)
        case .connect(let reference):
            turn.effects.append(.clearComposer)
            if let reference { seek(reference, &turn) } else { openPicker() }
        case .version:
            turn.effects.append(.clearComposer)
            tell(.version(software, protocol: WireVersion.current), &turn)
        case .nick(let nick): rename(to: nick, &turn)
        case .ignore(let nick):
            turn.effects.append(.clearComposer)
            if let nick { ignore(nick, &turn) } else { tell(.ignoreList(ignored.map(\.nick)), &turn) }
        case .unignore(let nick): unignore(nick, &turn)
        case .petname(let change): run(change, &turn)
        case .notify(let attention): run(attention, &turn)
        case .alias(let change): run(change, &turn)
        case .unalias(let name): takeAlias(name, &turn)
        case .me(let text): say(.action(text), &turn)
        case .screen(_, let order): self.order(order, &turn)
        case .history(let count): orderHistory(count, &turn)
        case .copy, .open: orderWithWords(command, &turn)
        case .topic(let topic?): setTopic(topic, &turn)
        default: runOnHub(command, &turn)
        }
    }

    private mutating func runOnHub(_ command: Command, _ turn: inout Turn) {
        guard case .hub(let key) = screen else { return tell(.noRoom, &turn) }
        switch command {
        case .hub: showHub(key, &turn)
        case .reconnect: reconnect(key, &turn)
        case .disconnect:
            turn.effects.append(.clearComposer)
            disconnect(key, because: .asked, &turn)
            tell(.disconnected, &turn)
        case .reply, .react, .edit, .delete, .pin, .unpin:
            if let obstacle = hubs[key]?.obstacle { return tell(obstacle, &turn) }
            with(key, &turn) { hub, turn in hub.runOnMessage(command, &turn) }
        default:
            if let obstacle = hubs[key]?.obstacle, command.needs(hubs[key]?.connection) {
                return tell(obstacle, &turn)
            }
            with(key, &turn) { hub, turn in hub.run(command, &turn) }
            remember(key, &turn)
        }
    }

    private mutating func showHub(_ key: HubKey, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        guard case .hub(let id) = key, let hub = hubs[key] else { return tell(.notMet, &turn) }
        let facts = HubFacts(
            id: id, name: hub.name, address: hub.address, isConnected: hub.connection.session != nil,
            isHeard: directory.isHeard(id), trusted: directory.pinned(id))
        tell(.hub(facts), &turn)
    }

    private mutating func reconnect(_ key: HubKey, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        if hubs[key]?.connection == .offline { hubs[key]?.connection = .idle }
        if hubs[key]?.connection.link != nil { disconnect(key, because: .asked, &turn) }
        hubs[key]?.tries = 0
        connect(key, &turn)
    }

    /// Asks the hub for another nick, or keeps it for the next connection.
    private mutating func rename(to nick: Nick, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        guard case .hub(let key) = screen, hubs[key]?.connection.session != nil else {
            turn.ownNick = nick
            return tell(.nickNow(nick), &turn)
        }
        with(key, &turn) { hub, turn in
            if !hub.ask(.nick(nick), &turn, { .nick($0, nick) }) { hub.tell(.tooManyRequests, &turn) }
        }
    }

    private mutating func setTopic(_ topic: Topic, _ turn: inout Turn) {
        guard shownHub?.active?.isDirect != true else { return tell(.onlyInRooms(.topic), &turn) }
        say(.topic(topic), &turn)
    }

    private mutating func ignore(_ nick: Nick, _ turn: inout Turn) {
        guard let hub = shownHub, let person = hub.people.find(nick) else {
            return tell(.noSuchUser(nick, close: shownHub?.people.close(to: nick) ?? []), &turn)
        }
        guard person.id != hub.you?.id else { return tell(.ignoringYourself, &turn) }
        ignored.removeAll { $0.id == person.id }
        ignored.append(IgnoredUser(id: person.id, nick: person.nick))
        saveIgnored(&turn)
        tell(.ignoring(person.nick), &turn)
    }

    private mutating func unignore(_ nick: Nick, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        let person = shownHub?.people.find(nick)
        guard let index = ignored.firstIndex(where: { $0.nick == nick || $0.id == person?.id }) else {
            return tell(.noSuchUser(nick, close: ignored.map(\.nick)), &turn)
        }
        let user = ignored.remove(at: index)
        saveIgnored(&turn)
        tell(.notIgnoring(user.nick), &turn)
    }

    /// Keeps the list, and counts everywhere anew.
    private mutating func saveIgnored(_ turn: inout Turn) {
        turn.effects.append(.save(.ignored(ignored)))
        turn.ignored = Set(ignored.map(\.id))
        for key in Array(hubs.keys) {
            with(key, &turn) { hub, turn in
                for conversation in Array(hub.conversations.keys) { hub.recount(conversation, turn) }
            }
        }
    }
}

extension Command {
    /// Whether it can't be carried out on a hub that is not met yet, or is read while it is off.
    fileprivate func needs(_ connection: Connection?) -> Bool {
        switch self {
        case .msg: true
        case .clear, .names, .topic, .motd, .go, .catchUp: false
        default: connection == .offline
        }
    }
}
