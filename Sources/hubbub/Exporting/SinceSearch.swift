import ChatModel

/// Finds the place behind which a room's entries are of a moment or later: by halves, as time never steps back in a room.
struct SinceSearch {
    private let since: HubTime?
    /// Everything up to here is earlier.
    private var low: UInt64
    /// Everything from here on is of that moment or later.
    private var high: UInt64

    /// - Parameter since: nil for everything.
    init(since: HubTime?, floor: Seq, head: Seq) {
        self.since = since
        low = floor.value
        high = since == nil ? low + 1 : max(head.value, low) + 1
    }

    private var middle: UInt64 { low + (high - low) / 2 }

    /// What to ask for; nil when the place is found.
    var next: HistorySpan? { high - low > 1 ? .after(Seq(middle - 1), limit: 1) : nil }

    /// Takes in the first entry that was asked for; nil if there is none.
    mutating func take(_ entry: Entry?) {
        if let entry, let since, entry.time < since, entry.seq.value < high {
            low = max(entry.seq.value, middle)
        } else {
            high = middle
        }
    }

    /// The place before the first entry that is wanted.
    var first: Seq { Seq(low) }
}
