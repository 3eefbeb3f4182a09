/// What one member had of its room: counts, and whether anything came twice or before an earlier one.
struct Tally: Sendable {
    /// The place that is to come next.
    private var expected: UInt64 = 1
    /// Places that the hub said it left out, to be fetched; oldest first.
    private(set) var gaps: [Range<UInt64>] = []
    private(set) var received: UInt64 = 0
    private(set) var outOfOrder: UInt64 = 0
    /// The newest stamp of each talker.
    private var newest: [UInt64] = []

    /// The room's last entry before anything is counted.
    mutating func begin(after head: UInt64) { expected = head + 1 }

    /// A live text: in order in its room, and among its author's.
    mutating func take(seq: UInt64, talker: Int, stamp: UInt64) {
        if talker >= newest.count { newest += repeatElement(0, count: talker + 1 - newest.count) }
        guard seq >= expected, stamp > newest[talker] else {
            outOfOrder += 1
            return
        }
        newest[talker] = stamp
        expected = seq + 1
        received += 1
    }

    /// The hub left out what is between two places.
    mutating func skip(after: UInt64, before: UInt64) {
        guard after + 1 >= expected, before > after + 1 else {
            outOfOrder += 1
            return
        }
        gaps.append((after + 1)..<before)
        expected = before
    }

    /// A text of the oldest gap, fetched from the journal; those beyond the gap came live.
    mutating func fill(seq: UInt64) {
        guard let gap = gaps.first, seq < gap.upperBound else { return }
        guard seq == gap.lowerBound else {
            outOfOrder += 1
            return
        }
        received += 1
        if gap.count == 1 { gaps.removeFirst() } else { gaps[0] = (seq + 1)..<gap.upperBound }
    }
}
