import ChatModel

/// The hidden rooms that two users share: opened on request, or because somebody writes there.
extension Hub {
    mutating func openDirect(_ id: SessionID, _ tag: Tag, _ target: DirectTarget, resume: ResumeToken?, at now: Now) {
        guard let me = sessions[id].flatMap({ people[$0.user] }) else { return }
        guard let partner = find(target) else {
            return refuse(id, tag, .noSuchUser, "Nobody of that name has been on this hub; look at how it is written.")
        }
        let kind = RoomKind.direct(DirectPair(me.id, partner.id))
        guard mayFind(kind, id, tag) else { return }
        guard let room = number(for: kind) else {
            return refuse(id, tag, .tooManyRooms, "This hub has no room for another conversation.")
        }
        come(id, tag, into: room, resume: resume, at: now)
    }

    private func find(_ target: DirectTarget) -> Person? {
        switch target {
        case .nick(let nick): people.owner(of: nick).flatMap { people[$0] }
        case .user(let user): people.number(of: user).flatMap { people[$0] }
        }
    }

    /// The two users of a direct room; one when they are the same.
    func users(of pair: DirectPair) -> [UserNumber] {
        Set([pair.low, pair.high]).compactMap { people.number(of: $0) }.sorted()
    }

    /// A user's sessions that stand in rosters.
    func members(of user: UserNumber) -> [SessionID] {
        (online[user]?.sessions ?? []).filter { sessions[$0]?.kind == .member }.sorted()
    }

    /// The one with whom a user talks in a direct room; nil in a named one.
    func partner(of user: UserNumber, in room: RoomNumber) -> Person? {
        guard let pair = rooms.pair(of: room), let me = people[user] else { return nil }
        return people.number(of: pair.partner(of: me.id)).flatMap { people[$0] }
    }

    /// Brings the users of a direct room, wherever they have a terminal open, into it before something is said.
    mutating func gather(_ pair: DirectPair, in number: RoomNumber) {
        for id in users(of: pair).flatMap(members) where mayBeBrought(id, into: number) {
            bring(id, .unasked, into: number, resume: nil)
        }
    }

    private func mayBeBrought(_ id: SessionID, into number: RoomNumber) -> Bool {
        guard let session = sessions[id], !session.rooms.contains(number) else { return false }
        return session.unasked.count < limits.directsPerSession
    }

    mutating func listDirects(_ id: SessionID, _ tag: Tag) {
        guard let user = sessions[id]?.user else { return }
        let list = newestDirects(of: user, limit: limits.directList).compactMap { summary(of: $0, for: user) }
        answer(id, .directs(tag, list.first(weighing: limits.rosterBytes)))
    }

    /// The direct rooms of a user in which something was said, the newest first.
    func newestDirects(of user: UserNumber, limit: Int) -> [RoomNumber] {
        let all = people[user].map { rooms.directRooms(of: $0.id) } ?? []
        let spoken = all.compactMap { number in rooms[number].map { (number: number, room: $0) } }
            .filter { $0.room.head > .zero }
            .sorted { ($0.room.time, $0.number) > ($1.room.time, $1.number) }
        return spoken.prefix(limit).map(\.number)
    }

    private func summary(of number: RoomNumber, for user: UserNumber) -> DirectSummary? {
        guard let room = rooms[number], let partner = partner(of: user, in: number) else { return nil }
        return DirectSummary(partner: partner, head: room.head, time: room.time)
    }
}
