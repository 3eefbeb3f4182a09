import ChatModel

/// What a hub was last told of the user's own writing in a conversation.
struct ToldWriting: Hashable, Sendable {
    /// When it was last told that they write.
    let at: Monotonic
    var isOn: Bool
}

/// Who writes something in a conversation, this user and the others.
extension HubState {
    /// The hub tells that somebody writes, or no longer.
    mutating func note(_ number: UserNumber, writes isOn: Bool, in key: ConversationKey, at now: Monotonic) {
        guard isOn, number != you?.number, var writers = conversations[key]?.writers else {
            conversations[key]?.writers[number] = nil
            return
        }
        if writers.count >= ClientLimits.writers { writers = writers.filter { $0.value > now } }
        guard writers[number] != nil || writers.count < ClientLimits.writers else { return }
        writers[number] = now.advanced(by: ClientLimits.writingAge)
        conversations[key]?.writers = writers
    }

    /// Those others who write something in the shown conversation, in the order of their numbers.
    func writers(at now: Monotonic) -> [Person] {
        guard let shown else { return [] }
        return shown.writers.filter { $0.value > now }.keys.sorted().compactMap { people[$0] }
    }

    /// The room that is to be told that the user writes there, which is once in a while, or no longer; nil if none is.
    func roomToTell(_ isOn: Bool, at now: Monotonic) -> RoomNumber? {
        guard let shown, let room = shown.number, shown.maySpeak, shown.isPartnerHere,
            connection.session?.hearsTyping == true
        else { return nil }
        guard isOn else { return shown.toldWriting?.isOn == true ? room : nil }
        return shown.toldWriting.map { now.since($0.at) >= ClientLimits.writingPause } ?? true ? room : nil
    }

    /// Tells the hub that the user writes in the shown conversation, or no longer.
    mutating func tellWriting(_ isOn: Bool, _ turn: inout Turn) {
        let now = turn.now.monotonic
        guard let active, let room = roomToTell(isOn, at: now) else { return }
        if isOn {
            conversations[active]?.toldWriting = ToldWriting(at: now, isOn: true)
        } else {
            conversations[active]?.toldWriting?.isOn = false
        }
        send(&turn) { .typing($0, room, isOn) }
    }
}

extension Client {
    /// Those others who write something in the shown conversation and are not ignored.
    package var writers: [Person] {
        (shownHub?.writers(at: now.monotonic) ?? []).filter { !isIgnored($0.id) }
    }

    /// Whether the hub is to be told that the person writes something, or no longer; what it needs not hear of is no event.
    package func tellsWriting(_ isOn: Bool) -> Bool {
        tellsTyping && shownHub?.roomToTell(isOn, at: now.monotonic) != nil
    }

    /// The person writes something in the shown conversation, or no longer.
    mutating func write(_ isOn: Bool, _ turn: inout Turn) {
        guard tellsTyping, case .hub(let key) = screen else { return }
        with(key, &turn) { hub, turn in hub.tellWriting(isOn, &turn) }
    }
}

extension Conversation {
    /// Nothing is known any more of who writes there.
    mutating func forgetWriting() { (writers, toldWriting) = ([:], nil) }
}
