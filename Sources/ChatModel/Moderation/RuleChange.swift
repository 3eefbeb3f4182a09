/// A change of what holds on the hub or in a room, as the journal keeps it.
package enum RuleChange: Hashable, Sendable {
    /// Somebody is this from now on.
    case standing(Realm, Standing)
    /// Somebody is nothing there any more.
    case dropStanding(Realm, UserID)
    /// In the place of an earlier one about the same.
    case sanction(Realm, Sanction)
    case lift(Realm, Sanction.Kind, BanTarget)
    case mode(RoomNumber, RoomMode)
}
