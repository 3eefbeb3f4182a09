import ChatModel

/// Who writes something in a conversation, this user and the others.
extension HubState {
    /// Those others who write something in the shown conversation, and are not hidden.
    package func writers(at now: Monotonic) -> [Person] {
        guard let shown else { return [] }
        return shown.writers.filter { $0.value > now }.keys.sorted { $0.value < $1.value }.compactMap { people[$0] }
    }

    /// The hub tells that somebody writes, or no longer.
    mutating func note(_ number: UserNumber, writes isOn: Bool, in key: ConversationKey, _ turn: Turn) {
        guard number != you?.number, let conversation = conversations[key] else { return }
        let isHidden = people[number].map { turn.ignored.contains($0.id) } ?? false
        guard isOn, !isHidden else {
            conversations[key]?.writers[number] = nil
            return
        }
        let now = turn.now.monotonic
        if conversation.writers.count >= ClientLimits.writers {
            conversations[key]?.writers = conversation.writers.filter { $0.value > now }
        }
        guard conversations[key]?.writers.count ?? 0 < ClientLimits.writers else { return }
        conversations[key]?.writers[number] = now.advanced(by: ClientLimits.writingAge)
    }

    /// Tells the hub that the user writes in the shown conversation, once in a while, or no longer.
    mutating func tellWriting(_ isOn: Bool, _ turn: inout Turn) {
        guard let active, let room = conversations[active]?.number, let link = connection.session?.link else { return }
        let now = turn.now.monotonic
        let told = conversations[active]?.toldWriting
        if isOn {
            guard told.map({ now.since($0) >= ClientLimits.writingPause }) ?? true else { return }
        } else if told == nil {
            return
        }
        conversations[active]?.toldWriting = isOn ? now : nil
        turn.effects.append(.send(link, .typing(room, isOn)))
    }
}

extension Client {
    mutating func write(_ isOn: Bool, _ turn: inout Turn) {
        guard case .hub(let key) = screen else { return }
        with(key, &turn) { hub, turn in hub.tellWriting(isOn, &turn) }
    }
}
