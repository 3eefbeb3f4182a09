import ChatModel

/// Who the numbers of one hub are, and which numbers nobody has named yet.
package struct People: Sendable {
    private var known: [UserNumber: Person] = [:]
    /// Those who are known, by what their nicks look like.
    private(set) var looks = LookIndex()
    /// The names that the person gave to others.
    var petnames: [UserID: Petname] = [:]
    /// The same by what they look like.
    var petLooks: [String: [Petname]] = [:]
    private var unknown: Set<UserNumber> = []
    private var nameless: Set<UserNumber> = []

    /// The person with this number; nil while the hub has not named them.
    package subscript(number: UserNumber) -> Person? { known[number] }

    /// The person who has this nick now.
    package func find(_ nick: Nick) -> Person? { known.values.first { $0.nick == nick } }

    /// The person with this key; nil while the hub has not named them.
    func find(_ user: UserID) -> Person? { known.values.first { $0.id == user } }

    /// The nicks that are close to one that nobody has, nearest first.
    func close(to nick: Nick) -> [Nick] {
        let wanted = nick.text.lowercased()
        let near = known.values.compactMap { person -> (Nick, Int)? in
            let distance = EditDistance.between(wanted, person.nick.text.lowercased())
            return distance <= 2 ? (person.nick, distance) : nil
        }
        return near.sorted { ($0.1, $0.0.fold) < ($1.1, $1.0.fold) }.prefix(3).map(\.0)
    }

    /// How many names are kept.
    var count: Int { known.count }

    mutating func learn(_ person: Person) {
        unknown.remove(person.number)
        let before = known[person.number]
        guard before != person || before?.nick.text != person.nick.text else { return }
        if let before { looks.remove(before) }
        known[person.number] = person
        looks.put(person)
    }

    mutating func learn(_ people: some Sequence<Person>) { for person in people { learn(person) } }

    mutating func rename(_ number: UserNumber, to nick: Nick) {
        guard let person = known[number] else { return }
        learn(Person(number: number, id: person.id, nick: nick))
    }

    /// Notes that an entry of this author is shown. Nobody has the number 0: it is the hub itself.
    mutating func need(_ number: UserNumber) {
        guard number.value > 0 else { return }
        if known[number] == nil, !nameless.contains(number) { unknown.insert(number) }
    }

    /// Some of the numbers that nobody has named, for one question to the hub.
    func toIdentify() -> [UserNumber] { Array(unknown.sorted().prefix(ClientLimits.identified)) }

    /// Takes the answer to that question: who is not in it is not asked for again.
    mutating func identified(_ asked: [UserNumber], as people: [Person]) {
        learn(people)
        for number in asked where unknown.remove(number) != nil { nameless.insert(number) }
    }

    /// Forgets everyone: the hub's numbers may mean others now.
    mutating func forget() {
        var people = People()
        (people.petnames, people.petLooks) = (petnames, petLooks)
        self = people
    }

    /// Forgets those who are not in the set.
    mutating func trim(keeping present: Set<UserNumber>) {
        known = known.filter { present.contains($0.key) }
        looks = LookIndex()
        for person in known.values { looks.put(person) }
    }
}
