import ChatModel

/// The people of a room, as far as they are loaded: who keeps order first, then the others, each in order of nick.
package struct Roster: Sendable {
    private struct Rank: Hashable, Comparable {
        let role: Role
        let fold: Fold
        let number: UserNumber

        init(_ member: Member) {
            (role, fold, number) = (member.role, member.person.nick.fold, member.person.number)
        }

        static func < (left: Rank, right: Rank) -> Bool {
            left.role != right.role ? left.role > right.role : (left.fold, left.number) < (right.fold, right.number)
        }
    }

    private var loaded: [UserNumber: Member] = [:]
    private var order: [Rank] = []
    /// How many people are in the room.
    package private(set) var count = 0
    /// The last number of the last page while the hub has more.
    private(set) var next: UserNumber?

    /// How many of them are loaded.
    package var loadedCount: Int { order.count }

    /// Whether this person is in the room.
    package func contains(_ number: UserNumber) -> Bool { loaded[number] != nil }

    /// The person with this number, if they are in the room and loaded.
    package subscript(number: UserNumber) -> Member? { loaded[number] }

    /// The loaded members of a part of the list, in its order.
    package func members(in range: Range<Int>) -> [Member] {
        order[range.clamped(to: order.indices)].compactMap { loaded[$0.number] }
    }

    /// All loaded members, in the order of the list.
    package var members: [Member] { members(in: order.indices) }

    /// The numbers of the loaded members.
    var numbers: Set<UserNumber> { Set(loaded.keys) }

    /// Begins anew with a first page.
    mutating func restart(with page: RosterPage) {
        self = Roster()
        take(page)
    }

    /// Takes a page in.
    mutating func take(_ page: RosterPage) {
        for member in page.members { put(member) }
        count = max(Int(page.count), order.count)
        next = page.more && order.count < ClientLimits.rosterMembers ? page.members.last?.person.number : nil
    }

    /// Takes in somebody who is here now; false if they were.
    mutating func arrive(_ member: Member) -> Bool {
        let known = contains(member.person.number)
        put(member)
        if !known { count += 1 }
        return !known
    }

    /// Takes out somebody who is no longer here; nil if they were not loaded.
    mutating func leave(_ number: UserNumber) -> Member? {
        guard contains(number) || next != nil else { return nil }
        count = max(0, count - 1)
        return take(out: number)
    }

    /// Gives somebody another nick; the person as they were, or nil if they were not loaded.
    mutating func rename(_ number: UserNumber, to nick: Nick) -> Person? {
        guard let member = take(out: number) else { return nil }
        let person = Person(number: number, id: member.person.id, nick: nick)
        put(Member(person: person, away: member.away, role: member.role))
        return member.person
    }

    /// Notes that somebody is away, or (nil) back.
    mutating func away(_ number: UserNumber, _ text: AwayText?) {
        guard let member = loaded[number] else { return }
        loaded[number] = Member(person: member.person, away: text, role: member.role)
    }

    /// Notes what somebody is in the room now.
    mutating func give(_ role: Role, to number: UserNumber) {
        guard let member = loaded[number] else { return }
        put(Member(person: member.person, away: member.away, role: role))
    }

    /// Takes the hub's word for how many people are here.
    mutating func settle(count: UInt32) { self.count = max(Int(count), order.count) }

    private mutating func put(_ member: Member) {
        _ = take(out: member.person.number)
        let rank = Rank(member)
        order.insert(rank, at: index(of: rank))
        loaded[member.person.number] = member
    }

    private mutating func take(out number: UserNumber) -> Member? {
        guard let member = loaded.removeValue(forKey: number) else { return nil }
        order.remove(at: index(of: Rank(member)))
        return member
    }

    private func index(of rank: Rank) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if order[middle] < rank { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
