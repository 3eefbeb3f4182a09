import ChatModel

/// A stretch of comings, goings and new nicks between two entries: what is left of it when returns cancel departures.
package struct PresenceFold: Hashable, Sendable {
    /// Somebody who came or went, with the nick they had then.
    package struct Move: Hashable, Sendable {
        package let number: UserNumber
        package let nick: Nick
    }

    /// Somebody with another nick.
    package struct Rename: Hashable, Sendable {
        package let number: UserNumber
        package let old: Nick
        package let new: Nick
    }

    package private(set) var arrived: [Move] = []
    package private(set) var left: [Move] = []
    package private(set) var renamed: [Rename] = []
    /// How many came beyond those named.
    package private(set) var moreArrived = 0
    /// How many went beyond those named.
    package private(set) var moreLeft = 0
    /// How many have another nick beyond those named.
    package private(set) var moreRenamed = 0

    /// Whether everything in it has cancelled out.
    package var isEmpty: Bool {
        arrived.isEmpty && left.isEmpty && renamed.isEmpty && moreArrived == 0 && moreLeft == 0 && moreRenamed == 0
    }

    mutating func arrive(_ person: Person) {
        if let index = left.firstIndex(where: { $0.number == person.number }) {
            left.remove(at: index)
        } else if arrived.count < ClientLimits.foldedNames {
            arrived.append(Move(number: person.number, nick: person.nick))
        } else {
            moreArrived += 1
        }
    }

    mutating func leave(_ person: Person) {
        if let index = arrived.firstIndex(where: { $0.number == person.number }) {
            arrived.remove(at: index)
        } else if left.count < ClientLimits.foldedNames {
            left.append(Move(number: person.number, nick: person.nick))
        } else {
            moreLeft += 1
        }
    }

    mutating func rename(_ person: Person, to nick: Nick) {
        if let index = renamed.firstIndex(where: { $0.number == person.number }) {
            let first = renamed.remove(at: index)
            if first.old.text != nick.text {
                renamed.insert(Rename(number: person.number, old: first.old, new: nick), at: index)
            }
        } else if renamed.count < ClientLimits.foldedNames {
            renamed.append(Rename(number: person.number, old: person.nick, new: nick))
        } else {
            moreRenamed += 1
        }
    }
}
