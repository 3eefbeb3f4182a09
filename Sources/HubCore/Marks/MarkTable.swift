import ChatModel

/// Read marks on their way into the journal: of each user and room the furthest.
struct MarkTable: Sendable {
    private struct Place: Hashable {
        let user: UserNumber
        let room: RoomNumber
    }

    private var waiting: [Place: Seq] = [:]
    private var flying: [Place: Seq] = [:]
    /// When the first of those that wait came.
    private var since: Monotonic?
    /// Whether they are to be stored even if nothing else is.
    private(set) var isDue = false

    /// How far a user has read a room; zero if nothing of it is on its way.
    func mark(of user: UserNumber, in room: RoomNumber) -> Seq {
        let place = Place(user: user, room: room)
        return max(waiting[place] ?? .zero, flying[place] ?? .zero)
    }

    /// Takes in a mark; at the limit all are due at once, and while they can't be stored no further place is taken in.
    mutating func note(_ mark: ReadMark, at now: Monotonic, limit: Int) {
        add(mark.seq, at: Place(user: mark.user, room: mark.room), limit: limit)
        since = since ?? now
        if waiting.count >= limit { isDue = true }
    }

    private mutating func add(_ seq: Seq, at place: Place, limit: Int) {
        guard waiting[place] != nil || waiting.count < limit else { return }
        waiting[place] = max(waiting[place] ?? .zero, seq)
    }

    /// Time goes by: marks that have waited for so many milliseconds are due.
    mutating func tick(at now: Monotonic, after milliseconds: UInt64) {
        if let since, now.since(since) >= milliseconds { isDue = true }
    }

    /// All that waits is due.
    mutating func hurry() { isDue = !waiting.isEmpty }

    /// Takes what waits for a transaction, in order of user and room.
    mutating func launch() -> [ReadMark] {
        (flying, waiting, since, isDue) = (waiting, [:], nil, false)
        return flying.map { ReadMark(user: $0.key.user, room: $0.key.room, seq: $0.value) }
            .sorted { ($0.user, $0.room) < ($1.user, $1.room) }
    }

    /// The transaction ended; what could not be stored waits again.
    mutating func land(stored: Bool, limit: Int) {
        if !stored {
            for (place, seq) in flying { add(seq, at: place, limit: limit) }
            isDue = !waiting.isEmpty
        }
        flying = [:]
    }
}
