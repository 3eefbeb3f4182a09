import ChatModel

/// A name that the person gave to somebody, for themselves.
package struct Petname: Hashable, Sendable {
    package let id: UserID
    /// The nick that they had then.
    package let nick: Nick
    package let name: Nick

    package init(id: UserID, nick: Nick, name: Nick) {
        self.id = id
        self.nick = nick
        self.name = name
    }
}

/// Why somebody could be taken for somebody else.
package enum Lookalike: Hashable, Sendable {
    /// The nick looks like this name, whose bearer was here first or has it from the person.
    case of(Nick)
    /// The nick has letters of scripts that are not written together.
    case mixedScripts
}

/// What the client itself knows of somebody.
package struct Acquaintance: Hashable, Sendable {
    /// The name that the person gave them.
    package let petname: Nick?
    package let lookalike: Lookalike?
    /// What they are in the shown room.
    package let role: Role

    package init(petname: Nick? = nil, lookalike: Lookalike? = nil, role: Role = .member) {
        self.petname = petname
        self.lookalike = lookalike
        self.role = role
    }
}

extension HubState {
    /// What the client itself knows of somebody.
    func acquaintance(with person: Person) -> Acquaintance {
        Acquaintance(
            petname: people.petname(of: person.id), lookalike: people.lookalike(of: person),
            role: shown?.roster[person.number]?.role ?? .member)
    }
}
