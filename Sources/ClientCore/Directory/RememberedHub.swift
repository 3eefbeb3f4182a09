import ChatModel

/// A hub that the person has been on: what is kept of it between two runs.
package struct RememberedHub: Hashable, Sendable {
    package let id: HubID
    package let name: HubName
    /// Where it was last met.
    package let address: HubAddress
    /// When it last welcomed the person, by this machine's clock.
    package let met: HubTime
    /// The rooms that were open.
    package let rooms: [RoomName]

    package init(id: HubID, name: HubName, address: HubAddress, met: HubTime, rooms: [RoomName]) {
        self.id = id
        self.name = name
        self.address = address
        self.met = met
        self.rooms = rooms
    }
}

/// Somebody whose lines are hidden, with the nick they had then.
package struct IgnoredUser: Hashable, Sendable {
    package let id: UserID
    package let nick: Nick

    package init(id: UserID, nick: Nick) {
        self.id = id
        self.nick = nick
    }
}
