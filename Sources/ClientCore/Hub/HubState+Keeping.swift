import ChatModel

/// Whether a hub's past was read from disk.
enum Recollection: Hashable {
    case none
    /// It is being read; a connection is made once it is there, if one is wanted.
    case asked(acceptNew: Bool)
    case done
}

/// What is kept of a hub between two runs, and what comes back.
extension HubState {
    /// Why nothing can be said here now, not even to be sent later; nil when it can.
    var obstacle: Notice? {
        if case .address = key { return .notMet }
        return connection == .offline ? .hubIsOff : nil
    }

    /// Whether there is something to read although the hub has not been met in this run.
    var hasPast: Bool { recollection == .done && !conversations.isEmpty }

    /// Takes in what an earlier run left of the hub.
    mutating func restore(_ kept: KeptHub, _ turn: Turn) {
        name = name ?? kept.index.name
        you = you ?? kept.index.you
        closedDirects.merge(kept.index.closed) { $1 }
        people.learn(kept.index.you)
        let begun = conversations
        conversations = [:]
        for conversation in kept.conversations {
            people.learn(conversation.authors)
            if case .direct(let partner) = conversation.kind { people.learn(partner) }
            conversations[conversation.key] = Conversation(conversation)
        }
        for (key, conversation) in begun where conversations[key] == nil { conversations[key] = conversation }
        if let last = kept.index.active, conversations[last] != nil { active = last }
        active = active ?? order.first
        for key in conversations.keys { recount(key, turn) }
    }

    /// What is to be kept because it is not as it was; nil if all is.
    mutating func takeChange(force: Bool, at now: Monotonic) -> HubChange? {
        guard case .hub(let id) = key, recollection == .done, connection != .offline, let index = keptIndex,
            force || keptAt.map({ now.since($0) >= ClientLimits.keepPause }) ?? true
        else { return nil }
        let changed = conversations.values.filter { $0.exit == nil && stamps[$0.key] != $0.stamp }
        guard !changed.isEmpty || index != lastIndex else { return nil }
        for conversation in changed { stamps[conversation.key] = conversation.stamp }
        (lastIndex, keptAt) = (index, now)
        return HubChange(hub: id, index: index, conversations: changed.compactMap { $0.kept(people) })
    }

    private var keptIndex: KeptIndex? {
        guard let name, let you else { return nil }
        let order = Array(conversations.keys).filter { conversations[$0]?.exit == nil }
        return KeptIndex(
            name: name, you: you, order: order, active: active.flatMap { order.contains($0) ? $0 : nil },
            closed: closedDirects)
    }

    /// The lines of a conversation that the hub's journal, as this page shows it, has not.
    func lostLines(_ key: ConversationKey, against joined: Joined) -> LostLines? {
        guard case .hub(let id) = self.key, let conversation = conversations[key] else { return nil }
        let there = Set(joined.history.map(\.nonce))
        let first = joined.history.first?.seq ?? joined.head.next
        let lost = conversation.timeline.items.compactMap(\.entry).filter {
            $0.seq >= first && $0.body.spoken != nil && !there.contains($0.nonce)
        }
        guard !lost.isEmpty else { return nil }
        return LostLines(
            hub: id, name: name, conversation: key,
            label: conversation.name?.text ?? conversation.partner?.nick.text ?? "", entries: lost,
            authors: Set(lost.map(\.author)).compactMap { people[$0] })
    }
}
