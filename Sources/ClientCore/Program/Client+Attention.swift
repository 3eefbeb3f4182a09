import ChatModel

/// What calls the person, conversation by conversation.
extension Client {
    /// Chooses it for the shown conversation, or tells what was chosen.
    mutating func run(_ chosen: Attention?, _ turn: inout Turn) {
        guard case .hub(.hub(let id)) = screen, let shown = shownHub?.shown else { return tell(.noRoom, &turn) }
        turn.effects.append(.clearComposer)
        if let chosen { attend(AttendedConversation(hub: id, conversation: shown.key, attention: chosen), &turn) }
        guard let hub = shownHub, let place = shown.title(calling: hub.people) else { return }
        tell(.attention(hub.attention(to: shown.key), place, isAsked: chosen == nil), &turn)
    }

    private mutating func attend(_ new: AttendedConversation, _ turn: inout Turn) {
        var kept = attended.filter { $0.hub != new.hub || $0.conversation != new.conversation }
        if new.attention != .mentions { kept.append(new) }
        attended = kept.suffix(ClientLimits.attended)
        turn.effects.append(.save(.attention(attended)))
        with(.hub(new.hub), &turn) { [attended] hub, turn in
            hub.take(attended)
            hub.recount(new.conversation, turn)
        }
    }
}

extension HubState {
    /// Takes what the person chose for its conversations, open or not.
    mutating func take(_ attended: [AttendedConversation]) {
        guard case .hub(let id) = key else { return }
        let own = attended.filter { $0.hub == id }
        attention = Dictionary(own.map { ($0.conversation, $0.attention) }) { $1 }
    }
}
