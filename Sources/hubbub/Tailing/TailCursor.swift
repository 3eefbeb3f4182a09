import ChatModel

/// Where a reader of a room is: decides which entries to show next, and what to fetch, over any number of sessions.
///
/// Entries are shown once each and in the room's order: whatever does not follow the last one is fetched. Messages come
/// with their present words, so of the changes that were made before, only those of messages before the beginning are
/// shown; of later ones, all.
struct TailCursor {
    /// Where to begin.
    enum Start: Hashable, Sendable {
        /// With so many of the newest messages and topics.
        case last(UInt64)
        /// Behind this place.
        case after(Seq)
    }

    /// What is to be done after an answer.
    struct Step: Hashable {
        var lines: [EntryLine] = []
        /// What to fetch.
        var fetch: HistorySpan?
        /// What was shown is not in the hub's journal any more.
        var isReset = false
    }

    /// The most messages of a page.
    static let page = UInt32(clamping: Limits().pageEntries)

    private let start: Start
    /// The place of the last entry that was shown, or passed over; nil until the beginning is found.
    private(set) var last: Seq?
    /// The last entry that was passed, to go on from in the next session.
    private(set) var token: ResumeToken?
    /// The newest place that was heard of.
    private var known = Seq.zero
    /// The newest place when the room was opened: changes behind it are shown.
    private var opened = Seq.zero
    private var isFetching = false
    private var nicks: [UserNumber: Nick] = [:]
    /// While the beginning is looked for: how many messages are still to be found, and before which place.
    private var search: (missing: UInt64, before: Seq)

    init(_ start: Start) {
        self.start = start
        search = if case .last(let count) = start { (count, .zero) } else { (0, .zero) }
    }

    /// Whether everything up to the newest place that was heard of is shown.
    var isCaughtUp: Bool { last.map { $0 >= known } ?? false }

    mutating func apply(_ joined: Joined) -> Step {
        isFetching = false
        nicks = [:]
        learn(joined.authors + joined.roster.members.map(\.person) + [joined.partner].compactMap(\.self))
        let isReset = isAnotherJournal(joined)
        if let last {
            if isReset {
                token = nil
                self.last = joined.history.first.map { Seq($0.seq.value - 1) } ?? joined.head
                opened = joined.head
            } else {
                self.last = max(last, joined.floor)
            }
        } else {
            begin(joined)
        }
        known = joined.head
        var step = take(joined.history, joined.amendments)
        step.isReset = isReset
        return step
    }

    /// Whether the journal does not have what was shown, though it can't have expired.
    private func isAnotherJournal(_ joined: Joined) -> Bool {
        guard let last, let token else { return false }
        return joined.head < last || joined.resume == .reset && token.seq > joined.floor
    }

    private mutating func begin(_ joined: Joined) {
        opened = joined.head
        switch start {
        case .after(let seq): last = seq
        case .last(let count):
            search = (count, joined.head.next)
            seek(in: joined.history, more: (joined.history.first?.seq ?? .zero) > joined.floor.next)
        }
    }

    /// Looks from the newest entry on for the one with which to begin.
    private mutating func seek(in entries: [Entry], more: Bool) {
        for entry in entries.reversed() where search.missing > 0 {
            search.before = entry.seq
            if entry.body.standsForItself { search.missing -= 1 }
        }
        if search.missing == 0 || !more { last = Seq(search.before.value - 1) }
    }

    mutating func apply(_ page: HistoryPage) -> Step {
        isFetching = false
        learn(page.authors)
        guard let last else {
            seek(in: page.entries, more: page.more && !page.entries.isEmpty)
            return take(page.entries, page.amendments)
        }
        // The page is the whole truth about what follows: a place that it leaves out is empty.
        if let first = page.entries.first, first.seq > last.next { self.last = Seq(first.seq.value - 1) }
        if page.entries.isEmpty { self.last = max(last, known) }
        return take(page.entries, page.amendments)
    }

    mutating func apply(_ event: RoomEvent) -> Step {
        switch event {
        case .entry(let entry): return take([entry], [])
        case .arrived(let member): learn([member.person])
        case .introduced(let person): learn([person])
        case .renamed(let user, let nick): nicks[user] = nick
        case .roster(let delta): learn(delta.arrived.map(\.person))
        case .left, .away, .role, .typing: break
        }
        return Step()
    }

    /// Entries before this place were not sent.
    mutating func missed(before seq: Seq) -> Step {
        known = max(known, Seq(max(seq.value, 1) - 1))
        return Step(fetch: wanted())
    }

    private mutating func take(_ entries: [Entry], _ amendments: [Amendment]) -> Step {
        let states = Dictionary(amendments.map { ($0.target, $0) }) { $1 }
        var step = Step()
        for entry in entries {
            known = max(known, entry.seq)
            guard let last, entry.seq == last.next else { continue }
            if isShown(entry) {
                guard let nick = nicks[entry.author] else { continue }
                step.lines.append(EntryLine(entry: entry, nick: nick.text, amendment: states[entry.seq]))
            }
            self.last = entry.seq
            token = ResumeToken(entry)
        }
        step.fetch = wanted()
        return step
    }

    private func isShown(_ entry: Entry) -> Bool {
        switch entry.body {
        case .snapshot, .deletedEdit: false
        case .edit(let target, _), .reaction(let target, _, _), .deletion(let target), .pin(let target, _):
            entry.seq > opened || target <= beginning
        case .text, .action, .reply, .topic, .deleted, .ruling, .run, .file: true
        }
    }

    /// The place behind which everything is to be shown.
    private var beginning: Seq { if case .after(let seq) = start { seq } else { .zero } }

    private mutating func wanted() -> HistorySpan? {
        guard !isFetching else { return nil }
        guard let last else {
            isFetching = true
            return .before(search.before, limit: UInt32(clamping: min(search.missing, UInt64(Self.page))))
        }
        guard last < known else { return nil }
        isFetching = true
        return .after(last, limit: Self.page)
    }

    private mutating func learn(_ people: [Person]) { for person in people { nicks[person.number] = person.nick } }
}

extension Entry.Body {
    /// Whether it is a line of its own, rather than a change of another or the hub's own bookkeeping.
    var standsForItself: Bool {
        if case .snapshot = self { false } else { changes == nil }
    }
}
