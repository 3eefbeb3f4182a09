import ChatModel

/// What rooms are told of comings and goings: each by itself in a small room, once a second in a large one.
extension Hub {
    mutating func tellArrival(of user: UserNumber, in number: RoomNumber) {
        guard let isToldNow = rooms[number]?.noteArrival(of: user, quiet: limits.quietRoom) else { return }
        if isToldNow, let member = member(user, in: number) {
            publish(.arrived(member), in: number)
        } else {
            rooms.mark(number)
        }
    }

    mutating func tellDeparture(of user: UserNumber, in number: RoomNumber) {
        guard let isToldNow = rooms[number]?.noteDeparture(of: user, quiet: limits.quietRoom) else { return }
        if isToldNow { publish(.left(user), in: number) } else { rooms.mark(number) }
    }

    /// Tells a large room its news, not more often than once in the interval.
    mutating func publishDelta(of number: RoomNumber, at now: Monotonic) {
        guard let news = rooms[number]?.news.take(at: now, every: limits.rosterDeltaMilliseconds) else { return }
        rooms.unmark(number)
        let count = UInt32(clamping: rooms[number]?.roster.count ?? 0)
        var arrived = news.arrived.compactMap { member($0, in: number) }.split(weighing: limits.rosterBytes)[...]
        var left = news.left[...]
        while !arrived.isEmpty || !left.isEmpty {
            let gone = left.prefix(limits.rosterBytes / RosterDelta.numberWeight)
            left = left.dropFirst(gone.count)
            let delta = RosterDelta(arrived: Array(arrived.popFirst() ?? []), left: Array(gone), count: count)
            publish(.roster(delta), in: number)
        }
    }

    mutating func listRooms(_ id: SessionID, _ tag: Tag, after: RoomName?) {
        let candidates = rooms.named(after: after).lazy.filter { [self] in isListed($0, for: id) }
            .prefix(limits.rosterPage + 1).compactMap { [self] in summary(of: $0) }
        let page = Array(candidates.prefix(limits.rosterPage)).first(weighing: limits.rosterBytes)
        answer(id, .rooms(tag, page, more: candidates.count > page.count))
    }

    private func summary(of number: RoomNumber) -> RoomSummary? {
        guard let room = rooms[number], let name = room.name else { return nil }
        return RoomSummary(name: name, topic: room.topic, people: UInt32(clamping: room.roster.count))
    }

    mutating func listRoster(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, after: UserNumber?) {
        guard sessions[id]?.rooms.contains(number) == true else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        answer(id, .roster(tag, number, rosterPage(of: number, after: after)))
    }

    /// A page of a room's roster.
    func rosterPage(of number: RoomNumber, after: UserNumber?) -> RosterPage {
        guard let roster = rooms[number]?.roster else { return RosterPage(members: [], count: 0, more: false) }
        let (members, more) = page(of: roster.after(after), in: number)
        return RosterPage(members: members, count: UInt32(clamping: roster.count), more: more)
    }

    /// As many of these people as fit a page, and whether there are more.
    func page(of users: ArraySlice<UserNumber>, in room: RoomNumber?) -> (members: [Member], more: Bool) {
        let members = users.prefix(limits.rosterPage).compactMap { member($0, in: room) }.first(
            weighing: limits.rosterBytes)
        return (members, users.count > members.count)
    }
}
