import ChatModel

/// What rooms are told of comings and goings: each by itself in a small room, once a second in a large one.
extension Hub {
    mutating func tellArrival(of user: UserNumber, in number: RoomNumber, at now: Monotonic) {
        guard let room = rooms[number] else { return }
        if room.roster.count < limits.quietRoom, let member = member(user) {
            rooms[number]?.introduced.insert(user)
            return publish(.arrived(member), in: number)
        }
        rooms[number]?.news.arrive(user)
        rooms.mark(number)
    }

    mutating func tellDeparture(of user: UserNumber, in number: RoomNumber) {
        guard let room = rooms[number] else { return }
        rooms[number]?.introduced.remove(user)
        if room.roster.count < limits.quietRoom, room.news.isEmpty {
            return publish(.left(user), in: number)
        }
        rooms[number]?.news.leave(user)
        rooms.mark(number)
    }

    /// Tells a large room its news, not more often than once in the interval.
    mutating func publishDelta(of number: RoomNumber, at now: Monotonic) {
        guard let room = rooms[number] else { return }
        if let told = room.news.lastTold, now.since(told) < limits.rosterDeltaMilliseconds { return }
        rooms.unmark(number)
        guard !room.news.isEmpty, let news = rooms[number]?.news.take(at: now) else { return }
        rooms[number]?.introduced.formUnion(news.arrived)
        let delta = RosterDelta(
            arrived: news.arrived.compactMap(member), left: news.left, count: UInt32(clamping: room.roster.count))
        publish(.roster(delta), in: number)
    }

    mutating func listRooms(_ id: SessionID, _ tag: Tag, after: RoomName?) {
        let all = rooms.named(after: after)
        let page = all.prefix(limits.rosterPage).compactMap { room in
            room.name.map {
                RoomSummary(name: $0, topic: room.topic, people: UInt32(clamping: room.roster.count))
            }
        }
        answer(id, .rooms(tag, page, more: all.count > page.count))
    }

    mutating func listRoster(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, after: UserNumber?) {
        guard sessions[id]?.rooms.contains(number) == true else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        answer(id, .roster(tag, number, rosterPage(of: number, after: after)))
    }

    /// A page of a room's roster.
    func rosterPage(of number: RoomNumber, after: UserNumber?) -> RosterPage {
        guard let room = rooms[number] else { return RosterPage(members: [], count: 0, more: false) }
        let page = room.roster.page(after: after, limit: limits.rosterPage)
        return RosterPage(
            members: page.compactMap(member), count: UInt32(clamping: room.roster.count),
            more: room.roster.hasMore(after: page))
    }
}
