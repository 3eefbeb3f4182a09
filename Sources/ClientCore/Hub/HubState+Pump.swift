import ChatModel

/// What the client asks for by itself: missing lines, names, members, and the posts that wait.
extension HubState {
    mutating func pump(_ turn: inout Turn) {
        guard connection.session != nil else { return }
        for index in conversations.values.indices { fetch(index, &turn) }
        fetchRoster(&turn)
        fetchQuote(&turn)
        sendMarks(&turn)
        identify(&turn)
        send(&turn)
        pageSearch(&turn)
        tellDayMessageIfNew(&turn)
        sumUp(&turn)
        if people.count > ClientLimits.people { people.trim(keeping: presentNumbers) }
    }

    /// Keeps every timeline within its bounds, around the place that is read.
    mutating func trim() {
        for index in conversations.values.indices {
            let isActive = conversations.keys[index] == active
            let view = isActive ? conversations.look(at: index, \.view) : .newest
            conversations.values[index].timeline.trim(around: view)
        }
    }

    /// One page at a time: what was wished for first, then holes that are small or near the place that is read.
    private mutating func fetch(_ index: Int, _ turn: inout Turn) {
        guard let (number, span, head) = conversations.look(at: index, \.wantedPage) else { return }
        conversations.values[index].wantsOlder = false
        let page = PendingRequest.page(conversations.keys[index], span, head: head)
        conversations.values[index].isLoading = ask(page, &turn) { .history($0, number, span) }
    }

    private mutating func fetchRoster(_ turn: inout Turn) {
        guard let active, let (number, next) = conversations.look(at: active, \.wantedRoster) ?? nil else { return }
        let sent = ask(.roster(active, isFirst: false), &turn) { .roster($0, number, after: next) }
        conversations[active]?.isLoadingRoster = sent
    }

    /// One answered message of the shown conversation that is not loaded.
    private mutating func fetchQuote(_ turn: inout Turn) {
        guard !isQuoting, let active, let (number, seq) = conversations.change(active, { $0.takeWantedQuote() }) ?? nil
        else { return }
        let before = Seq(seq.value &- 1)
        isQuoting = ask(.quote(active, seq), &turn) { .history($0, number, .after(before, limit: 1)) }
    }

    private mutating func identify(_ turn: inout Turn) {
        guard !isIdentifying else { return }
        let numbers = people.toIdentify()
        guard !numbers.isEmpty else { return }
        isIdentifying = ask(.identify(numbers), &turn) { .identify($0, numbers) }
    }

    private mutating func send(_ turn: inout Turn) {
        guard let session = connection.session else { return }
        let posts = outbox.take(credit: session.credit, now: turn.now.monotonic) { conversations[$0]?.number }
        turn.effects.append(contentsOf: posts.map { .send(session.link, .post($0)) })
    }

    private var presentNumbers: Set<UserNumber> {
        conversations.values.reduce(into: Set([you?.number].compactMap { $0 })) { $0.formUnion($1.roster.numbers) }
    }
}

extension Conversation {
    /// The page that is to be asked for now, and the last place that is known.
    fileprivate var wantedPage: (RoomNumber, HistorySpan, head: Seq)? {
        guard let number, !isLoading, !isBlocked, let span = wantedSpan else { return nil }
        return (number, span, timeline.head)
    }

    /// Behind whom the list of members goes on that is to be asked for now.
    fileprivate var wantedRoster: (RoomNumber, UserNumber)? {
        guard let number, !isLoadingRoster, let next = roster.next else { return nil }
        return (number, next)
    }

    /// The answered message that is to be asked for now; it counts as asked for.
    fileprivate mutating func takeWantedQuote() -> (RoomNumber, Seq)? {
        guard let number, let seq = quotes.next(unless: timeline.covers) else { return nil }
        return (number, seq)
    }

    /// The part of the journal that is wanted next.
    var wantedSpan: HistorySpan? {
        if let hole = timeline.holes.ranges.last(where: isWanted) { return span(for: hole) }
        guard !timeline.reachesBeginning, wantsOlder || isNearLowest else { return nil }
        return .before(timeline.lowest, limit: ClientLimits.page)
    }

    private func isWanted(_ hole: ClosedRange<UInt64>) -> Bool {
        if hole.count <= ClientLimits.filledHole { return true }
        guard case .older(let top, let bottom) = view else { return false }
        let first = min(timeline.entry(before: top)?.seq.value ?? 0, top.value - min(top.value, ClientLimits.nearEdge))
        let last = max(
            timeline.entry(after: bottom)?.seq.value ?? timeline.head.value, bottom.value + ClientLimits.nearEdge)
        return hole.overlaps(first...max(first, last))
    }

    /// A hole is filled from the side that the person comes from, and around a place inside it that is read.
    private func span(for hole: ClosedRange<UInt64>) -> HistorySpan {
        let below = hole.lowerBound - 1
        guard case .older(let top, _) = view else { return .after(Seq(below), limit: ClientLimits.page) }
        if hole.upperBound < top.value { return .before(Seq(hole.upperBound + 1), limit: ClientLimits.page) }
        let context = top.value - min(top.value, ClientLimits.context + 1)
        return .after(Seq(max(below, context)), limit: ClientLimits.page)
    }

    private var isNearLowest: Bool {
        guard case .older(let top, _) = view else { return false }
        return top.value < timeline.lowest.value + ClientLimits.nearEdge || timeline.entry(before: top) == nil
    }
}
