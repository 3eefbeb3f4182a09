import ChatModel

/// What people are called, and whose names could be taken for others.
extension People {
    /// The name that the person gave somebody; nil if none.
    package func petname(of user: UserID) -> Nick? { petnames[user]?.name }

    /// What somebody is called on the screen: by the person's own name for them, or else by their nick.
    package func name(of person: Person) -> Nick { petname(of: person.id) ?? person.nick }

    /// Somebody, called as on the screen.
    func asCalled(_ member: Member) -> Member {
        let person = member.person
        return Member(
            person: Person(number: person.number, id: person.id, nick: name(of: person)), away: member.away,
            role: member.role)
    }

    /// What somebody is called on the screen; nil for a number that nobody has named.
    package func name(of number: UserNumber) -> Nick? { self[number].map { name(of: $0) } }

    /// Whether somebody's name is shown with a warning. A name that the person gave themselves needs none.
    package func isMarked(_ person: Person) -> Bool {
        petname(of: person.id) == nil && lookalike(of: person) != nil
    }

    /// For whom somebody could be taken: for one who was here before, or for one to whom the person gave such a name.
    package func lookalike(of person: Person) -> Lookalike? {
        let look = looks.look(of: person)
        for petname in look.skeletons.flatMap({ petLooks[$0] ?? [] }) where petname.id != person.id {
            return .of(petname.name)
        }
        if let number = looks.first(like: look), number < person.number, let first = self[number] {
            return .of(first.nick)
        }
        return look.mixesScripts ? .mixedScripts : nil
    }

    /// The present nick of whoever is called so on the screen; the name itself if nobody is.
    func nick(behind name: Nick) -> Nick {
        guard let petname = petnames.values.first(where: { $0.name == name }) else { return name }
        return find(petname.id)?.nick ?? name
    }

    /// Takes all names that the person gave to others.
    mutating func take(_ petnames: [Petname]) {
        self.petnames = Dictionary(petnames.map { ($0.id, $0) }) { $1 }
        petLooks = [:]
        for petname in petnames {
            for skeleton in NameLook(petname.name).skeletons { petLooks[skeleton, default: []].append(petname) }
        }
    }
}
