/// The hub's small number for a user, the same for everyone and for as long as the journal lives.
package struct UserNumber: Hashable, Comparable, Sendable {
    package let value: UInt32

    package init(_ value: UInt32) { self.value = value }

    /// The hub itself, as the author of snapshots.
    package static let hub = UserNumber(0)

    package static func < (left: UserNumber, right: UserNumber) -> Bool { left.value < right.value }
}

/// The hub's small number for a room, the same for everyone and for as long as the journal lives.
package struct RoomNumber: Hashable, Comparable, Sendable {
    package let value: UInt32

    package init(_ value: UInt32) { self.value = value }

    package static func < (left: RoomNumber, right: RoomNumber) -> Bool { left.value < right.value }
}

/// An entry's place in its room: 1 for the first, without holes; 0 stands before the first.
package struct Seq: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    /// A place behind every entry.
    package static let end = Seq(.max)

    /// The place before the first entry.
    package static let zero = Seq(0)

    /// The place after this one.
    package var next: Seq { Seq(value &+ 1) }

    package static func < (left: Seq, right: Seq) -> Bool { left.value < right.value }
}
