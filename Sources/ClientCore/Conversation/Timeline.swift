import ChatModel
import Collections

/// What a conversation shows, in the hub's order: a window of the room's journal with local items in between.
///
/// The window goes from the lowest loaded place to the room's head; what is missing inside it is known as holes,
/// so nothing is shown twice and nothing missing goes unseen. Entries that change a message have their places like
/// all others, but no items: what they did stands with the message.
package struct Timeline: Sendable {
    /// The items, oldest first.
    package internal(set) var items: Deque<TimelineItem> = []
    /// The room's last place that the client knows of.
    package internal(set) var head: Seq = .zero
    /// The first place of the window; the one after `head` when nothing is loaded.
    package internal(set) var lowest = Seq.zero.next
    /// The missing places inside the window.
    package internal(set) var holes = SeqRanges()
    /// The last entry that the client has: where it goes on after a cut.
    package internal(set) var latest: ResumeToken?
    /// The last place that the hub is known to keep no more.
    var floor: Seq = .zero
    var knowsBeginning = true
    /// Live changes of messages that came while a page was on its way, which may be older than they are.
    var unplaced: [LiveChange] = []
    private var steps: UInt32 = 0

    /// Whether nothing older than the window exists any more.
    package var reachesBeginning: Bool { knowsBeginning || lowest <= floor.next }

    /// Whether there were older entries than those at the beginning, which the hub keeps no more.
    package var beganEarlier: Bool { reachesBeginning && lowest > Seq.zero.next && head > .zero }

    /// Whether the entry of this place is loaded, or known not to exist.
    package func covers(_ seq: Seq) -> Bool { seq >= lowest && seq <= head && !holes.contains(seq) }

    /// The first place from this one on that is loaded.
    func firstCovered(from seq: Seq) -> Seq {
        let seq = max(seq, lowest)
        return holes.range(around: seq).map { Seq($0.upperBound + 1) } ?? seq
    }

    /// Whether nothing is missing behind a place.
    func coversAll(after seq: Seq) -> Bool {
        (seq.next >= lowest || reachesBeginning) && holes.count(above: seq) == 0
    }

    /// How many entries are missing between the shown entry before a place and this place.
    package func missing(before seq: Seq) -> UInt64 {
        guard holes.ranges.first.map({ $0.lowerBound < seq.value }) == true else { return 0 }
        let start = entry(before: seq)?.seq ?? .zero
        guard seq > start else { return 0 }
        return holes.count(above: start) - holes.count(above: Seq(seq.value - 1))
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

    /// The index of the entry of a place, if it is loaded and shown.
    func index(ofEntryAt seq: Seq) -> Int? {
        let index = index(of: Place(seq: seq, step: 0))
        return index < items.count && items[index].place == Place(seq: seq, step: 0) ? index : nil
    }

    /// The item of a place, if its entry is loaded and shown.
    package func item(at seq: Seq) -> TimelineItem? { index(ofEntryAt: seq).map { items[$0] } }

    /// The entry of a place, if it is loaded and shown.
    package func entry(at seq: Seq) -> Entry? { item(at: seq)?.entry }

    /// The last shown entry before a place.
    func entry(before seq: Seq) -> Entry? {
        items[..<index(of: Place(seq: seq, step: 0))].last { $0.entry != nil }?.entry
    }

    /// The first shown entry behind a place.
    func entry(after seq: Seq) -> Entry? {
        items[index(of: Place(seq: seq.next, step: 0))...].first { $0.entry != nil }?.entry
    }

    /// Takes an entry in; false if it is there already or stands outside the window.
    mutating func insert(_ entry: Entry) -> Bool {
        if entry.seq > head {
            raise(to: Seq(entry.seq.value - 1))
            head = entry.seq
            latest = ResumeToken(entry)
            if entry.body.isShown { items.append(TimelineItem(entry)) }
            return true
        }
        guard holes.contains(entry.seq) else { return false }
        holes.remove(entry.seq.value...entry.seq.value)
        if entry.body.isShown {
            items.insert(TimelineItem(entry), at: index(of: Place(seq: entry.seq, step: 0)))
        }
        if latest.map({ $0.seq < entry.seq }) ?? true { latest = ResumeToken(entry) }
        return true
    }

    /// Notes that the room goes on to this place, although what is between was not sent.
    mutating func raise(to seq: Seq) {
        guard seq > head else { return }
        holes.insert(head.next.value...seq.value)
        head = seq
    }

    /// Makes the window reach down to a place and some lines before it; what is between is missing, and can be loaded.
    /// Returns the place, or the first one that exists.
    mutating func reach(_ seq: Seq) -> Seq {
        guard seq < lowest else { return seq }
        guard !reachesBeginning else { return lowest }
        let wanted = seq.value > ClientLimits.context ? seq.value - ClientLimits.context : 1
        let bottom = max(wanted, floor.next.value)
        guard bottom < lowest.value else { return lowest }
        holes.insert(bottom...(lowest.value - 1))
        lowest = Seq(bottom)
        return max(seq, lowest)
    }

    /// Starts the window anew with the room's newest page; local items stay behind it if they are wanted.
    mutating func restart(with page: [Entry], head: Seq, keepingNotices: Bool) {
        let local = keepingNotices ? items.filter { $0.entry == nil } : []
        self.head = max(head, page.last?.seq ?? .zero)
        holes = SeqRanges()
        lowest = page.first?.seq ?? self.head.next
        latest = page.last.map { ResumeToken($0) }
        knowsBeginning = self.head == .zero
        unplaced = []
        items = Deque(page.filter(\.body.isShown).map { TimelineItem($0) })
        for item in local { append(item.content) }
    }

    /// Takes the page before a place: the journal has nothing else between its first entry and that place.
    /// Returns those that were not there.
    mutating func take(_ page: [Entry], before place: Seq, more: Bool) -> [Entry] {
        guard place >= lowest, place.value > 0 else { return [] }
        let older = page.filter { $0.seq < lowest }
        let inside = page.filter { $0.seq >= lowest && $0.seq < place && insert($0) }
        items.insert(contentsOf: older.filter(\.body.isShown).map { TimelineItem($0) }, at: 0)
        let bottom = more ? page.first?.seq ?? .zero : .zero
        if bottom < place { holes.remove(bottom.value...(place.value - 1)) }
        if latest == nil { latest = page.last.map { ResumeToken($0) } }
        lowest = min(lowest, page.first?.seq ?? lowest)
        if !more || page.isEmpty { knowsBeginning = true }
        return older + inside
    }

    /// Takes the page after a place: the journal has nothing else between that place and its last entry; if no more
    /// follow, nothing up to the head as it was when the page was asked for. Returns those that were not there.
    mutating func take(_ page: [Entry], after place: Seq, more: Bool, head known: Seq) -> [Entry] {
        let hole = holes.range(around: place.next)
        let new = page.filter { insert($0) }
        let last = page.last?.seq.value ?? 0
        let top = more && !page.isEmpty ? last : max(last, min(hole?.upperBound ?? 0, known.value))
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

    mutating func append(_ content: TimelineItem.Content) {
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
}
