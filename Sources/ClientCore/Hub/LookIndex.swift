import ChatModel

/// Who has a name that looks like which.
struct LookIndex: Sendable {
    private var numbers: [String: Set<UserNumber>] = [:]
    private var looks: [UserNumber: (nick: String, look: NameLook)] = [:]

    /// What a person's name looks like.
    func look(of person: Person) -> NameLook {
        // The name is compared by its spelling: nicks are equal in any case of their letters.
        if let kept = looks[person.number], kept.nick == person.nick.text { return kept.look }
        return NameLook(person.nick)
    }

    mutating func put(_ person: Person) {
        let look = NameLook(person.nick)
        looks[person.number] = (person.nick.text, look)
        for skeleton in look.skeletons { numbers[skeleton, default: []].insert(person.number) }
    }

    mutating func remove(_ person: Person) {
        let look = look(of: person)
        looks[person.number] = nil
        for skeleton in look.skeletons {
            numbers[skeleton]?.remove(person.number)
            if numbers[skeleton]?.isEmpty == true { numbers[skeleton] = nil }
        }
    }

    /// The lowest number of those whose names look like one.
    func first(like look: NameLook) -> UserNumber? { look.skeletons.compactMap { numbers[$0]?.min() }.min() }
}
