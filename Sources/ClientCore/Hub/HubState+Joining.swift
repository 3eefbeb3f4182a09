import ChatModel

/// Rooms entered: asked for, resumed, or opened by the other side.
extension HubState {
    mutating func take(_ joined: Joined, _ turn: inout Turn) {
        let request = requests.removeValue(forKey: joined.tag)
        guard let key = conversationKey(of: joined), admits(joined, key, request, &turn) else { return }
        numbers[joined.room] = key
        conversations[key]?.status = .joined(joined.room)
        conversations[key]?.exit = nil
        conversations[key]?.role = joined.role
        people.learn(joined.authors)
        people.learn(joined.roster.members.map(\.person))
        takeRoster(joined.roster, key, at: turn.now.monotonic)
        conversations[key]?.isLoadingRoster = false
        if let name = namedRoom(joined) { conversations[key]?.name = name }
        if let partner = joined.partner {
            people.learn(partner)
            conversations[key]?.partner = partner
            outbox.address(partner.nick, to: key)
            files.address(partner.nick, to: key)
        }
        takeHistory(joined, key, isAsked: request != nil, &turn)
        conversations[key]?.set(joined.topic, at: joined.head)
        conversations[key]?.set(joined.mode, at: joined.head)
        if case .open(let opening)? = request { begin(opening, in: key, &turn) }
    }

    private mutating func takeRoster(_ page: RosterPage, _ key: ConversationKey, at now: Monotonic) {
        guard var conversation = conversations[key] else { return }
        let before = conversation.roster.numbers
        conversation.roster.restart(with: page)
        conversation.returning.expect(before, but: conversation.roster.numbers, at: now)
        conversations[key] = conversation
    }

    private func namedRoom(_ joined: Joined) -> RoomName? {
        if case .named(let name) = joined.kind { name } else { nil }
    }

    private func conversationKey(of joined: Joined) -> ConversationKey? {
        switch joined.kind {
        case .named(let name): .room(name)
        case .direct(let pair): (joined.partner?.id ?? you.map { pair.partner(of: $0.id) }).map(ConversationKey.direct)
        }
    }

    /// Makes the conversation if it is new; a room that was left meanwhile, or somebody ignored, stays out.
    private mutating func admits(
        _ joined: Joined, _ key: ConversationKey, _ request: PendingRequest?, _ turn: inout Turn
    ) -> Bool {
        if conversations[key] != nil { return true }
        guard case .direct = joined.kind, let partner = joined.partner, !wasLeft(request),
            request != nil || !turn.ignored.contains(partner.id)
        else {
            ask(.leave, &turn) { .leave($0, joined.room) }
            return false
        }
        conversations[key] = Conversation(with: partner)
        closedDirects[partner.id] = nil
        if active == nil { active = key }
        return true
    }

    /// A conversation that was to be resumed and is no longer in the list.
    private func wasLeft(_ request: PendingRequest?) -> Bool {
        if case .join? = request { true } else { false }
    }

    private mutating func takeHistory(_ joined: Joined, _ key: ConversationKey, isAsked: Bool, _ turn: inout Turn) {
        let isKnown = !isOtherJournal(joined, key) && conversations[key]?.wasJoined == true
        conversations[key]?.reading.enter(joined, isKnown: isKnown, isDirect: key.isDirect)
        conversations[key]?.timeline.floor = joined.floor
        if joined.resume == .resumed, conversations[key]?.timeline.latest != nil {
            goOn(from: joined, key, &turn)
        } else {
            startAnew(joined, key, isAsked: isAsked, &turn)
        }
        conversations[key]?.wasJoined = true
        for entry in joined.history { settle(entry, in: key, isNew: true) }
        pruneOutbox(key)
        conversations[key]?.checkSelection()
    }

    /// The history follows the last known entry, or leaves a hole that is filled later.
    private mutating func goOn(from joined: Joined, _ key: ConversationKey, _ turn: inout Turn) {
        let before = conversations[key]?.mentions ?? 0
        for entry in joined.history { _ = conversations[key]?.timeline.insert(entry) }
        conversations[key]?.timeline.raise(to: joined.head)
        conversations[key]?.take(joined.amendments)
        recount(key, turn)
        if (conversations[key]?.mentions ?? 0) > before { ringForBacklog(&turn) }
    }

    private mutating func startAnew(
        _ joined: Joined, _ key: ConversationKey, isAsked: Bool, _ turn: inout Turn
    ) {
        let isReset = isOtherJournal(joined, key)
        let before = conversations[key]?.mentions ?? 0
        let lost = isReset ? lostLines(key, against: joined) : nil
        if isReset {
            forgetNumbers(joined, key)
            forgetPlaces(key)
        }
        conversations[key]?.timeline.restart(with: joined.history, head: joined.head, keepingNotices: !isReset)
        conversations[key]?.take(joined.amendments)
        conversations[key]?.view = .newest
        conversations[key]?.aimAgain()
        recount(key, turn)
        if let lost { turn.effects.append(.rescue(lost)) } else if isReset { tell(.historyReset, in: key, &turn) }
        guard (conversations[key]?.mentions ?? 0) > before, !isLookedAt(key, turn) else { return }
        if isAsked { ringForBacklog(&turn) } else { turn.rings = true }
    }

    /// Whether what was shown may differ from the journal: the last known entry is not in it, and has not expired.
    private func isOtherJournal(_ joined: Joined, _ key: ConversationKey) -> Bool {
        guard joined.resume == .reset else { return false }
        return conversations[key]?.timeline.latest.map { $0.seq > joined.floor } ?? true
    }

    /// The journal is another one: a place in it may hold something else than before.
    private mutating func forgetPlaces(_ key: ConversationKey) {
        conversations[key]?.quotes = Quotes()
        conversations[key]?.selection = nil
        conversations[key]?.editing = nil
        conversations[key]?.landmark = nil
        conversations[key]?.target = nil
        if pins?.conversation == key { pins = nil }
        outbox.failChanges(in: key)
    }

    /// The journal is another one: its numbers may mean other people than before.
    private mutating func forgetNumbers(_ joined: Joined, _ key: ConversationKey) {
        people.forget()
        if let you { people.learn(you) }
        for other in conversations.values where other.number != nil { people.learn(other.roster.members.map(\.person)) }
        people.learn(joined.authors)
        people.learn(joined.roster.members.map(\.person))
        if let partner = joined.partner { people.learn(partner) }
        conversations[key]?.forgetSettings()
        for other in conversations.values where other.key != key {
            for item in other.timeline.items { item.entry.map { people.need($0.author) } }
        }
    }

    /// Drops the posts whose lines are known to be there, or known not to come.
    mutating func pruneOutbox(_ key: ConversationKey) {
        if let timeline = conversations[key]?.timeline { outbox.prune(key, by: timeline) }
    }

    /// What was missed rings once in a session, however much it is.
    mutating func ringForBacklog(_ turn: inout Turn) {
        guard connection.session?.rangForBacklog == false else { return }
        withSession { $0.rangForBacklog = true }
        turn.rings = true
    }

    private mutating func begin(_ opening: Opening, in key: ConversationKey, _ turn: inout Turn) {
        outbox.address(opening.nick, to: key)
        files.address(opening.nick, to: key)
        if opening.isShown { show(key) }
        for text in opening.untold where key != active { tell(.toldDirectly(opening.nick, text), &turn) }
    }

    /// Shows a conversation.
    mutating func show(_ key: ConversationKey) {
        guard conversations[key] != nil else { return }
        (search, catchUp) = (nil, nil)
        guard active != key else { return }
        if let active {
            conversations[active]?.turnAway()
        }
        (last, active) = (active, key)
    }
}
