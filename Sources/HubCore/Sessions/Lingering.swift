import ChatModel

/// Members whose connection was lost: shown as gone only if they have not returned in time.
struct Lingering: Sendable {
    /// Somebody who stood in a room.
    struct Place: Hashable, Comparable, Sendable {
        let user: UserNumber
        let room: RoomNumber

        static func < (left: Place, right: Place) -> Bool { (left.user, left.room) < (right.user, right.room) }
    }

    private var ends: [Place: Monotonic] = [:]

    /// Somebody who came back and is lost again waits anew.
    mutating func add(_ user: UserNumber, in room: RoomNumber, until end: Monotonic) {
        ends[Place(user: user, room: room)] = end
    }

    /// Takes those whose time is over, in order of user and room.
    mutating func takeOver(at now: Monotonic) -> [Place] {
        let over = ends.filter { $0.value <= now }.keys.sorted()
        for place in over { ends[place] = nil }
        return over
    }
}
