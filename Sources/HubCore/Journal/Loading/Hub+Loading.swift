import ChatModel

/// Reading the journal for those who join, resume or look back.
extension Hub {
    mutating func readHistory(_ id: SessionID, _ tag: Tag, _ number: RoomNumber, _ span: HistorySpan) {
        let span = capped(span)
        readPage(id, tag, number, isForward: span.isForward) { head, reader, border in
            .page(number, span, upTo: head, reader: reader, border: border)
        }
    }

    /// Reads for a session what it asks for of a room that it is in.
    /// - Parameters:
    ///   - isForward: Whether the page begins at its oldest entry, not at its newest.
    ///   - query: From the room's last place, the reader, and the last place that is not for them.
    mutating func readPage(
        _ id: SessionID, _ tag: Tag, _ number: RoomNumber, isForward: Bool,
        _ query: (Seq, UserNumber, Seq) -> JournalQuery
    ) {
        guard let session = sessions[id], session.rooms.contains(number), let head = rooms[number]?.head else {
            return refuse(id, tag, .notJoined, "You are not in that room.")
        }
        guard session.loads < limits.loadsPerSession else {
            return object(id, tag, .overCredit, "Too many requests for history wait; ask again after an answer.")
        }
        let page = LoadTable.Page(session: id, tag: tag, room: number, isForward: isForward)
        load(.page(page), query(head, session.user, border(of: id, in: number)))
    }

    private func capped(_ span: HistorySpan) -> HistorySpan {
        let most = UInt32(limits.pageEntries)
        return switch span {
        case .before(let seq, let limit): .before(seq, limit: min(max(limit, 1), most))
        case .after(let seq, let limit): .after(seq, limit: min(max(limit, 1), most))
        }
    }

    @discardableResult
    mutating func load(_ reason: LoadTable.Reason, _ query: JournalQuery) -> LoadTicket {
        let ticket = loads.add(reason)
        sessions[reason.session]?.loads += 1
        if reason.isAsked { countPage(of: reason.session) }
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
        guard let session = sessions[join.session], let room = rooms[join.room] else { return }
        let isMember = session.kind == .member
        let border = max(room.floor, border(of: join.session, in: join.room))
        let part = PagePart(page.behind(border), keeping: .newest, weighing: limits.historyBytes)
        let mark = isMember ? page.mark : .zero
        let joined = Joined(
            tag: join.tag, room: join.room, kind: room.kind, partner: partner(of: session.user, in: join.room),
            topic: room.topic, resume: page.resume, head: join.head, history: part.entries,
            authors: authors(of: part.entries),
            roster: isMember ? rosterPage(of: join.room, after: nil) : countOnly(room),
            amendments: part.amendments, floor: min(border, max(room.floor, join.head)), mark: mark,
            unread: isMember ? page.unread : .none, mode: room.mode, role: role(of: session.user, in: join.room))
        answer(join.session, .joined(joined))
        tellLaterMark(than: mark, to: join.session, in: join.room)
        effects.append(.release(join.session, join.room))
    }

    private func countOnly(_ room: Room) -> RosterPage {
        RosterPage(members: [], count: UInt32(clamping: room.roster.count), more: room.roster.count > 0)
    }

    /// The session left meanwhile, or asked again: its cursor is no longer where this history ends.
    private mutating func supersede(_ join: LoadTable.Join) {
        guard join.tag != .unasked else { return }
        refuse(join.session, join.tag, .unexpected, "The room was left or asked for again before this was answered.")
    }

    /// The journal could not be read: the session is not in the room after all.
    private mutating func fail(_ join: LoadTable.Join) {
        goOut(join.session, of: join.room)
        guard join.tag != .unasked else { return }
        refuse(join.session, join.tag, .storageFailed, "The hub can't read its journal.")
    }

    private mutating func finish(_ asked: LoadTable.Page, with page: JournalPage?) {
        guard let page else {
            return refuse(asked.session, asked.tag, .storageFailed, "The hub can't read its journal.")
        }
        let floor = rooms[asked.room]?.floor ?? .zero
        let visible = page.behind(max(floor, border(of: asked.session, in: asked.room)))
        let part = PagePart(visible, keeping: asked.isForward ? .oldest : .newest, weighing: limits.historyBytes)
        let answered = HistoryPage(
            room: asked.room, entries: part.entries, authors: authors(of: part.entries),
            more: page.more || part.isCut, amendments: part.amendments)
        answer(asked.session, .history(asked.tag, answered))
    }

    /// Who wrote the entries: first those of the entries that stand for themselves, then of changes what fits a page.
    func authors(of entries: [Entry]) -> [Person] {
        let speakers = Set(entries.lazy.filter { $0.body.changes == nil }.map(\.author))
        let changers = Set(entries.map(\.author)).subtracting(speakers)
        return (speakers.sorted() + changers.sorted()).compactMap { people[$0] }.first(weighing: limits.rosterBytes)
    }
}

extension HistorySpan {
    /// Whether it goes on from the place where it begins.
    fileprivate var isForward: Bool { if case .after = self { true } else { false } }
}
