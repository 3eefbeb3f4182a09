import ChatModel

/// What the hub refuses, taken in.
extension HubState {
    mutating func take(_ refusal: Refusal, _ turn: inout Turn) {
        switch refusal.subject {
        case .session: farewell = .refused(refusal)
        case .post(let nonce):
            let post = outbox[nonce]
            outbox.refused(nonce, refusal, now: turn.now.monotonic)
            if let post { takeRefusal(of: post, refusal, &turn) }
        case .request(let tag):
            guard let request = requests.removeValue(forKey: tag) else { return }
            take(refusal, of: request, &turn)
        }
    }

    private mutating func take(_ refusal: Refusal, of request: PendingRequest, _ turn: inout Turn) {
        switch request {
        case .join(let key): refuseJoin(of: key, refusal, &turn)
        case .open(let opening):
            outbox.drop(nick: opening.nick)
            files.drop(nick: opening.nick)
            refuse(.query, about: opening.nick, refusal, &turn)
        case .whois(let nick): refuse(.whois, about: nick, refusal, &turn)
        case .nick(let nick) where refusal.code == .nickTaken: tell(.nickTaken(nick), &turn)
        case .order(let sent): take(refusal, of: sent, &turn)
        case .run(let sent): take(refusal, of: sent, &turn)
        // What it was to stop has ended meanwhile.
        case .stop: break
        case .files(let asked): take(refusal, of: asked, &turn)
        case .nick, .rooms, .people, .ping, .time, .sanctions, .commands, .pins:
            tell(.refused(request.command ?? .help, refusal.code, detail: refusal.detail), &turn)
        case .away(let text, let announced):
            if announced { tell(.refused(text == nil ? .back : .away, refusal.code, detail: refusal.detail), &turn) }
        case .page(let key, _, _):
            conversations[key]?.isLoading = false
            conversations[key]?.isBlocked = true
            conversations[key]?.target = nil
        case .quote: isQuoting = false
        case .search(let number):
            guard number == search?.number else { return }
            search?.isLoadingMore = false
            search?.next = nil
            if search?.state == .asking { search?.state = .failed(.refused(refusal.code, detail: refusal.detail)) }
        case .mention: tell(.refused(.search, refusal.code, detail: refusal.detail), &turn)
        case .roster(let key, _): conversations[key]?.isLoadingRoster = false
        case .identify(let numbers):
            isIdentifying = false
            people.identified(numbers, as: [])
        // There is nothing to be dropped any more.
        case .leave, .measure, .directs, .droppedFile: break
        }
    }

    private mutating func refuse(_ command: CommandName, about nick: Nick, _ refusal: Refusal, _ turn: inout Turn) {
        if refusal.code == .noSuchUser {
            tell(.noSuchUser(nick, close: people.close(to: nick)), &turn)
        } else {
            tell(.refused(command, refusal.code, detail: refusal.detail), &turn)
        }
    }

    /// Takes a conversation from the list.
    mutating func forget(_ key: ConversationKey) {
        let list = order
        conversations[key] = nil
        outbox.drop(key)
        if let number = numbers.first(where: { $0.value == key })?.key { numbers[number] = nil }
        if last == key { last = nil }
        guard active == key else { return }
        let index = list.firstIndex(of: key) ?? 0
        active = last ?? list.dropFirst(index + 1).first ?? order.last
        last = nil
    }
}
