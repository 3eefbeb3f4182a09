import ChatModel

/// How far a conversation is read on this terminal, as the hub's read mark and the lines that came make it known.
package struct Reading: Hashable, Sendable {
    /// What the hub counted behind the read mark, up to a place.
    private struct Told: Hashable {
        let through: Seq
        let unread: Int
        let mentions: Int
    }

    private struct Count: Hashable {
        var unread = 0
        var mentions = 0
    }

    /// The last place that was read.
    package private(set) var place: Seq = .zero
    /// How many lines of others stand behind it.
    package private(set) var unread = 0
    /// How many of those speak of the user.
    package private(set) var mentions = 0
    private var told: Told?
    private var fence: Seq?
    private var fenced = 0
    /// The last place that the hub knows to be read.
    private var marked: Seq = .zero
    private var markedAt: Monotonic?
    /// What was unread when the last session ended.
    private var before = Count()

    /// Read up to a place, as kept from an earlier run.
    init(place: Seq = .zero) { self.place = place }

    /// The place behind which the line of what is new stands; nil when there is none.
    package var line: Seq? { unread > 0 ? place : fence }

    /// How many lines of others stand behind that line.
    package var newCount: Int { unread > 0 ? unread : fenced }

    /// What has come to be unread since the last session ended.
    var missed: (unread: Int, mentions: Int) {
        (max(0, unread - before.unread), max(0, mentions - before.mentions))
    }

    /// A room is entered: the hub tells how far the user has read, here or elsewhere. Whoever was never in a named
    /// room begins at its end.
    mutating func enter(_ joined: Joined, isKnown: Bool, isDirect: Bool) {
        marked = joined.mark
        if isKnown {
            if joined.mark >= place { trust(joined) } else { told = nil }
        } else if joined.mark == .zero, !isDirect {
            (place, told) = (joined.head, nil)
        } else {
            trust(joined)
        }
    }

    private mutating func trust(_ joined: Joined) {
        place = joined.mark
        told = Told(
            through: joined.head, unread: Int(joined.unread.messages), mentions: Int(joined.unread.mentions))
    }

    /// So far it was read in an earlier run.
    mutating func recall(_ mark: Seq) { place = mark }

    /// Everything up to a place is read.
    mutating func readAll(to head: Seq) {
        (unread, mentions, told) = (0, 0, nil)
        place = max(place, head)
    }

    /// The person sees the end: the line stands where they left off.
    mutating func look(to head: Seq) {
        if unread > 0 { (fence, fenced) = (place, unread) }
        readAll(to: head)
    }

    /// A new line of somebody else is seen as it comes.
    mutating func see() { if fence != nil { fenced += 1 } }

    mutating func dropLine() { (fence, fenced) = (nil, 0) }

    /// Counts a new line of somebody else.
    mutating func count(_ seq: Seq, isMention: Bool) { if seq > place { add(isMention: isMention) } }

    /// Counts one more.
    mutating func add(isMention: Bool) {
        unread += 1
        if isMention { mentions += 1 }
    }

    /// Begins to count anew; the lines behind the returned place are to be added. What is missing counts as unread.
    mutating func beginRecount(knowsAll: Bool, missing: (Seq) -> UInt64, _ attention: Attention) -> Seq {
        let base = knowsAll ? nil : told
        let start = base?.through ?? place
        unread = base?.unread ?? 0
        mentions =
            switch attention {
            case .all: unread
            case .mentions: base?.mentions ?? 0
            case .none: 0
            }
        unread += Int(clamping: missing(start))
        return start
    }

    /// The user has read so far on another terminal.
    mutating func readElsewhere(to seq: Seq) {
        marked = max(marked, seq)
        guard seq > place else { return }
        (place, told) = (seq, nil)
    }

    /// Never counts more than this.
    mutating func limit(unread: Int, mentions: Int) {
        (self.unread, self.mentions) = (min(self.unread, unread), min(self.mentions, mentions))
    }

    /// The place to tell the hub, if it does not know it and was not told just now (or at once, if time is nil).
    mutating func takeMark(at now: Monotonic?) -> Seq? {
        guard place > marked else { return nil }
        if let now {
            guard markedAt.map({ now.since($0) >= ClientLimits.markPause }) ?? true else { return nil }
            markedAt = now
        }
        marked = place
        return place
    }

    /// A session ends.
    mutating func endSession() { before = Count(unread: unread, mentions: mentions) }
}
