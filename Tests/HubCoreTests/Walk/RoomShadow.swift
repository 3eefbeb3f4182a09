import ChatModel

/// What somebody who has read all of a room's log believes about it.
struct RoomShadow {
    private(set) var members: [UserNumber: Member] = [:]
    private(set) var known: Set<UserNumber> = []
    private(set) var head = Seq.zero

    /// Takes in what is published; gives back what is wrong with it.
    mutating func read(_ event: RoomEvent) -> String? {
        switch event {
        case .entry(let entry): return read(entry)
        case .arrived(let member):
            if members[member.person.number] != nil { return "somebody arrived who is here" }
            arrive(member)
        case .left(let user):
            if members.removeValue(forKey: user) == nil { return "somebody left who is not here" }
        case .introduced(let person): known.insert(person.number)
        case .renamed(let user, let nick):
            if let old = members[user] {
                let person = Person(number: user, id: old.person.id, nick: nick)
                members[user] = Member(person: person, away: old.away, role: old.role)
            }
        case .away(let user, let text):
            if let old = members[user] { members[user] = Member(person: old.person, away: text, role: old.role) }
        case .role(let user, let role):
            if let old = members[user] { members[user] = Member(person: old.person, away: old.away, role: role) }
        case .typing(let user, _):
            if members[user] == nil { return "somebody writes who is not here" }
        case .roster(let delta):
            if !delta.left.allSatisfy({ members.removeValue(forKey: $0) != nil }) { return "a delta of strangers" }
            delta.arrived.forEach { arrive($0) }
            if members.count != Int(delta.count) { return "a delta of another count" }
        }
        return nil
    }

    private mutating func arrive(_ member: Member) {
        members[member.person.number] = member
        known.insert(member.person.number)
    }

    private mutating func read(_ entry: Entry) -> String? {
        if entry.seq != head.next { return "\(entry.seq) follows \(head)" }
        head = entry.seq
        return known.contains(entry.author) || entry.author == .hub ? nil : "an author who was not introduced"
    }
}
