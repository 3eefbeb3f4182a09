import ChatModel

/// A journal in memory, as the store promises to be: numbers, finds duplicates, holds changes against their targets.
struct SimulatedJournal {
    private struct Key: Hashable {
        let author: UserNumber
        let nonce: Nonce
    }

    /// An entry's name in the whole journal.
    struct Place {
        let room: RoomNumber
        let seq: Seq
    }

    /// Everything as it was stored, in order of place; what has expired too.
    private(set) var entries: [RoomNumber: [Entry]] = [:]
    private(set) var people: [UserNumber: Person] = [:]
    private(set) var rooms: [RoomNumber: RoomRecord] = [:]
    private(set) var floors: [RoomNumber: Seq] = [:]
    private(set) var marks: [RoomNumber: [UserNumber: Seq]] = [:]
    /// What holds, in the order in which it came to hold.
    private(set) var rules: [RuleChange] = []
    private(set) var seen: [UserNumber: HubTime] = [:]
    /// Every entry in the order in which they were stored.
    private(set) var order: [Place] = []
    /// The most different reactions under one message.
    var reactionsPerEntry = 32
    /// The most pinned messages of a room.
    var pinsPerRoom = 3
    private var known: [Key: (room: RoomNumber, seq: Seq, body: Entry.Body)] = [:]

    /// Stores a batch.
    mutating func perform(_ batch: JournalBatch, at time: HubTime) -> BatchResult {
        for person in batch.people { people[person.number] = person }
        for room in batch.rooms { rooms[room.number] = room }
        let outcomes = batch.submissions.map { store($0, at: time) }
        rules += batch.rules
        seen.merge(batch.seen) { $1 }
        for mark in batch.marks {
            marks[mark.room, default: [:]][mark.user] = max(marks[mark.room]?[mark.user] ?? .zero, mark.seq)
        }
        return .committed(outcomes)
    }

    private mutating func store(_ submission: Submission, at time: HubTime) -> SubmissionOutcome {
        let key = Key(author: submission.author, nonce: submission.nonce)
        if let before = known[key] {
            let isSame = before.room == submission.room && before.body == submission.body
            return isSame ? .duplicate(before.seq) : .nonceReused
        }
        if let objection = objection(to: submission) { return objection }
        let seq = Seq(UInt64(entries[submission.room, default: []].count) + 1)
        let entry = Entry(
            seq: seq, time: time, author: submission.author, nonce: submission.nonce, body: submission.body)
        entries[submission.room, default: []].append(entry)
        order.append(Place(room: submission.room, seq: seq))
        rules += submission.rules
        known[key] = (submission.room, seq, submission.body)
        return .stored(entry)
    }

    /// What has expired by the number of entries, without snapshots, that a room may keep.
    func survey(_ retention: Retention) -> [Expiry] {
        entries.keys.sorted().compactMap { room in
            let rule = name(of: room).flatMap { retention.rooms[$0] } ?? retention.rule
            let said = (entries[room] ?? []).filter { $0.author != .hub }
            guard let keep = rule.entries, let last = said.dropLast(Int(keep)).last?.seq else { return nil }
            return last > floors[room] ?? .zero ? Expiry(room: room, last: last) : nil
        }
    }

    private func name(of room: RoomNumber) -> RoomName? {
        if case .named(let name)? = rooms[room]?.kind { name } else { nil }
    }

    mutating func expire(_ expiry: Expiry) {
        floors[expiry.room] = max(floors[expiry.room] ?? .zero, expiry.last)
    }
}
