import ChatModel

/// What the person does.
extension Client {
    mutating func act(_ action: UserAction, _ turn: inout Turn) {
        switch action {
        case .submit(let text): submit(text, &turn)
        case .focused(let focused): isFocused = focused
        case .choseNick(let text): chooseNick(text, &turn)
        case .trusts(let trusts): decideTrust(trusts, &turn)
        case .picker(let action): act(action, &turn)
        case .quit: quit(&turn)
        case .show, .showNumber, .showNext, .showPrevious, .showUnread, .showLast, .scrolled, .loadOlder, .markRead:
            guard case .hub(let key) = screen else { return }
            with(key, &turn) { hub, _ in hub.move(action) }
        }
    }

    mutating func quit(_ turn: inout Turn) {
        for (key, hub) in hubs where hub.connection.link != nil { disconnect(key, because: .asked, &turn) }
        turn.effects.append(.quit)
    }

    /// Enter: a text is said, a command carried out; what is neither stays in the composer.
    mutating func submit(_ text: String, _ turn: inout Turn) {
        banner = nil
        do {
            switch try CommandParser.parse(text) {
            case .say(let text): say(.text(text), &turn)
            case .command(let command): run(command, &turn)
            }
        } catch .empty {
            return
        } catch {
            tell(.nothingSent(error), &turn)
        }
    }

    /// Tells the person something where they are.
    mutating func tell(_ notice: Notice, _ turn: inout Turn) {
        guard case .hub(let key) = screen else { return banner = notice }
        with(key, &turn) { hub, turn in hub.tell(notice, &turn) }
    }

    /// Says something in the shown conversation.
    mutating func say(_ body: Entry.Body, _ turn: inout Turn) {
        guard case .hub(let key) = screen, let active = hubs[key]?.active else { return tell(.noRoom, &turn) }
        guard hubs[key]?.outbox.isFull == false else {
            return tell(.outboxFull(limit: ClientLimits.outbox), &turn)
        }
        turn.effects.append(.clearComposer)
        with(key, &turn) { hub, turn in
            hub.outbox.add(body, to: active, nonce: turn.nonce())
            hub.conversations[active]?.view = .newest
        }
    }
}

/// How one moves between conversations and in them.
extension HubState {
    mutating func move(_ action: UserAction) {
        switch action {
        case .show(let key): show(key)
        case .showNumber(let number):
            let list = order
            if list.indices.contains(number - 1) { show(list[number - 1]) }
        case .showNext: step(1)
        case .showPrevious: step(-1)
        case .showUnread: showUnread()
        case .showLast: if let last { show(last) }
        case .scrolled(let view): scroll(to: view)
        case .loadOlder:
            guard let active else { return }
            conversations[active]?.wantsOlder = true
            conversations[active]?.isBlocked = false
        case .markRead: if let active { conversations[active]?.readAll() }
        default: break
        }
    }

    private mutating func scroll(to view: View) {
        guard let active else { return }
        conversations[active]?.view = view
        conversations[active]?.isBlocked = false
    }

    private mutating func step(_ steps: Int) {
        let list = order
        guard !list.isEmpty else { return }
        let index = active.flatMap { list.firstIndex(of: $0) } ?? 0
        show(list[(index + steps + list.count) % list.count])
    }

    /// The next one in the list with mentions, or else with unread lines.
    private mutating func showUnread() {
        let list = order
        let start = active.flatMap { list.firstIndex(of: $0) } ?? -1
        let round = list[(start + 1)...] + list[..<max(0, start)]
        let next =
            round.first { (conversations[$0]?.mentions ?? 0) > 0 }
            ?? round.first { (conversations[$0]?.unread ?? 0) > 0 }
        if let next { show(next) }
    }
}
