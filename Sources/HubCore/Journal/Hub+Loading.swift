import ChatModel

/// Reading the journal for those who join, resume or look back.
extension Hub {
    mutating func readHistory(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ span: HistorySpan) {
        guard sessions[id]?.rooms.contains(number) == true, let head = rooms[number]?.head else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        guard mayLoad(id, limit: limits.loadsPerSession) else {
            return refuse(id, tag, .overCredit, "Too many requests for history wait; ask again after an answer.")
        }
        load(.page(LoadTable.Page(session: id, tag: tag, room: number)), .page(number, capped(span), upTo: head, reader: sessions[id]?.user ?? UserNumber(0)))
    }

    private func capped(_ span: HistorySpan) -> HistorySpan {
        let most = UInt32(limits.pageEntries)
        return switch span {
        case .before(let seq, let limit): .before(seq, limit: min(max(limit, 1), most))
        case .after(let seq, let limit): .after(seq, limit: min(max(limit, 1), most))
        }
    }

    /// Whether a session has fewer reads of the journal under way than the limit.
    func mayLoad(_ id: SessionID, limit: Int) -> Bool { (sessions[id]?.loads ?? limit) < limit }

    @discardableResult
    mutating func load(_ reason: LoadTable.Reason, _ query: JournalQuery) -> LoadTicket {
        let ticket = loads.add(reason)
        sessions[reason.session]?.loads += 1
        effects.append(.load(ticket, query))
        return ticket
    }

    mutating func finishLoad(_ ticket: LoadTicket, _ page: JournalPage?) {
        guard let reason = loads.take(ticket), sessions[reason.session] != nil else { return }
        sessions[reason.session]?.loads -= 1
        switch reason {
        case .join(let join): finish(join, ticket, with: page)
        case .page(let asked): finish(asked, with: page)
        }
    }

    private mutating func finish(_ join: LoadTable.Join, _ ticket: LoadTicket, with page: JournalPage?) {
        guard sessions[join.session]?.opening[join.room] == ticket else { return supersede(join) }
        sessions[join.session]?.opening[join.room] = nil
        if let page { finish(join, with: page) } else { fail(join) }
    }

    mutating func finish(_ join: LoadTable.Join, with page: JournalPage) {
        guard let (user, kind) = sessions[join.session].map({ ($0.user, $0.kind) }), let room = rooms[join.room]
        else { return }
        let roster = kind == .member ? rosterPage(of: join.room, after: nil) : countOnly(room)
        let joined = Joined(
            tag: join.tag, room: join.room, kind: room.kind, partner: partner(of: user, in: join.room),
            topic: room.topic, resume: page.resume, head: join.head, history: page.entries,
            authors: authors(of: page.entries), roster: roster)
        answer(join.session, .joined(joined))
        effects.append(.release(join.session, join.room))
    }

    private func countOnly(_ room: Room) -> RosterPage {
        RosterPage(members: [], count: UInt32(clamping: room.roster.count), more: room.roster.count > 0)
    }

    private func partner(of user: UserNumber, in room: RoomNumber) -> Person? {
        guard let pair = rooms.pair(of: room), let me = people[user] else { return nil }
        return people.number(of: pair.partner(of: me.id)).flatMap { people[$0] }
    }

    /// The session left meanwhile, or asked again: its cursor is no longer where this history ends.
    private mutating func supersede(_ join: LoadTable.Join) {
        guard join.tag != .unasked else { return }
        refuse(join.session, join.tag, .unexpected, "The room was left or asked for again before this was answered.")
    }

    /// The journal could not be read: the session is not in the room after all.
    private mutating func fail(_ join: LoadTable.Join) {
        goOut(join.session, of: join.room)
        refuse(join.session, join.tag, .storageFailed, "The hub can't read its journal.")
    }

    private mutating func finish(_ asked: LoadTable.Page, with page: JournalPage?) {
        guard let page else {
            return refuse(asked.session, asked.tag, .storageFailed, "The hub can't read its journal.")
        }
        let answered = HistoryPage(
            room: asked.room, entries: page.entries, authors: authors(of: page.entries), more: page.more)
        answer(asked.session, .history(asked.tag, answered))
    }

    private func authors(of entries: [Entry]) -> [Person] {
        Set(entries.map(\.author)).sorted().compactMap { people[$0] }
    }
}
