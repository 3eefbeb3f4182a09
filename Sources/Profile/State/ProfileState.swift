import ChatModel

/// What is remembered of a person between two runs.
package struct ProfileState: Hashable, Sendable {
    /// The nick that they chose.
    package var nick: Nick?
    /// The theme that they chose.
    package var theme: String?
    /// Whose lines are hidden.
    package var ignored: [IgnoredPerson] = []
    /// The names that they gave to others.
    package var petnames: [NamedPerson] = []
    /// What they set while they chatted, by the names of the settings file; the theme is apart.
    package var settings: [String: String] = [:]
    /// Their own commands.
    package var aliases: [Alias] = []
    /// What they chose of what calls them.
    package var attended: [AttendedConversation] = []
    /// The hubs that they were on, in no order.
    package var hubs: [MetHub] = []

    package init() {}

    /// Keeps a hub in the place of what was known of it.
    package mutating func remember(_ hub: MetHub) {
        hubs.removeAll { $0.id == hub.id }
        hubs.append(hub)
    }
}

/// Somebody whose lines are hidden, with the nick they had then.
package struct IgnoredPerson: Hashable, Sendable {
    package let id: UserID
    package let nick: Nick

    package init(id: UserID, nick: Nick) {
        self.id = id
        self.nick = nick
    }
}

/// Somebody to whom the person gave a name, with the nick they had then.
package struct NamedPerson: Hashable, Sendable {
    package let id: UserID
    package let nick: Nick
    package let name: Nick

    package init(id: UserID, nick: Nick, name: Nick) {
        self.id = id
        self.nick = nick
        self.name = name
    }
}

/// A hub that the person was on.
package struct MetHub: Hashable, Sendable {
    package let id: HubID
    package let name: HubName
    /// Where it was last met.
    package let address: HubAddress
    /// When it was last met, by this machine's clock.
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
