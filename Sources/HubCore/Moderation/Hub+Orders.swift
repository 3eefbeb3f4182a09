import ChatModel

/// What owners and operators have the hub decide: checked, then stored as an entry, and in force once it is.
extension Hub {
    mutating func carryOut(
        _ order: Order, _ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ nonce: Nonce, at now: Now
    ) {
        guard let user = sessions[id]?.user, let actor = people[user] else { return }
        do throws(OrderObjection) {
            if life != .running { throw OrderObjection(.stopping, "This hub is stopping.") }
            guard (sessions[id]?.orders ?? 0) < limits.ordersPerSession else {
                throw OrderObjection(.overCredit, "Too many orders wait for the hub; give this one again later.")
            }
            let place = try self.place(of: order, in: number)
            let ruling = try self.ruling(for: order, by: actor, in: place, at: now)
            let rules = self.rules(following: ruling, by: actor, in: place)
            try checkRoom(for: rules)
            sessions[id]?.orders += 1
            let submission = Submission(
                room: place, author: user, nonce: nonce, body: .ruling(ruling), rules: rules)
            journal.append(JournalQueue.Pending(submission: submission, session: id, source: .order(tag)))
            holdIfFull()
        } catch {
            refuse(id, tag, error.code, error.detail)
        }
    }

    /// The room in whose journal it will stand: that of the hub's own decisions is the lobby.
    private mutating func place(of order: Order, in number: RoomNumber) throws(OrderObjection) -> RoomNumber {
        switch order.scope {
        case .room:
            guard let room = rooms[number] else { throw OrderObjection(.noSuchRoom, "There is no such room here.") }
            guard room.name != nil else { throw .direct }
            return number
        case .hub:
            guard let lobby = self.number(for: .named(.lobby)) else {
                throw OrderObjection(.tooManyRooms, "This hub has no room for another room.")
            }
            return lobby
        }
    }

    /// Roles and sanctions have a bound, as everything that is kept.
    private func checkRoom(for rules: [RuleChange]) throws(OrderObjection) {
        for rule in rules {
            switch rule {
            case .standing where moderation.standingCount >= limits.standings,
                .sanction where moderation.sanctionCount >= limits.sanctions:
                throw OrderObjection(.other, "This hub keeps as many roles and bans as fit. Lift some first.")
            default: continue
            }
        }
    }

    /// The order is in the journal: what it decided holds from now on.
    mutating func enforce(_ entry: Entry, _ pending: JournalQueue.Pending, at now: Now) {
        for rule in pending.submission.rules { moderation.apply(rule) }
        guard case .ruling(let ruling) = entry.body else { return }
        carryThrough(ruling, by: entry.author, in: pending.submission.room, at: now)
    }

    mutating func listSanctions(
        _ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ scope: Ruling.Scope, at now: Now
    ) {
        guard let user = sessions[id].flatMap({ people[$0.user] }) else { return }
        let realm: Realm = scope == .hub ? .hub : .room(number)
        guard moderation.rank(of: user.id, in: realm) > .guest else {
            let objection = OrderObjection.notOperator(realm)
            return refuse(id, tag, objection.code, objection.detail)
        }
        let all = moderation.sanctions(in: realm, at: now.wall)
        let page = Array(all.prefix(limits.sanctionPage)).first(weighing: limits.rosterBytes)
        answer(id, .sanctions(tag, page, more: all.count > page.count))
    }
}

extension Sanction: Weighed {
    var weight: Int { 1 + 1 + Digest.byteCount + 1 + Nick.byteLimit + 9 + 1 + Nick.byteLimit + 2 + Reason.byteLimit }
}
