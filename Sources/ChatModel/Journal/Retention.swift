/// How long a hub keeps what was said; nothing is taken away unless a rule says so.
package struct Retention: Hashable, Sendable {
    /// What a room may keep at most; nil is no bound.
    package struct Rule: Hashable, Sendable {
        /// Entries.
        package let entries: UInt64?
        /// Milliseconds since an entry's time.
        package let age: UInt64?

        package init(entries: UInt64?, age: UInt64?) {
            self.entries = entries
            self.age = age
        }

        /// Everything stays.
        package static let keep = Rule(entries: nil, age: nil)
    }

    /// For rooms without a rule of their own, direct ones included.
    package let rule: Rule
    package let rooms: [RoomName: Rule]
    /// Entries of the whole hub; over it the oldest go first.
    package let total: UInt64?

    package init(rule: Rule, rooms: [RoomName: Rule], total: UInt64?) {
        self.rule = rule
        self.rooms = rooms
        self.total = total
    }

    /// Everything stays.
    package static let keep = Retention(rule: .keep, rooms: [:], total: nil)

    /// Whether nothing is ever taken away.
    package var keepsAll: Bool { rule == .keep && total == nil && rooms.values.allSatisfy { $0 == .keep } }
}

/// The entries of a room that may go: all up to a place.
package struct Expiry: Hashable, Sendable {
    package let room: RoomNumber
    package let last: Seq

    package init(room: RoomNumber, last: Seq) {
        self.room = room
        self.last = last
    }
}
