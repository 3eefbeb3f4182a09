import ChatModel

/// A person as a line of JSON has them.
struct PersonFields: Codable {
    let number: UInt32
    let id: String
    let nick: String

    init(_ person: Person) { (number, id, nick) = (person.number.value, person.id.digest.hex, person.nick.text) }

    /// The person; nil if a field can't be what it should be.
    var value: Person? {
        guard let id = Digest(hex: id), let nick = try? Nick(nick) else { return nil }
        return Person(number: UserNumber(number), id: UserID(id), nick: nick)
    }
}
