/// Which conversation of a hub: a named room, or the one shared with another user.
package enum ConversationKey: Hashable, Sendable {
    case room(RoomName)
    case direct(UserID)

    /// Whether it is shared with one other user only.
    package var isDirect: Bool {
        if case .direct = self { true } else { false }
    }
}
