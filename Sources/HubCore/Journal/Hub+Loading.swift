import ChatModel

/// Reading the journal for those who join, resume or look back.
extension Hub {
    mutating func readHistory(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ span: HistorySpan) {
        guard sessions[id]?.rooms.contains(number) == true, let head = rooms[number]?.head else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        guard sessions[id].map({ $0.loads < limits.loadsPerSession }) == true else {
            return refuse(id, tag, .overCredit, "Too many requests for history wait; ask again after an answer.")
        }
        let page = LoadTable.Page(session: id, tag: tag, room: number)
        load(.page(page), .page(number, capped(span), upTo: head))
    }

    private func capped(_ span: HistorySpan) -> HistorySpan {
        let most = UInt32(limits.pageEntries)
        return switch span {
        case .before(let seq, let limit): .before(seq, limit: min(max(limit, 1), most))
        case .after(let seq, let limit): .after(seq, limit: min(max(limit, 1), most))
        }
    }

    mutating func load(_ reason: LoadTable.Reason, _ query: JournalQuery) {
        sessions[reason.session]?.loads += 1
        effects.append(.load(loads.add(reason), query))
    }

    mutating func finishLoad(_ ticket: LoadTicket, _ page: JournalPage?) {
        guard let reason = loads.take(ticket), sessions[reason.session] != nil else { return }
        sessions[reason.session]?.loads -= 1
        switch (reason, page) {
        case (.join(let join), let page?): finish(join, with: page)
        case (.join(let join), nil): fail(join)
        case (.page(let asked), let page?): finish(asked, with: page)
        case (.page(let asked), nil):
            refuse(asked.session, asked.tag, .storageFailed, "The hub can't read its journal.")
        }
    }

    mutating func finish(_ join: LoadTable.Join, with page: JournalPage) {
        guard let session = sessions[join.session], session.rooms.contains(join.room), let room = rooms[join.room]
        else { return }
        let roster = session.kind == .member ? rosterPage(of: join.room, after: nil) : countOnly(room)
        let joined = Joined(
            tag: join.tag, room: join.room, kind: room.kind, partner: partner(of: session.user, in: room),
            topic: room.topic, resume: page.resume, head: join.head, history: page.entries,
            authors: authors(of: page.entries), roster: roster)
        answer(join.session, .joined(joined))
        effects.append(.release(join.session, join.room))
    }

    private func countOnly(_ room: Room) -> RosterPage {
        RosterPage(members: [], count: UInt32(clamping: room.roster.count), more: room.roster.count > 0)
    }

    private func partner(of user: UserNumber, in room: Room) -> Person? {
        guard case .direct(let pair) = room.kind, let me = people[user] else { return nil }
        return people.number(of: pair.partner(of: me.id)).flatMap { people[$0] }
    }

    /// The journal could not be read: the session is not in the room after all.
    private mutating func fail(_ join: LoadTable.Join) {
        guard let session = sessions[join.session], sessions[join.session]?.rooms.remove(join.room) != nil else {
            return
        }
        effects.append(.detach(join.session, join.room))
        if rooms[join.room]?.name != nil { withdraw(join.session, session, from: join.room, as: .left, at: nil) }
        refuse(join.session, join.tag, .storageFailed, "The hub can't read its journal.")
    }

    private mutating func finish(_ asked: LoadTable.Page, with page: JournalPage) {
        let answered = HistoryPage(
            room: asked.room, entries: page.entries, authors: authors(of: page.entries), more: page.more)
        answer(asked.session, .history(asked.tag, answered))
    }

    private func authors(of entries: [Entry]) -> [Person] {
        Set(entries.map(\.author)).sorted().compactMap { people[$0] }
    }
}
