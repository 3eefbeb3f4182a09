/// What somebody may do in a room or on the whole hub; each may do all that a lower one may.
package enum Role: UInt8, Hashable, Comparable, Sendable, CaseIterable {
    case member = 0
    /// Keeps order: kicks, bans, mutes, invites, takes messages back, sets the mode.
    case `operator` = 1
    /// Makes operators too. Of the hub: the one who hosts it; of a room: the one who made it.
    case owner = 2

    package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}
