import ChatModel

/// A change of a message as it was published.
struct LiveChange: Sendable {
    let entry: Entry
    /// Whether the user made it.
    let isMine: Bool
}

extension Timeline {
    /// Takes in the state of messages; an older state than the known one changes nothing, unless what made the known
    /// one newer was published while a page was on its way: it knew nothing of what that page says, and is placed again.
    mutating func take(_ amendments: [Amendment]) {
        let latest = Dictionary(unplaced.map { ($0.entry.body.changes, $0.entry.seq) }) { $1 }
        for amendment in amendments {
            guard let index = index(ofEntryAt: amendment.target) else { continue }
            let isNewer = amendment.changed >= items[index].amendment?.changed ?? .zero
            guard isNewer || amendment.changed < latest[amendment.target] ?? .zero else { continue }
            items[index].become(amendment)
        }
    }

    /// Takes in a published change; also kept for later while a page is on its way, which may be older than the change.
    mutating func take(_ change: LiveChange, isLoading: Bool) {
        guard let target = change.entry.body.changes else { return }
        if let index = index(ofEntryAt: target) { items[index].change(by: change) }
        if isLoading, unplaced.count < ClientLimits.unplacedChanges { unplaced.append(change) }
    }

    /// A page has come: what was published while it was on its way is newer than it, or counted in.
    mutating func placeChanges() {
        let waiting = unplaced
        unplaced = []
        for change in waiting { take(change, isLoading: false) }
    }
}

extension TimelineItem {
    fileprivate mutating func change(by change: LiveChange) {
        let known =
            amendment
            ?? Amendment(target: place.seq, changed: .zero, content: isDeleted ? .deleted : .original, reactions: [])
        guard change.entry.seq > known.changed else { return }
        become(known.stepped(by: change))
    }
}

extension Amendment {
    /// The state after one more change.
    fileprivate func stepped(by change: LiveChange) -> Amendment {
        var (content, reactions, isPinned) = (content, reactions, isPinned)
        switch change.entry.body {
        case .edit(_, let text) where content != .deleted: content = .edited(text, at: change.entry.time)
        case .deletion: (content, reactions, isPinned) = (.deleted, [], false)
        case .reaction(_, let sign, let isOn) where content != .deleted:
            reactions = reactions.stepped(sign, isOn: isOn, isMine: change.isMine)
        case .pin(_, let isOn) where content != .deleted: isPinned = isOn
        default: break
        }
        return Amendment(
            target: target, changed: change.entry.seq, content: content, reactions: reactions, isPinned: isPinned)
    }
}

extension [ReactionTally] {
    /// The signs after one more was given or taken back.
    fileprivate func stepped(_ sign: Reaction, isOn: Bool, isMine: Bool) -> [ReactionTally] {
        guard let index = firstIndex(where: { $0.reaction == sign }) else {
            return isOn ? self + [ReactionTally(reaction: sign, count: 1, isMine: isMine)] : self
        }
        let known = self[index]
        var tallies = self
        guard isOn || known.count > 1 else {
            tallies.remove(at: index)
            return tallies
        }
        let count = isOn ? known.count &+ 1 : known.count - 1
        tallies[index] = ReactionTally(reaction: sign, count: count, isMine: isMine ? isOn : known.isMine)
        return tallies
    }
}
