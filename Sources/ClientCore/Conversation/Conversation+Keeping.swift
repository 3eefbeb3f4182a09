import ChatModel

/// A conversation between two runs.
extension Conversation {
    /// What tells whether a conversation is as it was when it was last kept.
    struct Stamp: Hashable {
        let latest: ResumeToken?
        let lowest: Seq
        let holes: UInt64
        let floor: Seq
        let mark: Seq
        let topic: Topic
        let partner: Person?
    }

    var stamp: Stamp {
        Stamp(
            latest: timeline.latest, lowest: timeline.lowest, holes: timeline.holes.count, floor: timeline.floor,
            mark: read, topic: topic, partner: partner)
    }

    /// Its newest stretch without a hole; nil when nothing is loaded.
    func kept(_ people: People) -> KeptConversation? {
        guard let kind = name.map(KeptConversation.Kind.room) ?? partner.map(KeptConversation.Kind.direct),
            let stretch = timeline.keptStretch
        else { return nil }
        let numbers = Set(stretch.items.compactMap { $0.entry?.author })
        return KeptConversation(
            kind: kind, topic: topic, lowest: stretch.lowest, token: stretch.token, floor: timeline.floor, mark: read,
            entries: stretch.items.compactMap(\.entry), amendments: stretch.items.compactMap(\.amendment),
            authors: numbers.compactMap { people[$0] }.sorted { $0.number < $1.number })
    }

    /// A conversation as an earlier run left it.
    init(_ kept: KeptConversation) {
        switch kept.kind {
        case .room(let name): self.init(room: name)
        case .direct(let partner): self.init(with: partner)
        }
        timeline = Timeline(kept)
        set(kept.topic, at: kept.token.seq)
        reading.recall(kept.mark)
        wasJoined = true
    }
}

extension Timeline {
    /// The newest entries up to the last one that the client has, with nothing missing in between.
    fileprivate var keptStretch: (lowest: Seq, token: ResumeToken, items: [TimelineItem])? {
        guard let latest, covers(latest.seq) else { return nil }
        let hole = holes.ranges.last { $0.upperBound < latest.seq.value }
        let bottom = max(lowest, hole.map { Seq($0.upperBound + 1) } ?? .zero)
        let entries = items.filter { $0.entry != nil && $0.place.seq >= bottom && $0.place.seq <= latest.seq }
        guard entries.count > ClientLimits.keptEntries, let first = entries.suffix(ClientLimits.keptEntries).first
        else { return (bottom, latest, Array(entries)) }
        return (first.place.seq, latest, entries.suffix(ClientLimits.keptEntries))
    }

    /// A window as an earlier run left it.
    fileprivate init(_ kept: KeptConversation) {
        let states = Dictionary(kept.amendments.map { ($0.target, $0) }) { $1 }
        for entry in kept.entries where entry.body.isShown {
            var item = TimelineItem(entry)
            if let state = states[entry.seq] { item.become(state) }
            items.append(item)
        }
        (lowest, head, latest, floor) = (kept.lowest, kept.token.seq, kept.token, kept.floor)
        knowsBeginning = false
    }
}
