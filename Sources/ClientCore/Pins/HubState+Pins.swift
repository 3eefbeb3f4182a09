import ChatModel

/// The pinned messages of the shown conversation: listed by number, and gone to.
extension HubState {
    /// Lists them, or goes to one of those that were listed last.
    mutating func showPins(_ number: Int?, _ turn: inout Turn) {
        guard let active else { return tell(.noRoom, &turn) }
        if let number, let pins, pins.conversation == active { return go(toPin: number, of: pins, &turn) }
        guard let session = connection.session else { return tell(.notConnected(.pins), &turn) }
        guard session.knowsPins else { return tell(.noPins, &turn) }
        ask(PinAsk(conversation: active, number: number), before: nil, &turn)
    }

    private mutating func ask(_ pins: PinAsk, before place: Seq?, _ turn: inout Turn) {
        guard let room = conversations[pins.conversation]?.number else { return tell(.noRoom, &turn) }
        if !ask(.pins(pins), &turn, { .pins($0, room, before: place) }) { tell(.tooManyRequests, &turn) }
    }

    /// A page of them has come.
    mutating func takePins(_ asked: PinAsk, _ page: HistoryPage, _ turn: inout Turn) {
        guard numbers[page.room] == asked.conversation else { return }
        people.learn(page.authors)
        var asked = asked
        asked.entries += page.entries.reversed()
        if let next = asked.next(after: page) { return ask(asked, before: next, &turn) }
        let lines = asked.entries.filter { !isIgnored($0, turn) }
            .map { PinLine(entry: $0, author: people.name(of: $0.author)) }
        let pins = PinList(conversation: asked.conversation, lines: lines)
        self.pins = pins
        guard let number = asked.number else { return tell(.pins(lines), in: asked.conversation, &turn) }
        if active == asked.conversation { go(toPin: number, of: pins, &turn) }
    }

    private mutating func go(toPin number: Int, of pins: PinList, _ turn: inout Turn) {
        guard let line = pins[number] else { return tell(.noSuchPin(number), &turn) }
        conversations[pins.conversation]?.aim(at: line.entry.seq, .middle, canLoad: connection.session != nil)
    }

    // MARK: Pinning

    /// The message that is to be pinned, or no longer: that of a number in the list, the chosen one, or the newest that
    /// can be meant.
    func subject(
        ofPinning command: Command, in conversation: Conversation, _ turn: Turn
    ) throws(ChangeFault) -> Entry {
        if let session = connection.session {
            guard session.knowsPins else { throw .noPins }
            guard conversation.key.isDirect || conversation.role >= .operator else { throw .onlyOperators }
        }
        let isOn = command == .pin
        if case .unpin(let number?) = command {
            guard let pins, pins.conversation == conversation.key, let line = pins[number] else { throw .noSuchPin }
            return line.entry
        }
        guard let selection = conversation.selection else {
            if isOn, outbox.posts(in: conversation.key).contains(where: \.isLineOnItsWay) { throw .onItsWay }
            let newest = conversation.newestMessage { entry in
                (isOn || isPinned(entry.seq, in: conversation)) && !isIgnored(entry, turn)
            }
            guard let newest else { throw isOn ? .nothingThere : .nothingPinned }
            return try checked(newest, isOn: isOn, in: conversation)
        }
        guard let entry = conversation.timeline.entry(at: selection) else { throw .nothingThere }
        guard entry.body.isSaid else { throw .deleted }
        return try checked(entry, isOn: isOn, in: conversation)
    }

    private func checked(_ entry: Entry, isOn: Bool, in conversation: Conversation) throws(ChangeFault) -> Entry {
        guard isPinned(entry.seq, in: conversation) != isOn else { throw isOn ? .alreadyPinned : .notPinned }
        return entry
    }

    /// Whether a message is pinned, once what waits has been sent.
    private func isPinned(_ seq: Seq, in conversation: Conversation) -> Bool {
        for post in outbox.changes(of: seq, in: conversation.key).reversed() {
            if case .pin(_, let isOn) = post.body { return isOn }
        }
        return conversation.timeline.item(at: seq)?.isPinned ?? false
    }
}
