import ChatModel

/// Who has a name that looks like which.
struct LookIndex: Sendable {
    private var numbers: [String: Set<UserNumber>] = [:]

    mutating func put(_ person: Person) {
        for skeleton in NameLook(person.nick).skeletons { numbers[skeleton, default: []].insert(person.number) }
    }

    mutating func remove(_ person: Person) {
        for skeleton in NameLook(person.nick).skeletons {
            numbers[skeleton]?.remove(person.number)
            if numbers[skeleton]?.isEmpty == true { numbers[skeleton] = nil }
        }
    }

    /// The lowest number of those whose names look like one.
    func first(like look: NameLook) -> UserNumber? { look.skeletons.compactMap { numbers[$0]?.min() }.min() }
}
