import ChatModel

/// Where one may go by name: an open conversation, or somebody with whom none is open yet.
package enum Goal: Hashable, Sendable {
    case conversation(ConversationKey)
    case person(Person)
}

extension HubState {
    /// Where a name may lead, best first: open conversations and people of the shown room whose names hold the typed
    /// letters. Without any letters, the open conversations: the one of before, those with news, the others.
    package func goals(for typed: String) -> [Goal] {
        let name = typed.drop { $0.isWhitespace || $0 == "#" || $0 == "@" }
        let open = ranked(resting, by: String(name)) { conversations[$0].map { $0.plainTitle(calling: people) } ?? "" }
        guard !name.isEmpty else { return open.map(Goal.conversation) }
        let strangers = typed.first == "#" ? [] : ranked(unopened, by: String(name)) { people.name(of: $0).text }
        return open.map(Goal.conversation) + strangers.map(Goal.person)
    }

    /// The conversations that are not shown, in the order in which one goes to them when nothing is typed.
    private var resting: [ConversationKey] {
        let list = order.filter { $0 != active }
        let news = list.filter { $0 != last }.map { ($0, weight(of: $0)) }
        let sorted = news.enumerated().sorted { left, right in
            left.element.1 != right.element.1 ? left.element.1 > right.element.1 : left.offset < right.offset
        }
        return list.filter { $0 == last } + sorted.map(\.element.0)
    }

    private func weight(of key: ConversationKey) -> Int {
        guard let conversation = conversations[key], conversation.unread > 0 else { return 0 }
        return conversation.mentions > 0 ? 3 : key.isDirect ? 2 : 1
    }

    /// The people of the shown room with whom no conversation is open.
    private var unopened: [Person] {
        let talked = Set(conversations.values.compactMap(\.partner?.id))
        let all = shown?.roster.members.map(\.person) ?? []
        return all.filter { $0.number != you?.number && !talked.contains($0.id) }
    }

    /// Those whose names fit, best first; of those that fit alike, the earlier ones first.
    private func ranked<Value>(_ values: [Value], by typed: String, name: (Value) -> String) -> [Value] {
        let fitting = values.enumerated().compactMap { index, value in
            FuzzyMatch(typed, in: name(value)).map { (value: value, match: $0, index: index) }
        }
        return fitting.sorted { $0.match != $1.match ? $0.match > $1.match : $0.index < $1.index }.map(\.value)
    }
}

extension Conversation {
    /// What it is called, without a sign before it.
    fileprivate func plainTitle(calling people: People) -> String {
        name.map { String($0.written.drop { $0 == "#" }) } ?? partner.map { people.name(of: $0).text } ?? ""
    }
}

extension HubState {
    /// Goes where a name leads best, or to the conversation of a number in the list.
    mutating func go(to typed: String, _ turn: inout Turn) {
        if let number = Int(typed), order.indices.contains(number - 1), !isNamed(typed) {
            return show(order[number - 1])
        }
        if isHere(typed) { return }
        switch goals(for: typed).first {
        case .conversation(let key): show(key)
        case .person(let person): query(person.nick, &turn)
        case nil: tell(.nowhere(typed), &turn)
        }
    }

    /// Whether the shown conversation is called just so.
    private func isHere(_ typed: String) -> Bool {
        let name = typed.drop { $0 == "#" || $0 == "@" }
        return shown.map { $0.plainTitle(calling: people).lowercased() == name.lowercased() } ?? false
    }

    /// Whether a conversation is called just so.
    private func isNamed(_ typed: String) -> Bool {
        conversations.values.contains { $0.plainTitle(calling: people) == typed }
    }
}
