import ChatModel

/// A nick as a list shows it before anything but the nick is known.
package struct ListedNick: Hashable, Sendable {
    package let nick: Nick
    /// Whether it mixes scripts, or looks like one that stands before it.
    package let isMarked: Bool

    /// The nicks of a list in its order.
    static func list(_ nicks: [Nick]) -> [ListedNick] {
        var seen: Set<String> = []
        return nicks.map { nick in
            let look = NameLook(nick)
            let isLike = look.skeletons.contains(where: seen.contains)
            seen.formUnion(look.skeletons)
            return ListedNick(nick: nick, isMarked: isLike || look.mixesScripts)
        }
    }
}

/// What is known of who is on a hub, and when it is to be asked again.
struct PeopleKnowledge: Sendable {
    /// How many are there, by the newest word of the hub.
    private(set) var count: UInt32 = 0
    /// Some of them, or all.
    private(set) var nicks: [ListedNick] = []
    /// How many there were when the hub named them, and when that was.
    private var named: (count: UInt32, at: Monotonic)?
    private var asked: Monotonic?
    /// When a change is asked about.
    private var planned: Monotonic?

    /// A beacon says how many there are.
    mutating func note(_ count: UInt32) {
        self.count = count
        if count == 0 { nicks = [] }
    }

    /// The hub says who is there.
    mutating func take(_ people: HubPeople, at now: Monotonic) {
        count = people.total
        nicks = ListedNick.list(people.nicks)
        named = (people.total, now)
    }

    /// Whether the hub is to be asked now; if so, it counts as asked. The first time that is at once; when something
    /// has changed each client waits a moment of its own, so that a crowd does not ask in one.
    mutating func isDue(at now: Monotonic, using random: inout some RandomNumberGenerator) -> Bool {
        guard count > 0, isOld(at: now) else {
            planned = nil
            return false
        }
        if let asked, planned == nil {
            let wait = UInt64.random(in: 0...ClientLimits.peopleSpread, using: &random)
            planned = max(now, asked.advanced(by: ClientLimits.peoplePause)).advanced(by: wait)
        }
        if let planned, planned > now { return false }
        (asked, planned) = (now, nil)
        return true
    }

    private func isOld(at now: Monotonic) -> Bool {
        guard let named else { return true }
        return named.count != count || now.since(named.at) >= ClientLimits.peopleAge
    }
}
