import ChatModel

/// Commands that one hub carries out.
extension HubState {
    mutating func run(_ command: Command, _ turn: inout Turn) {
        turn.effects.append(.clearComposer)
        switch command {
        case .join(let name):
            join(name, &turn)
            show(.room(name))
        case .leave(let name): leave(name, &turn)
        case .close: active.map { close($0, &turn) } ?? tell(.noRoom, &turn)
        case .msg(.nick(let nick), let text): tellDirectly(nick, text, &turn)
        case .msg(.room(let name), let text): tellRoom(name, text, &turn)
        case .query(let nick): query(nick, &turn)
        case .topic: showTopic(&turn)
        case .motd: showDayMessage(&turn)
        case .names: showNames(&turn)
        case .clear: clear(&turn)
        case .retry: retry(&turn)
        case .away(let text): setAway(text ?? (away == nil ? .unexplained : nil), &turn)
        case .back: setAway(nil, &turn)
        case .order(let name, let order): send(order, name, &turn)
        case .bans(let scope): askForSanctions(scope, &turn)
        case .mode(nil): showMode(&turn)
        case .mode(let change?): send(Order(scope: .room, act: .mode(change)), .mode, &turn)
        case .run(nil): askForCommands(&turn)
        case .run(let call?): run(call, &turn)
        case .stop: stopRuns(&turn)
        case .catchUp: act(.open, turn)
        case .go(let name): go(to: name, &turn)
        case .send, .files, .get, .view, .cancel: runOnFiles(command, &turn)
        case .pins(let number): showPins(number, &turn)
        case .search(let text?): startSearch(text, &turn)
        case .search(nil): act(.open, &turn)
        default: askHub(command, &turn)
        }
    }

    /// Commands that are a question to the hub.
    private mutating func askHub(_ command: Command, _ turn: inout Turn) {
        guard connection.session != nil else { return tell(.notConnected(command.name), &turn) }
        guard let (pending, request) = question(command, turn.now.monotonic) else { return }
        if !ask(pending, &turn, request) { tell(.tooManyRequests, &turn) }
    }

    private func question(_ command: Command, _ now: Monotonic) -> (PendingRequest, (Tag) -> Request)? {
        switch command {
        case .who: (.people([]), { .people($0, after: nil) })
        case .whois(let nick): (.whois(nick), { .whois($0, nick) })
        case .list: (.rooms([]), { .rooms($0, after: nil) })
        case .ping(let payload): (.ping(sent: now), { .ping($0, payload) })
        case .time: PingPayload([]).map { empty in (.time(sent: now), { .ping($0, empty) }) }
        default: nil
        }
    }

    private mutating func leave(_ name: RoomName?, _ turn: inout Turn) {
        guard let key = name.map(ConversationKey.room) ?? active else { return tell(.noRoom, &turn) }
        if key.isDirect { return tell(.onlyInRooms(.leave), &turn) }
        if let name, conversations[key] == nil { return tell(.notOpen(name), &turn) }
        close(key, &turn)
    }

    private mutating func close(_ key: ConversationKey, _ turn: inout Turn) {
        sendMark(of: key, at: nil, &turn)
        noteClosed(key)
        if let number = conversations[key]?.number { ask(.leave, &turn) { .leave($0, number) } }
        forget(key)
    }

    /// The open conversation with somebody of this nick.
    func direct(with nick: Nick) -> ConversationKey? {
        conversations.values.first { $0.partner?.nick == nick }?.key
    }

    mutating func tellDirectly(_ nick: Nick, _ text: MessageText, _ turn: inout Turn) {
        guard !outbox.isFull, openings.count < ClientLimits.requests else {
            return tell(.outboxFull(limit: ClientLimits.outbox), &turn)
        }
        if let key = direct(with: nick) {
            outbox.address(nick, to: key)
            outbox.add(.text(text), to: key, nonce: turn.nonce())
            if key != active { tell(.toldDirectly(nick, text), &turn) }
        } else {
            outbox.add(.text(text), toNick: nick, nonce: turn.nonce())
            openToTell(nick, text, &turn)
        }
    }

    /// Opens the direct conversation; that something was said in it is told at once only while no hub can know of anybody.
    private mutating func openToTell(_ nick: Nick, _ text: MessageText, _ turn: inout Turn) {
        let isOffline = connection.session == nil
        if isOffline { tell(.toldDirectly(nick, text), &turn) }
        let untold = isOffline ? [] : [text]
        if let index = openings.firstIndex(where: { $0.nick == nick }) {
            openings[index].untold += untold
        } else if let (tag, opening) = openingAsked(nick) {
            requests[tag] = .open(Opening(nick: nick, isShown: opening.isShown, untold: opening.untold + untold))
        } else {
            open(Opening(nick: nick, isShown: false, untold: untold), &turn)
        }
    }

    private func openingAsked(_ nick: Nick) -> (Tag, Opening)? {
        for case (let tag, .open(let opening)) in requests where opening.nick == nick { return (tag, opening) }
        return nil
    }

    /// Whether the direct conversation with somebody of this nick is asked for, or will be.
    func isOpening(_ nick: Nick) -> Bool {
        openings.contains { $0.nick == nick } || openingAsked(nick) != nil
    }

    private mutating func tellRoom(_ name: RoomName, _ text: MessageText, _ turn: inout Turn) {
        let key = ConversationKey.room(name)
        guard conversations[key]?.exit == nil, conversations[key] != nil else { return tell(.notOpen(name), &turn) }
        guard !outbox.isFull else { return tell(.outboxFull(limit: ClientLimits.outbox), &turn) }
        outbox.add(.text(text), to: key, nonce: turn.nonce())
        if key != active { tell(.toldRoom(name, text), &turn) }
    }

    mutating func query(_ nick: Nick, _ turn: inout Turn) {
        if let key = direct(with: nick) { return show(key) }
        guard openings.count < ClientLimits.requests else { return tell(.tooManyRequests, &turn) }
        open(Opening(nick: nick, isShown: true), &turn)
    }

    private mutating func showTopic(_ turn: inout Turn) {
        guard let shown else { return tell(.noRoom, &turn) }
        if shown.key.isDirect { return tell(.onlyInRooms(.topic), &turn) }
        tell(.topic(shown.topic), &turn)
    }

    private mutating func showNames(_ turn: inout Turn) {
        guard let shown else { return tell(.noRoom, &turn) }
        let members = shown.roster.members(in: 0..<ClientLimits.listed)
        tell(.names(members.map(people.asCalled), count: shown.roster.count), &turn)
    }

    private mutating func clear(_ turn: inout Turn) {
        guard let active else { return }
        conversations[active]?.timeline.clear()
        conversations[active]?.scroll(to: .newest)
        conversations[active]?.selection = nil
        conversations[active]?.readAll()
        outbox.dropFailed(in: active)
        dropFailedTransfers(in: active, &turn)
    }

    private mutating func retry(_ turn: inout Turn) {
        guard let active else { return tell(.noRoom, &turn) }
        if let obstacle = shown?.obstacle { return tell(obstacle, &turn) }
        let files = retryTransfers(in: active, &turn)
        let posts = outbox.retry(in: active)
        if files > 0 { tell(.retryingFiles(files), &turn) }
        if posts > 0 || files == 0 { tell(.retrying(posts), &turn) }
    }

    private mutating func setAway(_ text: AwayText?, _ turn: inout Turn) {
        away = text
        let sent = ask(.away(text, announced: true), &turn) { .away($0, text) }
        if !sent { tell(text.map(Notice.nowAway) ?? .nowBack, &turn) }
    }
}

extension AwayText {
    /// What is said of somebody who is away and has not said why.
    package static let unexplained = try? AwayText("away")
}
