import ChatModel

/// What a room is shown, taken in.
extension HubState {
    mutating func take(_ event: RoomEvent, in room: RoomNumber, _ turn: inout Turn) {
        guard let key = numbers[room] else { return }
        switch event {
        case .entry(let entry): publish(entry, in: key, &turn)
        case .arrived(let member): arrive([member], in: key, at: turn.now.monotonic)
        case .left(let number): leave([number], in: key)
        case .renamed(let number, let nick): rename(number, to: nick, in: key)
        case .away(let number, let text): conversations[key]?.roster.away(number, text)
        case .introduced(let person): people.learn(person)
        case .typing(let number, let isOn): note(number, writes: isOn, in: key, at: turn.now.monotonic)
        case .role(let number, let role): give(role, to: number, in: key)
        case .roster(let delta):
            leave(delta.left, in: key)
            arrive(delta.arrived, in: key, at: turn.now.monotonic)
            conversations[key]?.roster.settle(count: delta.count)
        }
    }

    /// A live line: shown once, counted, and heard if it is for the user.
    private mutating func publish(_ entry: Entry, in key: ConversationKey, _ turn: inout Turn) {
        let (isNext, isNew) = conversations.change(key) { $0.take(entry) } ?? (false, false)
        settle(entry, in: key, isNew: isNew)
        guard isNew else { return }
        if let target = entry.body.changes { return change(target, by: entry, in: key, turn) }
        guard let judge = judge(turn), judge.counts(entry) else { return }
        if isLookedAt(key, turn) { return conversations.change(key) { $0.reading.see() } ?? () }
        guard isNext else { return recount(key, turn) }
        let calls = judge.calls(entry, in: key)
        conversations.change(key) { $0.reading.count(entry.seq, isMention: calls) }
        guard calls else { return }
        turn.rings = true
        turn.call = call(entry, in: key)
    }

    /// What a line says that speaks to the user.
    private func call(_ entry: Entry, in key: ConversationKey) -> Summons.Call? {
        guard let author = people[entry.author], let words = entry.body.spoken else { return nil }
        let place = conversations[key]?.title(calling: people)
        return Summons.Call(nick: people.name(of: author), place: place, text: words.text)
    }

    /// A live change of a message; one that is unread may count otherwise now.
    private mutating func change(_ target: Seq, by entry: Entry, in key: ConversationKey, _ turn: Turn) {
        guard let conversation = conversations[key] else { return }
        let change = LiveChange(entry: entry, isMine: entry.author == you?.number)
        conversations[key]?.timeline.take(change, isLoading: conversation.isLoading)
        conversations[key]?.quotes.forget(target)
        conversations[key]?.checkSelection()
        if target > conversation.read, conversation.unread > 0 { recount(key, turn) }
    }

    /// What an entry means beyond its line: the topic, its author's name, the end of a post's way.
    mutating func settle(_ entry: Entry, in key: ConversationKey, isNew: Bool) {
        if entry.author == you?.number {
            outbox.published(entry.nonce)
            if case .file = entry.body { _ = files.published(entry.nonce) }
            if case .run = entry.body { conversations[key]?.timeline.drop(run: entry.nonce) }
        }
        guard isNew else { return }
        if entry.body.isShown { people.need(entry.author) }
        if case .reply(let target, _) = entry.body { conversations[key]?.quotes.want(target) }
        if case .topic(let topic) = entry.body { conversations[key]?.set(topic, at: entry.seq) }
        if case .ruling(let ruling) = entry.body, case .mode(let mode) = ruling.act {
            conversations[key]?.set(mode, at: entry.seq)
            if conversations[key]?.mode.pause == 0 { outbox.endSlowness(of: key) }
        }
    }

    private mutating func give(_ role: Role, to number: UserNumber, in key: ConversationKey) {
        conversations[key]?.roster.give(role, to: number)
        if number == you?.number { conversations[key]?.role = role }
    }

    /// Counts a conversation's unread lines again.
    mutating func recount(_ key: ConversationKey, _ turn: Turn) {
        guard let judge = judge(turn) else { return }
        conversations[key]?.recount(using: judge)
    }

    private mutating func arrive(_ members: [Member], in key: ConversationKey, at now: Monotonic) {
        people.learn(members.map(\.person))
        let new = members.filter { member in
            let isBack = conversations[key]?.returning.take(member.person.number, at: now) == true
            let isNew = conversations[key]?.roster.arrive(member) == true
            return isNew && !isBack && member.person.number != you?.number
        }
        guard !new.isEmpty, !key.isDirect else { return }
        conversations[key]?.timeline.fold { fold in for member in new { fold.arrive(member.person) } }
    }

    private mutating func leave(_ numbers: [UserNumber], in key: ConversationKey) {
        for number in numbers { conversations[key]?.writers[number] = nil }
        let gone = numbers.compactMap { number in
            conversations[key]?.roster.leave(number)?.person
        }
        guard !gone.isEmpty, !key.isDirect else { return }
        conversations[key]?.timeline.fold { fold in for person in gone { fold.leave(person) } }
    }

    private mutating func rename(_ number: UserNumber, to nick: Nick, in key: ConversationKey) {
        let before = conversations[key]?.roster.rename(number, to: nick) ?? people[number]
        people.rename(number, to: nick)
        if let you, you.number == number {
            self.you = Person(number: number, id: you.id, nick: nick)
        }
        for other in conversations.values {
            guard let partner = other.partner, partner.number == number else { continue }
            conversations[other.key]?.partner = Person(number: number, id: partner.id, nick: nick)
        }
        guard let before, before.nick.text != nick.text else { return }
        conversations[key]?.timeline.fold { $0.rename(before, to: nick) }
    }

    /// Lines were left out: they become a hole, and the roster is asked for again.
    mutating func takeGap(in room: RoomNumber, after: Seq, before: Seq, _ turn: inout Turn) {
        guard let key = numbers[room], before.value > 0 else { return }
        conversations[key]?.timeline.raise(to: Seq(before.value - 1))
        recount(key, turn)
        if ask(.roster(key, isFirst: true), &turn, { .roster($0, room, after: nil) }) {
            conversations[key]?.isLoadingRoster = true
        }
    }

    /// A page of the journal that was asked for.
    mutating func takePage(_ tag: Tag, _ page: HistoryPage, _ turn: inout Turn) {
        let request = requests.removeValue(forKey: tag)
        if case .quote(let key, let seq)? = request { return takeQuote(of: seq, page, in: key) }
        if case .pins(let asked)? = request { return takePins(asked, page, &turn) }
        guard case .page(let key, let span, let head)? = request else { return }
        conversations[key]?.isLoading = false
        guard numbers[page.room] == key else { return }
        people.learn(page.authors)
        let before = conversations[key]?.mentions ?? 0
        for entry in load(page, span, head: head, into: key) { settle(entry, in: key, isNew: true) }
        conversations[key]?.take(page.amendments)
        conversations[key]?.timeline.placeChanges()
        for entry in page.entries where entry.author == you?.number { outbox.published(entry.nonce) }
        pruneOutbox(key)
        recount(key, turn)
        if (conversations[key]?.mentions ?? 0) > before, !isLookedAt(key, turn) { ringForBacklog(&turn) }
    }

    private mutating func takeQuote(of seq: Seq, _ page: HistoryPage, in key: ConversationKey) {
        isQuoting = false
        guard numbers[page.room] == key, let entry = page.entries.first, entry.seq == seq else { return }
        people.learn(page.authors)
        conversations[key]?.quotes.take(entry)
    }

    private mutating func load(_ page: HistoryPage, _ span: HistorySpan, head: Seq, into key: ConversationKey)
        -> [Entry]
    {
        switch span {
        case .before(let place?, _):
            conversations[key]?.timeline.take(page.entries, before: place, more: page.more) ?? []
        case .before(nil, _): []
        case .after(let place, _):
            conversations[key]?.timeline.take(page.entries, after: place, more: page.more, head: head) ?? []
        }
    }
}

extension Conversation {
    /// Takes a live line in; whether it is the next one, and whether it is new.
    fileprivate mutating func take(_ entry: Entry) -> (isNext: Bool, isNew: Bool) {
        if entry.body.isSaid { writers[entry.author] = nil }
        return (timeline.head.next == entry.seq, timeline.insert(entry))
    }
}
