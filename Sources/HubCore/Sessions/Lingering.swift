import ChatModel
import Collections

/// Members whose connection was lost: shown as gone only if they have not returned in time.
struct Lingering: Sendable {
    /// Somebody who stood in a room.
    struct Place: Hashable, Sendable {
        let user: UserNumber
        let room: RoomNumber
    }

    private var waiting: Deque<(place: Place, until: Monotonic)> = []
    /// The newest end of each place's wait: somebody may come back and be lost again.
    private var ends: [Place: Monotonic] = [:]

    /// The time to wait is the same for all, so the order of adding is the order of ending.
    mutating func add(_ user: UserNumber, in room: RoomNumber, until: Monotonic) {
        let place = Place(user: user, room: room)
        waiting.append((place, until))
        ends[place] = until
    }

    /// Takes the first whose time is over.
    mutating func next(before now: Monotonic) -> Place? {
        while let first = waiting.first, first.until <= now {
            waiting.removeFirst()
            guard ends[first.place] == first.until else { continue }
            ends[first.place] = nil
            return first.place
        }
        return nil
    }
}
