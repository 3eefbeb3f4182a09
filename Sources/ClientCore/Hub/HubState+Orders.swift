import ChatModel

/// What owners and operators have the hub decide.
extension HubState {
    /// What an order about somebody was sent for; what is told and done once it was carried out.
    struct SentOrder: Sendable {
        let command: CommandName
        let order: Order
        let conversation: ConversationKey
    }

    mutating func send(_ order: Order, _ command: CommandName, _ turn: inout Turn) {
        guard connection.session != nil else { return tell(.notConnected(command), &turn) }
        guard let (key, number) = place(of: order.scope, command, &turn) else { return }
        let nonce = turn.nonce()
        let sent = SentOrder(command: command, order: order, conversation: key)
        if !ask(.order(sent), &turn, { .order($0, number, nonce, order) }) { tell(.tooManyRequests, &turn) }
    }

    /// Asks for the bans and mutes of the shown room, or of the hub.
    mutating func askForSanctions(_ scope: Ruling.Scope, _ turn: inout Turn) {
        guard connection.session != nil else { return tell(.notConnected(.bans), &turn) }
        guard let (_, number) = place(of: scope, .bans, &turn) else { return }
        if !ask(.sanctions(scope), &turn, { .sanctions($0, number, scope) }) { tell(.tooManyRequests, &turn) }
    }

    mutating func showMode(_ turn: inout Turn) {
        guard let shown else { return tell(.noRoom, &turn) }
        if shown.key.isDirect { return tell(.onlyInRooms(.mode), &turn) }
        tell(.mode(shown.mode), &turn)
    }

    /// The room that an order is about: the shown one; for the hub, any named room that the session is in.
    private mutating func place(
        of scope: Ruling.Scope, _ command: CommandName, _ turn: inout Turn
    ) -> (ConversationKey, RoomNumber)? {
        if scope == .hub { return anyRoom(&turn) }
        guard let shown else {
            tell(.noRoom, &turn)
            return nil
        }
        guard let name = shown.name else {
            tell(.onlyInRooms(command), &turn)
            return nil
        }
        guard let number = shown.number else {
            tell(.notOpen(name), &turn)
            return nil
        }
        return (shown.key, number)
    }

    private mutating func anyRoom(_ turn: inout Turn) -> (ConversationKey, RoomNumber)? {
        let keys = ([active].compactMap { $0 } + conversations.keys).filter { conversations[$0]?.number != nil }
        guard let key = keys.first(where: { !$0.isDirect }) ?? keys.first, let number = conversations[key]?.number
        else {
            tell(.noRoom, &turn)
            return nil
        }
        return (key, number)
    }

    /// The hub has carried an order out. In the room it is told by its own line.
    mutating func finish(_ sent: SentOrder, _ turn: inout Turn) {
        if case .invite(.nick(let nick)) = sent.order.act, let name = conversations[sent.conversation]?.name {
            return invite(nick, to: name, &turn)
        }
        if sent.order.scope == .hub { tell(.carriedOut(sent.command), &turn) }
    }

    /// Tells the invited one where to go: they may be in no room in which they would hear of it.
    private mutating func invite(_ nick: Nick, to name: RoomName, _ turn: inout Turn) {
        let words = "You are invited to \(name.written) on this hub: /join \(name.written)"
        guard let text = try? MessageText(words) else { return }
        tellDirectly(nick, text, &turn)
    }

    mutating func take(_ refusal: Refusal, of sent: SentOrder, _ turn: inout Turn) {
        let nick: Nick? =
            switch sent.order.act {
            case .kick(.nick(let nick)), .ban(.nick(let nick), _), .unban(.nick(let nick)), .mute(.nick(let nick), _),
                .unmute(.nick(let nick)), .promote(.nick(let nick)), .demote(.nick(let nick)),
                .invite(.nick(let nick)):
                nick
            default: nil
            }
        if refusal.code == .noSuchUser, let nick, [.op, .deop, .invite, .kick].contains(sent.command) {
            return tell(.noSuchUser(nick, close: people.close(to: nick)), &turn)
        }
        tell(.refused(sent.command, refusal.code, detail: refusal.detail), &turn)
    }
}
