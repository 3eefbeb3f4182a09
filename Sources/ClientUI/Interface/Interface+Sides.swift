import ClientCore
import TerminalCore

/// Whether a side of a conversation's screen, the rooms or the people, is to be shown.
package enum SideWish: Hashable, Sendable {
    /// Where the window is wide enough for it.
    case fitting
    /// Even where it leaves the conversation little room.
    case shown
    case hidden
}

extension Interface {
    mutating func toggleRooms(_ client: Client, size: Size, around: Surroundings) {
        toggle(\.rooms, beside: \.members, client, size, around) { $0.rooms != nil }
    }

    /// Only rooms have people at their side.
    mutating func toggleMembers(_ client: Client, size: Size, around: Surroundings) {
        guard client.shownHub?.shown?.name != nil else { return }
        toggle(\.members, beside: \.rooms, client, size, around) { $0.members != nil }
    }

    /// Hides a side, or shows it: in a narrow window instead of the other one, if it has room at all.
    private mutating func toggle(
        _ side: WritableKeyPath<Interface, SideWish>, beside other: WritableKeyPath<Interface, SideWish>,
        _ client: Client, _ size: Size, _ around: Surroundings, isShown: (RoomLayout) -> Bool
    ) {
        func isVisible(_ interface: Interface) -> Bool {
            RoomView(client, interface, size: size, around: around).map { isShown($0.layout) } ?? false
        }
        if isVisible(self) { return self[keyPath: side] = .hidden }
        var wished = self
        wished[keyPath: side] = .shown
        if !isVisible(wished) { wished[keyPath: other] = .hidden }
        guard isVisible(wished) else { return hint = .narrow }
        self = wished
    }
}
