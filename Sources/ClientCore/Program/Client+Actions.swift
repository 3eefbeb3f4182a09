import ChatModel

/// What the person does.
extension Client {
    mutating func act(_ action: UserAction, _ turn: inout Turn) {
        switch action {
        case .submit(let text): submit(text, &turn)
        case .say(let texts): say(texts, &turn)
        case .writes(let isOn): write(isOn, &turn)
        case .focused(let focused): focus(focused, &turn)
        case .choseNick(let text): chooseNick(text, &turn)
        case .trusts(let trusts): decideTrust(trusts, &turn)
        case .givesPassword(let text): decidePassword(text, &turn)
        case .picker(let action): act(action, &turn)
        case .pasted(let text): consider(text, &turn)
        case .sendsPasted(let sends): decidePasted(sends: sends, &turn)
        case .wantsFolder(let path): want(folder: path, &turn)
        case .closeFile:
            guard case .hub(let key) = screen else { return }
            with(key, &turn) { hub, turn in hub.closeFile(&turn) }
        case .quit: quit(&turn)
        case .show, .showNumber, .showNext, .showPrevious, .showUnread, .showLast, .scrolled, .loadOlder, .markRead:
            guard case .hub(let key) = screen else { return }
            with(key, &turn) { hub, _ in hub.move(action) }
        case .select, .jumpToUnread, .jumpToMention, .lookBack, .cancelEdit, .search, .catchUp:
            guard case .hub(let key) = screen else { return }
            with(key, &turn) { hub, turn in hub.look(action, &turn) }
            remember(key, &turn)
        }
    }

    /// Whoever comes back after a while is told what came meanwhile.
    private mutating func focus(_ focused: Bool, _ turn: inout Turn) {
        guard focused != isFocused else { return }
        isFocused = focused
        guard focused else { return leftAt = turn.now.monotonic }
        let since = leftAt.map { turn.now.monotonic.since($0) } ?? 0
        guard since >= ClientLimits.absence, case .hub(let key) = screen else { return }
        with(key, &turn) { hub, turn in hub.tellAbsence(&turn) }
    }

    mutating func quit(_ turn: inout Turn) {
        if case .hub(let key) = screen, isFocused { hubs[key]?.look() }
        for (key, hub) in hubs where hub.connection.link != nil { disconnect(key, because: .asked, &turn) }
        for key in Array(hubs.keys) { hubs[key]?.closeCourier(&turn) }
        keepHubs(&turn, force: true)
        turn.effects.append(.quit)
    }

    /// Enter: a text is said, a command carried out; what is neither stays in the composer.
    mutating func submit(_ text: String, _ turn: inout Turn) {
        banner = nil
        do {
            switch try CommandParser.parse(text, aliases) {
            case .say(let text):
                if !edit(text, &turn) { say(.text(text), &turn) }
            case .command(let command): run(command, &turn)
            }
        } catch .empty {
            if shownHub?.shown?.editing != nil { tell(.emptyEdit, &turn) }
        } catch {
            tell(.nothingSent(error), &turn)
        }
    }

    /// Enter while an own message is being changed; false when none is.
    private mutating func edit(_ text: MessageText, _ turn: inout Turn) -> Bool {
        guard case .hub(let key) = screen else { return false }
        var isEdit = false
        with(key, &turn) { hub, turn in isEdit = hub.submitEdit(text, &turn) }
        return isEdit
    }

    /// Tells the person something where they are.
    mutating func tell(_ notice: Notice, _ turn: inout Turn) {
        guard case .hub(let key) = screen else { return banner = notice }
        with(key, &turn) { hub, turn in hub.tell(notice, &turn) }
    }

    /// Says several texts as they stand, or none of them.
    private mutating func say(_ texts: [String], _ turn: inout Turn) {
        banner = nil
        do {
            var bodies: [Entry.Body] = []
            for text in texts { bodies.append(.text(try MessageText(text))) }
            say(bodies, &turn)
        } catch {
            tell(.nothingSent(.invalid(error)), &turn)
        }
    }

    /// Says something in the shown conversation.
    mutating func say(_ body: Entry.Body, _ turn: inout Turn) { say([body], &turn) }

    private mutating func say(_ bodies: [Entry.Body], _ turn: inout Turn) {
        guard case .hub(let key) = screen, let active = hubs[key]?.active else { return tell(.noRoom, &turn) }
        guard hubs[key]?.outbox.takes(bodies.count) == true else {
            return tell(.outboxFull(limit: ClientLimits.outbox), &turn)
        }
        if let obstacle = hubs[key]?.obstacle ?? hubs[key]?.shown?.obstacle { return tell(obstacle, &turn) }
        turn.effects.append(.clearComposer)
        with(key, &turn) { hub, turn in
            for body in bodies { hub.outbox.add(body, to: active, nonce: turn.nonce()) }
            hub.conversations[active]?.scroll(to: .newest)
            hub.conversations[active]?.toldWriting?.isOn = false
            hub.search = nil
            hub.sayThatItWaits(&turn)
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
        conversations[active]?.scroll(to: view)
        if view == .newest, search?.isShown == false { search = nil }
    }

    private mutating func step(_ steps: Int) {
        let list = order
        guard !list.isEmpty else { return }
        let index = active.flatMap { list.firstIndex(of: $0) } ?? 0
        show(list[(index + steps + list.count) % list.count])
    }

    /// The next one in the list with mentions, or else a direct conversation with unread lines, or else a room, or else
    /// one that is to be quiet.
    private mutating func showUnread() {
        let list = order
        let start = active.flatMap { list.firstIndex(of: $0) } ?? -1
        let round = list[(start + 1)...] + list[..<max(0, start)]
        let unread = round.filter { (conversations[$0]?.unread ?? 0) > 0 }
        let next =
            unread.first { !$0.isDirect && (conversations[$0]?.mentions ?? 0) > 0 }
            ?? unread.first { $0.isDirect && !isQuiet($0) } ?? unread.first { !isQuiet($0) } ?? unread.first
        if let next { show(next) }
    }

    /// What is done with single messages and places.
    mutating func look(_ action: UserAction, _ turn: inout Turn) {
        switch action {
        case .select(let selecting): select(selecting, turn)
        case .jumpToUnread: jumpToUnread(&turn)
        case .lookBack(let count): lookBack(count)
        case .jumpToMention(let direction): jumpToMention(direction, &turn)
        case .cancelEdit: if let active { conversations[active]?.editing = nil }
        case .search(let action): act(action, &turn)
        case .catchUp(let action): act(action, turn)
        default: break
        }
    }

    private mutating func select(_ selecting: Selecting, _ turn: Turn) {
        guard let active else { return }
        switch selecting {
        case .next(let direction):
            let hidden = { [self] (entry: Entry) in isIgnored(entry, turn) }
            conversations[active]?.select(direction, isHidden: hidden)
        case .at(let seq):
            conversations[active]?.selection = seq
            conversations[active]?.checkSelection()
        case .none: conversations[active]?.selection = nil
        }
    }
}
