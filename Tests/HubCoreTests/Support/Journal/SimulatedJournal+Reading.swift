import ChatModel

extension SimulatedJournal {
    /// Reads a page.
    func read(_ query: JournalQuery) -> JournalPage {
        switch query {
        case .page(let room, .before(let seq, let limit), let upTo, let user, let border):
            page(
                newest(of: all(room, upTo, border).filter { entry in seq.map { entry.seq < $0 } ?? true }, limit), room,
                user)
        case .page(let room, .after(let seq, let limit), let upTo, let user, let border):
            page(oldest(of: all(room, upTo, border).filter { $0.seq > seq }, limit), room, user)
        case .pins(let room, let place, let upTo, let user, let border):
            page(
                newest(
                    of: all(room, upTo, border).filter { entry in
                        state(of: entry.seq, in: room)?.isPinned == true && place.map { entry.seq < $0 } ?? true
                    }, UInt32(pinsPerRoom)), room, user)
        case .join(let room, let upTo, let token, let limit, let reader, let border):
            join(room, all(room, upTo, border), token, limit, reader)
        }
    }

    private func all(_ room: RoomNumber, _ upTo: Seq, _ border: Seq) -> [Entry] {
        (entries[room] ?? []).filter { $0.seq > max(floors[room] ?? .zero, border) && $0.seq <= upTo }
    }

    private func join(
        _ room: RoomNumber, _ entries: [Entry], _ token: ResumeToken?, _ limit: UInt32, _ reader: JournalReader
    ) -> JournalPage {
        let isKnown = entries.contains { entry in token.map { $0 == ResumeToken(entry) } ?? false }
        let rest = isKnown ? entries.filter { entry in token.map { entry.seq > $0.seq } ?? true } : entries
        let part = newest(of: rest, limit)
        let mark = reader.counts ? max(reader.mark, marks[room]?[reader.user] ?? .zero) : .zero
        let unread = entries.filter { $0.seq > mark && $0.author != reader.user && current($0, room).spoken != nil }
        let count = Unread(messages: reader.counts ? UInt32(unread.count) : 0, mentions: 0)
        return page(part, room, reader.user, resume: token == nil ? .fresh : isKnown ? .resumed : .reset, mark, count)
    }

    private func page(
        _ part: (entries: [Entry], more: Bool), _ room: RoomNumber, _ user: UserNumber,
        resume: Joined.Resume = .fresh, _ mark: Seq = .zero, _ unread: Unread = .none
    ) -> JournalPage {
        let targets = Set(part.entries.map { $0.body.changes ?? $0.seq }).sorted()
        return JournalPage(
            entries: part.entries.map { entry in
                Entry(
                    seq: entry.seq, time: entry.time, author: entry.author, nonce: entry.nonce,
                    body: current(entry, room))
            }, more: part.more, resume: resume, amendments: targets.compactMap { amendment(of: $0, room, for: user) },
            mark: mark, unread: unread)
    }

    private func amendment(of target: Seq, _ room: RoomNumber, for user: UserNumber) -> Amendment? {
        guard let state = state(of: target, in: room), state.changed > target else { return nil }
        return Amendment(
            target: target, changed: state.changed, content: state.content,
            reactions: state.signs.map {
                ReactionTally(
                    reaction: $0.reaction, count: UInt32($0.users.count), isMine: $0.users.contains(user))
            }, isPinned: state.isPinned)
    }

    /// An entry's present body.
    func current(_ entry: Entry, _ room: RoomNumber) -> Entry.Body {
        let content = state(of: entry.body.changes ?? entry.seq, in: room)?.content ?? .original
        switch (entry.body, content) {
        case (.edit(let target, _), .deleted): return .deletedEdit(of: target)
        case (.text, .deleted), (.action, .deleted), (.reply, .deleted): return .deleted
        case (.text, .edited(let text, _)): return .text(text)
        case (.action, .edited(let text, _)): return .action(text)
        case (.reply(let target, _), .edited(let text, _)): return .reply(to: target, text)
        default: return entry.body
        }
    }

    private func newest(of entries: [Entry], _ limit: UInt32) -> (entries: [Entry], more: Bool) {
        (entries.suffix(Int(limit)), entries.count > Int(limit))
    }

    private func oldest(of entries: [Entry], _ limit: UInt32) -> (entries: [Entry], more: Bool) {
        (Array(entries.prefix(Int(limit))), entries.count > Int(limit))
    }
}
