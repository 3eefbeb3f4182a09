import ChatModel

/// What the hub says, taken in.
extension HubState {
    mutating func take(_ answer: Answer, _ turn: inout Turn) {
        switch answer {
        case .challenge, .credentials, .welcome, .heartbeat: break
        case .refused(let refusal): take(refusal, &turn)
        case .done(let tag): finish(tag, &turn)
        case .joined(let joined): take(joined, &turn)
        case .accepted(let nonce, let seq): accept(nonce, seq)
        case .event(let room, let event): take(event, in: room, &turn)
        case .gap(let room, let after, let before): takeGap(in: room, after: after, before: before, &turn)
        case .rooms(let tag, let page, let more): takeRooms(tag, page, more, &turn)
        case .roster(let tag, let room, let page): takeRoster(tag, room, page)
        case .people(let tag, let page, let more): takePeople(tag, page, more, &turn)
        case .identified(let tag, let named): takeNames(tag, named)
        case .whois(let tag, let whois):
            guard case .whois? = requests.removeValue(forKey: tag) else { return }
            people.learn(whois.person)
            tell(.whois(whois, acquaintance(with: whois.person)), &turn)
        case .removed(let room, let removal): take(removal, in: room, &turn)
        case .sanctions(let tag, let list, let more):
            guard case .sanctions(let scope)? = requests.removeValue(forKey: tag) else { return }
            tell(.sanctions(list, more: more, scope), &turn)
        case .commands(let tag, let offers):
            guard case .commands? = requests.removeValue(forKey: tag) else { return }
            listedRuns = offers.map(\.name)
            tell(.commands(offers), &turn)
        case .wrote(let tag, let stream, let bytes): take(bytes, from: stream, of: tag)
        case .ran(let tag, let end): finish(tag, end)
        case .history(let tag, let page): takePage(tag, page, &turn)
        case .pong(let tag, let payload, let time): takePong(tag, payload, time, &turn)
        case .directs(let tag, let list): takeDirects(tag, list, &turn)
        case .found(let tag, let page): takeFound(tag, page, &turn)
        case .mark(let room, let seq): takeMark(in: room, seq, turn)
        case .storage(let status): takeStorage(status, turn)
        case .dayMessage(let message): dayMessage = message
        case .file(let tag, let answer): take(answer, to: tag, &turn)
        case .goodbye(let reason): farewell = reason == .stopping ? .hubStopped : .lost
        }
    }

    private mutating func accept(_ nonce: Nonce, _ seq: Seq) {
        guard let key = outbox[nonce]?.conversation else { return }
        outbox.accepted(nonce, at: seq, in: conversations[key]?.timeline)
    }

    private mutating func finish(_ tag: Tag, _ turn: inout Turn) {
        switch requests.removeValue(forKey: tag) {
        case .nick(let nick): takeOwn(nick, &turn)
        case .order(let sent): finish(sent, &turn)
        case .away(let text, announced: true): tell(text.map(Notice.nowAway) ?? .nowBack, &turn)
        default: break
        }
    }

    private mutating func takeOwn(_ nick: Nick, _ turn: inout Turn) {
        guard let you else { return }
        self.you = Person(number: you.number, id: you.id, nick: nick)
        people.rename(you.number, to: nick)
        turn.ownNick = nick
        tell(.nickNow(nick), &turn)
    }

    private mutating func takeRooms(_ tag: Tag, _ page: [RoomSummary], _ more: Bool, _ turn: inout Turn) {
        guard case .rooms(let before)? = requests.removeValue(forKey: tag) else { return }
        let all = before + page
        guard more, let last = page.last, all.count < ClientLimits.listed else {
            listedRooms = all.map(\.name)
            return tell(.rooms(all, more: more), &turn)
        }
        ask(.rooms(all), &turn) { .rooms($0, after: last.name) }
    }

    private mutating func takePeople(_ tag: Tag, _ page: [Member], _ more: Bool, _ turn: inout Turn) {
        guard case .people(let before)? = requests.removeValue(forKey: tag) else { return }
        people.learn(page.map(\.person))
        let all = before + page
        guard more, let last = page.last, all.count < ClientLimits.listed else {
            return tell(.who(all.map(people.asCalled), more: more), &turn)
        }
        ask(.people(all), &turn) { .people($0, after: last.person.number) }
    }

    private mutating func takeRoster(_ tag: Tag, _ room: RoomNumber, _ page: RosterPage) {
        guard case .roster(let key, let isFirst)? = requests.removeValue(forKey: tag) else { return }
        conversations[key]?.isLoadingRoster = false
        guard numbers[room] == key else { return }
        people.learn(page.members.map(\.person))
        if isFirst { conversations[key]?.roster.restart(with: page) } else { conversations[key]?.roster.take(page) }
    }

    private mutating func takeNames(_ tag: Tag, _ named: [Person]) {
        guard case .identify(let asked)? = requests.removeValue(forKey: tag) else { return }
        isIdentifying = false
        people.identified(asked, as: named)
    }

    private mutating func takePong(_ tag: Tag, _ payload: PingPayload, _ time: HubTime, _ turn: inout Turn) {
        let now = turn.now
        switch requests.removeValue(forKey: tag) {
        case .measure(let sent): withSession { $0.roundTrip = now.monotonic.since(sent) }
        case .ping(let sent): tell(.pong(payload, milliseconds: now.monotonic.since(sent)), &turn)
        case .time(let sent):
            let half = Int64(clamping: now.monotonic.since(sent) / 2)
            let ahead = Int64(clamping: now.wall.milliseconds) - half - Int64(clamping: time.milliseconds)
            tell(.hubTime(time, ahead: ahead), &turn)
        default: break
        }
    }
}
