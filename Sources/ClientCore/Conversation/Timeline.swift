import ChatModel
import Collections

/// What a conversation shows, in the hub's order: a window of the room's journal with local items in between.
///
/// The window goes from the lowest loaded place to the room's head; what is missing inside it is known as holes,
/// so nothing is shown twice and nothing missing goes unseen.
package struct Timeline: Sendable {
    /// The items, oldest first.
    package private(set) var items: Deque<TimelineItem> = []
    /// The room's last place that the client knows of.
    package private(set) var head: Seq = .zero
    /// The first place of the window; the one after `head` when nothing is loaded.
    package private(set) var lowest = Seq.zero.next
    /// The missing places inside the window.
    package private(set) var holes = SeqRanges()
    /// The last entry that the client has: where it goes on after a cut.
    package private(set) var latest: ResumeToken?
    private var knowsBeginning = true
    private var steps: UInt32 = 0

    /// Whether nothing older than the window exists.
    package var reachesBeginning: Bool { knowsBeginning || lowest <= Seq.zero.next }

    /// Whether the entry of this place is loaded, or known not to exist.
    package func covers(_ seq: Seq) -> Bool { seq >= lowest && seq <= head && !holes.contains(seq) }

    /// How many entries are missing right before this one.
    package func missing(before seq: Seq) -> UInt64 {
        guard seq.value > 0, let range = holes.range(around: Seq(seq.value - 1)) else { return 0 }
        return UInt64(range.count)
    }

    /// The index of the first item that is not before a place.
    package func index(of place: Place) -> Int {
        var (low, high) = (0, items.count)
        while low < high {
            let middle = (low + high) / 2
            if items[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The entry of a place, if it is loaded.
    package func entry(at seq: Seq) -> Entry? {
        let index = index(of: Place(seq: seq, step: 0))
        return index < items.count && items[index].place.seq == seq ? items[index].entry : nil
    }

    /// Takes an entry in; false if it is there already or stands outside the window.
    mutating func insert(_ entry: Entry) -> Bool {
        if entry.seq > head {
            raise(to: Seq(entry.seq.value - 1))
            head = entry.seq
            latest = ResumeToken(entry)
            items.append(Self.item(entry))
            return true
        }
        guard holes.contains(entry.seq) else { return false }
        holes.remove(entry.seq.value...entry.seq.value)
        items.insert(Self.item(entry), at: index(of: Place(seq: entry.seq, step: 0)))
        if let last = latest, last.seq < entry.seq { latest = ResumeToken(entry) }
        return true
    }

    /// Notes that the room goes on to this place, although what is between was not sent.
    mutating func raise(to seq: Seq) {
        guard seq > head else { return }
        holes.insert(head.next.value...seq.value)
        head = seq
    }

    /// Starts the window anew with the room's newest page; local items stay behind it if they are wanted.
    mutating func restart(with page: [Entry], head: Seq, keepingNotices: Bool) {
        let local = keepingNotices ? items.filter { $0.entry == nil } : []
        self.head = max(head, page.last?.seq ?? .zero)
        holes = SeqRanges()
        lowest = page.first?.seq ?? self.head.next
        latest = page.last.map { ResumeToken($0) }
        knowsBeginning = self.head == .zero
        items = Deque(page.map(Self.item))
        for item in local { append(item.content) }
    }

    /// Takes the page before a place: the journal has nothing else between its first entry and that place.
    /// Returns those that were not there.
    mutating func take(_ page: [Entry], before place: Seq, more: Bool) -> [Entry] {
        guard place >= lowest, place.value > 0 else { return [] }
        let older = page.filter { $0.seq < lowest }
        let inside = page.filter { $0.seq >= lowest && $0.seq < place && insert($0) }
        items.insert(contentsOf: older.map(Self.item), at: 0)
        let bottom = more ? page.first?.seq ?? .zero : .zero
        if bottom < place { holes.remove(bottom.value...(place.value - 1)) }
        if latest == nil { latest = page.last.map { ResumeToken($0) } }
        lowest = min(lowest, page.first?.seq ?? lowest)
        if !more || page.isEmpty { knowsBeginning = true }
        return older + inside
    }

    /// Takes the page after a place: the journal has nothing else between that place and its last entry.
    /// Returns those that were not there.
    mutating func take(_ page: [Entry], after place: Seq, more: Bool) -> [Entry] {
        let hole = holes.range(around: place.next)
        let new = page.filter { insert($0) }
        let last = page.last?.seq.value ?? 0
        let top = more && !page.isEmpty ? last : max(last, hole?.upperBound ?? 0)
        if top > place.value { holes.remove(place.next.value...top) }
        return new
    }

    /// Puts a notice behind everything.
    mutating func append(_ notice: Notice, at time: HubTime?) { append(.notice(notice, at: time)) }

    /// Changes the folded line at the end, made when there is none, dropped when nothing is left of it.
    mutating func fold(_ change: (inout PresenceFold) -> Void) {
        var fold = PresenceFold()
        if let last = items.last, case .presence(let open) = last.content {
            fold = open
            items.removeLast()
        }
        change(&fold)
        if !fold.isEmpty { append(.presence(fold)) }
    }

    private mutating func append(_ content: TimelineItem.Content) {
        steps &+= 1
        items.append(TimelineItem(place: Place(seq: head, step: steps), content: content))
    }

    /// Forgets everything that is shown; the journal's entries can be loaded again.
    mutating func clear() {
        items = []
        holes = SeqRanges()
        lowest = head.next
        knowsBeginning = head == .zero
    }

    /// Forgets what is far from the place that is read, so that the memory is bounded.
    mutating func trim(around view: View) {
        switch view {
        case .newest:
            if let wide = holes.ranges.last(where: { $0.count > ClientLimits.filledHole }) {
                drop(below: Seq(wide.upperBound + 1))
            }
            guard items.count > ClientLimits.timelineItems + ClientLimits.timelineSlack else { return }
            dropFirst(items.count - ClientLimits.timelineItems)
        case .older(let top, let bottom):
            guard items.count > ClientLimits.timelineItems + ClientLimits.timelineSlack else { return }
            let around = ClientLimits.keptAround
            let end = min(bottom.value, top.value + around)
            drop(below: Seq(top.value > around ? top.value - around : 0))
            let newest = head.value > around ? head.value - around : 0
            if end + around < newest { empty(end + around + 1...newest) }
        }
    }

    private mutating func dropFirst(_ count: Int) {
        let edge = items.prefix(count).last { $0.entry != nil }?.place.seq.next ?? lowest
        items.removeFirst(count)
        raiseLowest(to: edge)
    }

    private mutating func drop(below edge: Seq) {
        items.removeFirst(index(of: Place(seq: edge, step: 0)))
        raiseLowest(to: edge)
    }

    private mutating func raiseLowest(to edge: Seq) {
        guard edge > lowest else { return }
        lowest = edge
        while let first = holes.ranges.first, first.lowerBound <= lowest.value {
            holes.remove(first)
            lowest = Seq(max(lowest.value, first.upperBound + 1))
        }
        knowsBeginning = false
    }

    private mutating func empty(_ range: ClosedRange<UInt64>) {
        let first = index(of: Place(seq: Seq(range.lowerBound), step: 0))
        items.removeSubrange(first..<index(of: Place(seq: Seq(range.upperBound + 1), step: 0)))
        holes.insert(range)
    }

    private static func item(_ entry: Entry) -> TimelineItem {
        TimelineItem(place: Place(seq: entry.seq, step: 0), content: .entry(entry))
    }
}

/// Which part of a conversation stands on the screen.
package enum View: Hashable, Sendable {
    /// Its end: new lines come in below.
    case newest
    /// An older part, from the first to the last entry on the screen.
    case older(top: Seq, bottom: Seq)
}
