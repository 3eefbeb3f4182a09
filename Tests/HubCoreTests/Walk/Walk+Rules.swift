import ChatModel

@testable import HubCore

/// Orders of a random walk, and what must hold of roles, bans and borders.
extension Walk {
    mutating func order(in room: RoomNumber, _ nick: Nick) -> Request? {
        nextNonce += 1
        guard let act = act(nick) else { return nil }
        let order = Order(scope: random.chance(3) ? .hub : .room, act: act)
        return .order(Tag(1), room, Nonce(nextNonce), order)
    }

    private mutating func act(_ nick: Nick) -> Order.Act? {
        let time: UInt64? = random.chance(4) ? nil : .random(in: 500...8_000, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .kick(.nick(nick))
        case 1: return .ban(.nick(nick), milliseconds: time)
        case 2: return .unban(.nick(nick))
        case 3: return .mute(.nick(nick), milliseconds: time)
        case 4: return .unmute(.nick(nick))
        case 5: return .promote(.nick(nick))
        case 6: return .demote(.nick(nick))
        case 7: return .invite(.nick(nick))
        default: return .mode(modeChange())
        }
    }

    private mutating func modeChange() -> ModeChange {
        ModeChange(
            isInviteOnly: random.chance(2) ? random.chance(3) : nil,
            isAnnounceOnly: random.chance(2) ? random.chance(4) : nil,
            pause: random.chance(2) ? (random.chance(3) ? 1 : 0) : nil,
            history: random.chance(3) ? random.pick([RoomMode.History.all, .sinceJoin, .none]) : nil)
    }

    /// Nobody is where they may not be; the owner is the owner; what holds is what the journal has.
    mutating func checkRules() {
        let (hub, now) = (bench.hub, bench.now)
        guard let owner = vocabulary.users.first else { return }
        if hub.moderation.role(of: owner) != .owner { complain("the owner is locked out") }
        for (id, session) in hub.sessions {
            guard let user = hub.people[session.user]?.id else { continue }
            for room in session.rooms where hub.moderation.role(of: user, in: room) == .member {
                if let ban = hub.moderation.ban(of: user, in: .room(room), at: now.wall) {
                    complain("\(id) in \(room) in spite of \(ban)")
                }
                let isInvited = hub.moderation.standing(of: user, in: room) != nil
                if hub.rooms[room]?.mode.isInviteOnly == true, !isInvited { complain("\(id) in \(room) uninvited") }
            }
            if hub.moderation.role(of: user) == .member, hub.moderation.ban(of: user, in: .hub, at: now.wall) != nil {
                complain("\(id) is banned from the hub")
            }
        }
        if hub.moderation.standingCount > hub.limits.standings + vocabulary.users.count { complain("too many roles") }
        if hub.moderation.sanctionCount > hub.limits.sanctions + 2 { complain("too many bans") }
        if hub.journal.isIdle, !hub.moderation.hasUnsaved { compareRules() }
    }

    private mutating func compareRules() {
        let kept = Moderation(owners: Set(vocabulary.users.prefix(1)), bench.journal.rules)
        for realm in [Realm.hub] + (1...12).map({ Realm.room(RoomNumber($0)) }) {
            let (real, stored) = (bench.hub.moderation, kept)
            if real.sanctions(in: realm, at: bench.now.wall) != stored.sanctions(in: realm, at: bench.now.wall) {
                complain("the journal has other bans of \(realm)")
            }
            if case .room(let room) = realm, real.standings(in: room) != stored.standings(in: room) {
                complain("the journal has other roles of \(room)")
            }
        }
    }

    /// What somebody is shown stands behind the place from which on they may read.
    mutating func checkBorder(
        _ entries: [Entry], _ amendments: [Amendment], in room: RoomNumber, shownTo id: SessionID
    ) {
        guard let user = open[id].flatMap({ bench.hub.people[$0]?.id }), let mode = bench.hub.rooms[room]?.mode,
            bench.hub.rooms.pair(of: room) == nil, bench.hub.moderation.role(of: user, in: room) == .member
        else { return }
        let standing = bench.hub.moderation.standing(of: user, in: room)
        if mode.isInviteOnly, standing == nil, !entries.isEmpty { complain("\(id) reads \(room) uninvited") }
        guard mode.history == .sinceJoin, let since = standing?.since else { return }
        if entries.contains(where: { $0.seq <= since }) { complain("\(id) reads what was said before it came") }
        if amendments.contains(where: { $0.target <= since }) { complain("\(id) reads what became of it") }
    }
}
