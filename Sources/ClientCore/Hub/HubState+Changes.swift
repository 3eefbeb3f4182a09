import ChatModel

/// Why a message can't be answered or changed.
package enum ChangeFault: Error, Hashable, Sendable {
    /// There is no message that could be meant.
    case nothingThere
    case notYours
    case deleted
    /// The own message that is meant has not reached the hub yet.
    case onItsWay
    /// There is no room for another sign under it.
    case tooManyReactions
    /// As many messages of the room are pinned as may be.
    case tooManyPins
    /// Only operators pin in the room.
    case onlyOperators
    /// The hub knows no pinned messages.
    case noPins
    case alreadyPinned
    case notPinned
    /// None of the loaded messages is pinned.
    case nothingPinned
    /// No line of the list of pinned messages has the number.
    case noSuchPin

    /// What a hub's refusal says of the message; nil when it is about something else.
    init?(_ code: Refusal.Code) {
        switch code {
        case .noSuchEntry: self = .nothingThere
        case .notYours: self = .notYours
        case .tooManyReactions: self = .tooManyReactions
        case .tooManyPins: self = .tooManyPins
        default: return nil
        }
    }
}

/// Commands on one message: the chosen one, or without a choice the newest that can be meant.
extension HubState {
    mutating func runOnMessage(_ command: Command, _ turn: inout Turn) {
        guard let active else { return tell(.noRoom, &turn) }
        if let obstacle = shown?.obstacle { return tell(obstacle, &turn) }
        guard !outbox.isFull else { return tell(.outboxFull(limit: ClientLimits.outbox), &turn) }
        do {
            let entry = try subject(of: command, in: active, turn)
            turn.effects.append(.clearComposer)
            carryOut(command, on: entry, in: active, &turn)
        } catch {
            tell(.cannotChange(command.name, error), &turn)
        }
    }

    private func subject(
        of command: Command, in key: ConversationKey, _ turn: Turn
    ) throws(ChangeFault) -> Entry {
        guard let conversation = conversations[key], let you else { throw .nothingThere }
        if command.name == .pin || command.name == .unpin {
            return try subject(ofPinning: command, in: conversation, turn)
        }
        let isOwn = command.name == .edit || command.name == .delete
        guard let selection = conversation.selection else {
            if isOwn, outbox.posts(in: key).contains(where: \.isLineOnItsWay) { throw .onItsWay }
            let newest = conversation.newestMessage { entry in
                isOwn
                    ? entry.author == you.number && (command.name == .delete || entry.body.spoken != nil)
                    : entry.author != you.number && !isIgnored(entry, turn)
            }
            guard let newest else { throw .nothingThere }
            return newest
        }
        guard let entry = conversation.timeline.entry(at: selection) else { throw .nothingThere }
        guard entry.body.isSaid else { throw .deleted }
        if command.name == .edit, entry.body.spoken == nil { throw .nothingThere }
        if isOwn, entry.author != you.number, command.name != .delete || conversation.role < .operator {
            throw .notYours
        }
        return entry
    }

    /// Whether its author is hidden.
    func isIgnored(_ entry: Entry, _ turn: Turn) -> Bool {
        people[entry.author].map { turn.ignored.contains($0.id) } ?? false
    }

    private mutating func carryOut(
        _ command: Command, on entry: Entry, in key: ConversationKey, _ turn: inout Turn
    ) {
        switch command {
        case .reply(let text):
            outbox.add(.reply(to: entry.seq, text), to: key, nonce: turn.nonce())
            conversations[key]?.scroll(to: .newest)
            conversations[key]?.selection = nil
        case .react(let sign):
            let isOn = !isGiven(sign, to: entry.seq, in: key)
            outbox.add(.reaction(to: entry.seq, sign, isOn: isOn), to: key, nonce: turn.nonce())
        case .edit(let text?):
            finishEdit(of: entry.seq, text, in: key, &turn)
            conversations[key]?.selection = nil
        case .edit(nil):
            conversations[key]?.editing = entry.seq
            conversations[key]?.selection = nil
            entry.body.spoken.map { turn.effects.append(.compose($0.text.hasPrefix("/") ? "/" + $0.text : $0.text)) }
        case .delete:
            outbox.add(.deletion(of: entry.seq), to: key, nonce: turn.nonce())
            conversations[key]?.selection = nil
        case .pin, .unpin:
            outbox.add(.pin(of: entry.seq, isOn: command == .pin), to: key, nonce: turn.nonce())
            // Without a choice it may be a message that is out of sight.
            if conversations[key]?.selection == nil {
                tell(
                    .pinned(PinLine(entry: entry, author: people.name(of: entry.author)), isOn: command == .pin), &turn)
            }
            conversations[key]?.selection = nil
        default: break
        }
    }

    /// Whether the user's own sign stands under a message, once what waits has been sent.
    private func isGiven(_ sign: Reaction, to seq: Seq, in key: ConversationKey) -> Bool {
        for post in outbox.changes(of: seq, in: key).reversed() {
            if case .reaction(_, sign, let isOn) = post.body { return isOn }
        }
        let tallies = conversations[key]?.timeline.item(at: seq)?.reactions ?? []
        return tallies.contains { $0.reaction == sign && $0.isMine }
    }

    /// The new words of a message are sent, unless they are the old ones.
    private mutating func finishEdit(of seq: Seq, _ text: MessageText, in key: ConversationKey, _ turn: inout Turn) {
        conversations[key]?.editing = nil
        guard conversations[key]?.timeline.entry(at: seq)?.body.spoken != text else { return }
        outbox.add(.edit(of: seq, text), to: key, nonce: turn.nonce())
    }

    /// Enter while an own message is being changed; false when none is.
    mutating func submitEdit(_ text: MessageText, _ turn: inout Turn) -> Bool {
        guard let active, let seq = conversations[active]?.editing else { return false }
        if conversations[active]?.timeline.entry(at: seq)?.body == .deleted {
            conversations[active]?.editing = nil
            tell(.cannotChange(.edit, .deleted), &turn)
            return true
        }
        if let obstacle = shown?.obstacle {
            tell(obstacle, &turn)
            return true
        }
        turn.effects.append(.clearComposer)
        finishEdit(of: seq, text, in: active, &turn)
        return true
    }

    /// The hub will not have a change: said in words, and forgotten unless there is text in it.
    mutating func takeRefusal(of post: OutboxPost, _ refusal: Refusal, _ turn: inout Turn) {
        guard let command = post.body.command, case .failed? = outbox[post.nonce]?.state else { return }
        if command != .edit { outbox.remove(post.nonce) }
        let notice =
            ChangeFault(refusal.code).map { Notice.cannotChange(command, $0) }
            ?? .refused(command, refusal.code, detail: refusal.detail)
        tell(notice, in: post.conversation, &turn)
    }
}

extension OutboxPost {
    /// Whether it is a message that the hub is not known to have.
    var isLineOnItsWay: Bool { isOpen && body.spoken != nil }
}

extension Entry.Body {
    /// The command that changes a message so; nil for what stands for itself.
    fileprivate var command: CommandName? {
        switch self {
        case .edit: .edit
        case .reaction: .react
        case .deletion: .delete
        case .pin(_, let isOn): isOn ? .pin : .unpin
        default: nil
        }
    }
}
