import ChatModel

/// Direct conversations that go on although this terminal has not opened them yet.
extension HubState {
    /// Opens those with news, without showing them.
    mutating func takeDirects(_ tag: Tag, _ list: [DirectSummary], _ turn: inout Turn) {
        guard case .directs? = requests.removeValue(forKey: tag) else { return }
        people.learn(list.map(\.partner))
        for summary in list.filter({ hasNews($0, turn) }).prefix(ClientLimits.openedDirects) {
            openDirect(with: summary.partner, &turn)
        }
    }

    /// Whether something was said in a conversation that is not in the list, since it was closed there.
    private func hasNews(_ summary: DirectSummary, _ turn: Turn) -> Bool {
        let user = summary.partner.id
        guard conversations[.direct(user)] == nil, !turn.ignored.contains(user) else { return false }
        return summary.head > closedDirects[user] ?? .zero
    }

    /// Puts a direct conversation into the list, and enters it.
    mutating func openDirect(with partner: Person, _ turn: inout Turn) {
        let key = ConversationKey.direct(partner.id)
        if conversations[key] == nil { conversations[key] = Conversation(with: partner) }
        closedDirects[partner.id] = nil
        if conversations[key]?.status == .outside { resume(key, &turn) }
    }

    /// A closed direct conversation stays closed until more is said there.
    mutating func noteClosed(_ key: ConversationKey) {
        guard case .direct(let user) = key, let head = conversations[key]?.timeline.head else { return }
        closedDirects[user] = head
    }
}
