import ChatModel

/// How a session begins, ends, and goes on where the last one ended.
extension HubState {
    /// The hub welcomed the user: every conversation goes on from its last entry.
    mutating func open(_ opened: Opened, link: Link, asked nick: Nick, _ turn: inout Turn) {
        let welcome = opened.welcome
        (name, address, you, farewell, storage) = (opened.name, opened.address, welcome.you, nil, .well)
        dayMessage = nil
        connection = .open(
            Session(
                link: link, credit: Int(welcome.credit), people: welcome.people, opened: turn.now,
                welcomed: welcome.time, hasFiles: opened.hasFiles, hearsTyping: opened.hearsTyping,
                knowsPins: opened.knowsPins, roundTrip: nil, measured: turn.now.monotonic))
        forgetSession()
        if !opened.knowsPins, outbox.dropPins() { tell(.noPins, &turn) }
        people.learn(welcome.you)
        rejoin(&turn)
        ask(.directs, &turn) { .directs($0) }
        if let away { ask(.away(away, announced: false), &turn) { .away($0, away) } }
        measure(&turn)
        if welcome.you.nick.text != nick.text, !wasOpen {
            tell(.nickGiven(asked: nick, given: welcome.you.nick), &turn)
        }
        wasOpen = true
    }

    /// The connection is over: what waited for an answer will not get one.
    mutating func end(_ turn: inout Turn) {
        let unanswered = requests.values.compactMap(\.command)
        for request in requests.values {
            if case .open(let opening) = request { openings.append(opening) }
        }
        forgetSession()
        for key in conversations.keys { conversations[key]?.reading.endSession() }
        hasLost = true
        for command in Set(unanswered).sorted(by: { $0.rawValue < $1.rawValue }) {
            tell(.unanswered(command), &turn)
        }
    }

    /// When the next try is due after a loss; the schedule starts again once a connection has lasted.
    mutating func planRetry(_ reason: LossReason, lasted: UInt64, _ turn: inout Turn) {
        if lasted >= ClientLimits.stableConnection { tries = 0 }
        let pause = Backoff.milliseconds(attempt: tries, using: &turn.random)
        tries += 1
        connection = .waiting(Retry(at: turn.now.monotonic.advanced(by: pause), reason: reason))
    }

    /// Measures the way to the hub when the last measure is old.
    mutating func measureIfDue(_ turn: inout Turn) {
        guard let session = connection.session else { return }
        if turn.now.monotonic.since(session.measured) >= ClientLimits.measureEvery { measure(&turn) }
    }

    /// Changes the session while it is open.
    mutating func withSession(_ change: (inout Session) -> Void) {
        guard case .open(var session) = connection else { return }
        change(&session)
        connection = .open(session)
    }

    private mutating func measure(_ turn: inout Turn) {
        guard let payload = PingPayload([]) else { return }
        let now = turn.now.monotonic
        withSession { $0.measured = now }
        ask(.measure(sent: now), &turn) { .ping($0, payload) }
    }

    private mutating func forgetSession() {
        loseRuns()
        requests = [:]
        numbers = [:]
        (isIdentifying, isQuoting) = (false, false)
        outbox.restart()
        search?.lose()
        for key in conversations.keys {
            conversations[key]?.status = .outside
            conversations[key]?.isLoading = false
            conversations[key]?.isLoadingRoster = false
            conversations[key]?.isBlocked = false
            conversations[key]?.timeline.unplaced = []
            conversations[key]?.forgetWriting()
        }
    }

    /// Joins the shown conversation first, then the others, then those that are new.
    private mutating func rejoin(_ turn: inout Turn) {
        let others = conversations.keys.filter { $0 != active }
        for key in (active.map { [$0] } ?? []) + others where conversations[key]?.exit == nil { resume(key, &turn) }
        for name in wanted { join(name, &turn) }
        wanted = []
        enterWanted(&turn)
        if conversations.isEmpty { join(.lobby, &turn) }
        let waiting = openings
        openings = []
        for opening in waiting { open(opening, &turn) }
    }

    /// Enters and shows the room that was asked for, if the hub is there.
    mutating func enterWanted(_ turn: inout Turn) {
        guard connection.session != nil, let name = toShow else { return }
        toShow = nil
        join(name, &turn)
        show(.room(name))
    }

    mutating func resume(_ key: ConversationKey, _ turn: inout Turn) {
        guard let conversation = conversations[key] else { return }
        let token = conversation.timeline.latest
        let sent = ask(.join(key), &turn) { tag in
            switch key {
            case .room(let name): .join(tag, name, resume: token)
            case .direct(let user): .direct(tag, .user(user), resume: token)
            }
        }
        if sent { conversations[key]?.status = .joining }
    }

    /// Shows a room and joins it if the session is not in it.
    mutating func join(_ name: RoomName, _ turn: inout Turn) {
        let key = ConversationKey.room(name)
        if conversations[key] == nil { conversations[key] = Conversation(room: name) }
        if active == nil { active = key }
        conversations[key]?.exit = nil
        if conversations[key]?.status == .outside { resume(key, &turn) }
    }

    /// Opens a direct conversation by nick, now or once the hub is there.
    mutating func open(_ opening: Opening, _ turn: inout Turn) {
        let sent = ask(.open(opening), &turn) { .direct($0, .nick(opening.nick), resume: nil) }
        if !sent { openings.append(opening) }
    }
}
