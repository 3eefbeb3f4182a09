import ChatModel

/// A room: who stands in it, how far it is published, and what its next roster delta will say.
struct Room: Sendable {
    let kind: RoomKind
    var topic: Topic
    /// The last published entry's place.
    var head: Seq
    var roster = Roster()
    /// Whose numbers the room has been told.
    var introduced: Set<UserNumber> = []
    var news = RosterNews()

    init(kind: RoomKind, topic: Topic = .none, head: Seq = .zero) {
        self.kind = kind
        self.topic = topic
        self.head = head
    }

    var name: RoomName? {
        if case .named(let name) = kind { name } else { nil }
    }
}

/// A large room's comings and goings that were not told yet.
struct RosterNews: Sendable {
    private(set) var arrived: Set<UserNumber> = []
    private(set) var left: Set<UserNumber> = []
    var lastTold: Monotonic?

    var isEmpty: Bool { arrived.isEmpty && left.isEmpty }

    mutating func arrive(_ user: UserNumber) {
        if left.remove(user) == nil { arrived.insert(user) }
    }

    mutating func leave(_ user: UserNumber) {
        if arrived.remove(user) == nil { left.insert(user) }
    }

    /// Takes all that is to be told.
    mutating func take(at now: Monotonic) -> (arrived: [UserNumber], left: [UserNumber]) {
        defer {
            arrived.removeAll()
            left.removeAll()
            lastTold = now
        }
        return (arrived.sorted(), left.sorted())
    }
}
