import ChatModel

/// A journal in memory, as the store promises to be: numbers, finds duplicates, reads pages.
struct SimulatedJournal {
    private struct Key: Hashable {
        let author: UserNumber
        let nonce: Nonce
    }

    private(set) var entries: [RoomNumber: [Entry]] = [:]
    private(set) var people: [UserNumber: Person] = [:]
    private(set) var rooms: [RoomNumber: RoomRecord] = [:]
    private var known: [Key: (room: RoomNumber, seq: Seq, body: Entry.Body)] = [:]

    /// Stores a batch.
    mutating func perform(_ batch: JournalBatch, at time: HubTime) -> BatchResult {
        for person in batch.people { people[person.number] = person }
        for room in batch.rooms { rooms[room.number] = room }
        return .committed(batch.submissions.map { store($0, at: time) })
    }

    private mutating func store(_ submission: Submission, at time: HubTime) -> SubmissionOutcome {
        let key = Key(author: submission.author, nonce: submission.nonce)
        if let before = known[key] {
            let isSame = before.room == submission.room && before.body == submission.body
            return isSame ? .duplicate(before.seq) : .nonceReused
        }
        let seq = Seq(UInt64(entries[submission.room, default: []].count) + 1)
        let entry = Entry(
            seq: seq, time: time, author: submission.author, nonce: submission.nonce, body: submission.body)
        entries[submission.room, default: []].append(entry)
        known[key] = (submission.room, seq, submission.body)
        return .stored(entry)
    }

    /// Reads a page.
    func read(_ query: JournalQuery) -> JournalPage {
        switch query {
        case .page(let room, .before(let seq, let limit), let upTo, _):
            newest(all(room, upTo).filter { entry in seq.map { entry.seq < $0 } ?? true }, limit, .fresh)
        case .page(let room, .after(let seq, let limit), let upTo, _):
            oldest(all(room, upTo).filter { $0.seq > seq }, limit)
        case .join(let room, let upTo, nil, let limit, _): newest(all(room, upTo), limit, .fresh)
        case .join(let room, let upTo, let token?, let limit, _): resume(all(room, upTo), token, limit)
        }
    }

    private func all(_ room: RoomNumber, _ upTo: Seq) -> [Entry] { (entries[room] ?? []).filter { $0.seq <= upTo } }

    private func resume(_ entries: [Entry], _ token: ResumeToken, _ limit: UInt32) -> JournalPage {
        guard entries.contains(where: { ResumeToken($0) == token }) else { return newest(entries, limit, .reset) }
        return newest(entries.filter { $0.seq > token.seq }, limit, .resumed)
    }

    private func newest(_ entries: [Entry], _ limit: UInt32, _ resume: Joined.Resume) -> JournalPage {
        JournalPage(entries: entries.suffix(Int(limit)), more: entries.count > Int(limit), resume: resume)
    }

    private func oldest(_ entries: [Entry], _ limit: UInt32) -> JournalPage {
        JournalPage(entries: Array(entries.prefix(Int(limit))), more: entries.count > Int(limit), resume: .fresh)
    }
}
