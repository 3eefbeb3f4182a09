/// What everyone in a room is shown, in one order: entries from the journal, and what is not journaled.
package enum RoomEvent: Hashable, Sendable {
    /// A line of the journal.
    case entry(Entry)
    /// Somebody is here now; introduces their number.
    case arrived(Member)
    /// Somebody is no longer here.
    case left(UserNumber)
    /// Somebody has another nick.
    case renamed(UserNumber, Nick)
    /// Somebody went away, or (nil) is back.
    case away(UserNumber, AwayText?)
    /// Somebody is something else in the room now.
    case role(UserNumber, Role)
    /// Somebody who stands in no roster is about to speak; introduces their number.
    case introduced(Person)
    /// Somebody writes something, or no longer; never journaled.
    case typing(UserNumber, Bool)
    /// In a large room, a second's worth of comings and goings at once.
    case roster(RosterDelta)
}

/// The comings and goings of a large room in one event.
package struct RosterDelta: Hashable, Sendable {
    package let arrived: [Member]
    package let left: [UserNumber]
    /// How many people are here after it.
    package let count: UInt32

    package init(arrived: [Member], left: [UserNumber], count: UInt32) {
        self.arrived = arrived
        self.left = left
        self.count = count
    }
}
