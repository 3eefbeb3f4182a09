import ChatModel

/// Read marks: told to the hub, heard from the user's other terminals, and summed up after an absence.
extension HubState {
    /// Tells the hub what has been read since, at most once a second for each room.
    mutating func sendMarks(_ turn: inout Turn) {
        for index in conversations.values.indices { sendMark(of: index, at: turn.now.monotonic, &turn) }
    }

    /// Tells the hub now, before the connection or the conversation is closed.
    mutating func flushMarks(_ turn: inout Turn) {
        for index in conversations.values.indices { sendMark(of: index, at: nil, &turn) }
    }

    /// Tells the hub of one conversation.
    mutating func sendMark(of key: ConversationKey, at now: Monotonic?, _ turn: inout Turn) {
        if let index = conversations.index(forKey: key) { sendMark(of: index, at: now, &turn) }
    }

    private mutating func sendMark(of index: Int, at now: Monotonic?, _ turn: inout Turn) {
        guard let link = connection.session?.link, let number = conversations.look(at: index, \.number),
            let seq = conversations.values[index].reading.takeMark(at: now)
        else { return }
        turn.effects.append(.send(link, .mark(number, seq)))
    }

    /// The user has read a room on another terminal: less is unread here, and nothing else changes.
    mutating func takeMark(in room: RoomNumber, _ seq: Seq, _ turn: Turn) {
        guard let key = numbers[room], let before = conversations[key] else { return }
        conversations[key]?.reading.readElsewhere(to: seq)
        recount(key, turn)
        conversations[key]?.reading.limit(unread: before.unread, mentions: before.mentions)
    }

    /// Once every room is entered: one sentence on what came meanwhile, or on what is unread at the start of a run, if it is
    /// not on the screen.
    mutating func sumUp(_ turn: inout Turn) {
        guard connection.session?.isCatchingUp == true, !requests.values.contains(where: \.catchesUp) else { return }
        withSession { $0.isCatchingUp = false }
        let news = conversations.values.filter { !isLookedAt($0.key, turn) && !isQuiet($0.key) }
            .map(\.reading.missed)
        let missed = Missed(
            unread: news.reduce(0) { $0 + $1.unread }, mentions: news.reduce(0) { $0 + $1.mentions },
            conversations: news.count { $0.unread > 0 })
        if missed.unread > 0 { tell(hasLost ? .missed(missed) : .waiting(missed), &turn) }
    }

    /// The person comes back to the screen: one sentence on what is unread elsewhere.
    mutating func tellAbsence(_ turn: inout Turn) {
        let news = conversations.values.filter {
            !isLookedAt($0.key, turn) && $0.unread > 0 && !isQuiet($0.key)
        }
        let missed = Missed(
            unread: news.reduce(0) { $0 + $1.unread }, mentions: news.reduce(0) { $0 + $1.mentions },
            conversations: news.count)
        if missed.unread > 0 { tell(.waiting(missed), &turn) }
    }

    /// The hub tells whether it can store: once it can again, what waits is sent at once.
    mutating func takeStorage(_ status: StorageStatus, _ turn: Turn) {
        storage = status
        if status == .well { outbox.resume() }
    }
}

/// What came while the user was not connected.
package struct Missed: Hashable, Sendable {
    /// Messages of others.
    package let unread: Int
    /// Those of them that speak of the user.
    package let mentions: Int
    /// The conversations in which they stand.
    package let conversations: Int
}
