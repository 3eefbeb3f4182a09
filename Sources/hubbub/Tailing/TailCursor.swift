import ChatModel

/// Where a reader of a room is: decides which entries to show next, and what to fetch, over any number of sessions.
///
/// Entries are shown once each and in the room's order: whatever does not follow the last one is fetched.
struct TailCursor {
    /// Where to begin.
    enum Start: Hashable, Sendable {
        /// With so many of the newest entries.
        case last(UInt64)
        /// Behind this place.
        case after(Seq)
    }

    /// An entry with its author's present nick.
    struct Line: Hashable {
        let entry: Entry
        let nick: String
    }

    /// What is to be done after an answer.
    struct Step: Hashable {
        var lines: [Line] = []
        /// Fetch what follows this place.
        var fetch: Seq?
        /// What was shown is not in the hub's journal any more.
        var isReset = false
    }

    private let start: Start
    /// The place of the last entry that was shown, or passed over.
    private(set) var last: Seq?
    /// The last entry that was shown, to go on from in the next session.
    private(set) var token: ResumeToken?
    /// The newest place that was heard of.
    private var known = Seq.zero
    private var isFetching = false
    private var nicks: [UserNumber: Nick] = [:]

    init(_ start: Start) { self.start = start }

    /// Whether everything up to the newest place that was heard of is shown.
    var isCaughtUp: Bool { last.map { $0 >= known } ?? false }

    mutating func apply(_ joined: Joined) -> Step {
        isFetching = false
        nicks = [:]
        learn(joined.authors + joined.roster.members.map(\.person) + [joined.partner].compactMap(\.self))
        let isReset = last != nil && (joined.resume == .reset || joined.head < (last ?? .zero) && token != nil)
        if isReset {
            token = nil
            last = joined.history.first.map { Seq($0.seq.value - 1) } ?? joined.head
        }
        let first = last ?? firstPlace(head: joined.head)
        (last, known) = (first, joined.head)
        var step = take(joined.history)
        step.isReset = isReset
        return step
    }

    private func firstPlace(head: Seq) -> Seq {
        switch start {
        case .last(let count): Seq(head.value - min(count, head.value))
        case .after(let seq): seq
        }
    }

    mutating func apply(_ page: HistoryPage) -> Step {
        isFetching = false
        learn(page.authors)
        guard let last else { return Step() }
        // The page is the whole truth about what follows: a place that it leaves out is empty.
        if let first = page.entries.first, first.seq > last.next { self.last = Seq(first.seq.value - 1) }
        if page.entries.isEmpty { self.last = max(last, known) }
        return take(page.entries)
    }

    mutating func apply(_ event: RoomEvent) -> Step {
        switch event {
        case .entry(let entry): return take([entry])
        case .arrived(let member): learn([member.person])
        case .introduced(let person): learn([person])
        case .renamed(let user, let nick): nicks[user] = nick
        case .roster(let delta): learn(delta.arrived.map(\.person))
        case .left, .away: break
        }
        return Step()
    }

    /// Entries before this place were not sent.
    mutating func missed(before seq: Seq) -> Step {
        known = max(known, Seq(max(seq.value, 1) - 1))
        return Step(fetch: wanted())
    }

    private mutating func take(_ entries: [Entry]) -> Step {
        var step = Step()
        for entry in entries {
            known = max(known, entry.seq)
            guard let last, entry.seq == last.next, let nick = nicks[entry.author] else { continue }
            step.lines.append(Line(entry: entry, nick: nick.text))
            self.last = entry.seq
            token = ResumeToken(entry)
        }
        step.fetch = wanted()
        return step
    }

    private mutating func wanted() -> Seq? {
        guard !isFetching, let last, last < known else { return nil }
        isFetching = true
        return last
    }

    private mutating func learn(_ people: [Person]) { for person in people { nicks[person.number] = person.nick } }
}
