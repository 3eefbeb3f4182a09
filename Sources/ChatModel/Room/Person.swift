/// A user as others see them: number, key and present nick.
package struct Person: Hashable, Sendable {
    package let number: UserNumber
    package let id: UserID
    package let nick: Nick

    package init(number: UserNumber, id: UserID, nick: Nick) {
        self.number = number
        self.id = id
        self.nick = nick
    }
}

/// A person in a room's roster.
package struct Member: Hashable, Sendable {
    package let person: Person
    /// Why they are away; nil when they are here.
    package let away: AwayText?
    /// What they are in the room, or on the whole hub if that is more.
    package let role: Role

    package init(person: Person, away: AwayText?, role: Role = .member) {
        self.person = person
        self.away = away
        self.role = role
    }
}
